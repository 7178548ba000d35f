/** The pages of `docs/` as the site has them: English at its root, Portuguese under `pt-BR/`, what is no page at the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage: string };

/** Paths in the repository, e.g. `docs/how-to/queue-mode.pt-BR.md`. */
export function docsPages(): string[] {
  return readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join('docs', name.replaceAll('\\', '/')))
    .toSorted();
}

/** `docs/errors/day.pt-BR.md` → `pt-BR/errors/day.md` */
export function sitePathOf(page: string): string {
  const path = posix.relative('docs', page).replace(/(^|\/)README(?=[.])/, '$1index');
  return path.endsWith('.pt-BR.md') ? posix.join('pt-BR', path.replace('.pt-BR.md', '.md')) : path;
}

/** By their paths on the site. */
export function sitePages(): Map<string, string> {
  return new Map(docsPages().map((page) => [sitePathOf(page), withSiteLinks(page, readFileSync(join(root, page), 'utf8'))]));
}

function withSiteLinks(page: string, text: string): string {
  return text.replace(/\]\(([^)\s]+)\)/g, (whole, target: string) =>
    /^(https?:|#)/.test(target) ? whole : `](${siteTarget(page, target)})`,
  );
}

function siteTarget(page: string, target: string): string {
  const [path, anchor] = target.split('#');
  const file = posix.join(dirname(page), path!);
  const isOurs = file.startsWith('docs/') && existsSync(join(root, file));
  if (!isOurs) return `${homepage}/blob/HEAD/${file}${anchor === undefined ? '' : `#${anchor}`}`;
  const to = file.endsWith('.md') ? sitePathOf(file) : posix.relative('docs', file);
  const link = relative(dirname(sitePathOf(page)), to).replaceAll('\\', '/');
  return `${link.startsWith('.') ? '' : './'}${link}${anchor === undefined ? '' : `#${anchor}`}`;
}

export interface IndexSection {
  readonly title: string;
  readonly links: readonly { readonly text: string; readonly link: string; readonly about: string }[];
}

/** What `docs/README.md` or its Portuguese twin lists, with links as they stand there. */
export function readIndex(page: 'docs/README.md' | 'docs/README.pt-BR.md'): IndexSection[] {
  const [, ...sections] = readFileSync(join(root, page), 'utf8').split(/^## /m);
  return sections.map((section) => ({
    title: section.split('\n')[0]!.trim(),
    links: [...section.matchAll(/^- \[([^\]]+)\]\(([^)]+)\)(?:: | )?(.*)$/gm)].map(([, text, link, about]) => ({
      text: text!,
      link: link!,
      about: about!,
    })),
  }));
}
