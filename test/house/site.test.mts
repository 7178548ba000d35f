/** The docs as a site: every page is found from the first one, and no link of it leads nowhere, anchors included. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderLlms } from '../../scripts/site/llms.mts';
import { docsPages, readIndex, sitePages, sitePathOf } from '../../scripts/site/pages.mts';
import { slugOf } from '../../scripts/site/slug.mts';

const root = resolve(import.meta.dirname, '../..');
const site = sitePages();

const anchors = (text: string) => new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugOf(heading!)));

function deadLinks(path: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^https?:/.test(target));
  return targets.filter((target) => {
    const [file, anchor] = target.split('#');
    const to = file === '' ? path : posix.join(posix.dirname(path), file!);
    if (!to.endsWith('.md')) return !existsSync(join(root, 'docs', to));
    const there = site.get(to);
    return there === undefined || (anchor !== undefined && !anchors(there).has(anchor));
  });
}

test('no link of the site leads nowhere', () => {
  expect(site.size).toBe(docsPages().length);
  expect([...site].flatMap(([path, text]) => deadLinks(path, text).map((link) => `${path}: ${link}`))).toEqual([]);
});

test('a page or a heading that is missing is a dead link', () => {
  const text = '[a](./nowhere.md) [b](./start.md#nothing) [c](./start.md#2-break-something) [d](./images/none.png)';
  expect(deadLinks('README.md', text)).toEqual(['./nowhere.md', './start.md#nothing', './images/none.png']);
});

test('Portuguese has a folder of its own, and what is no page is at the repository', () => {
  expect(sitePathOf('docs/errors/day.pt-BR.md')).toBe('pt-BR/errors/day.md');
  expect(sitePathOf('docs/README.pt-BR.md')).toBe('pt-BR/index.md');
  expect(site.get('start.md')).toMatch(/\]\(https:\/\/github\.com\/[\w./-]+\/blob\/HEAD\/workflows\)/);
});

describe.each(['docs/README.md', 'docs/README.pt-BR.md'] as const)('%s', (index) => {
  const listed = readIndex(index).flatMap(({ links }) => links.map(({ link }) => posix.join('docs', link)));

  test('lists every page, by what the reader wants', () => {
    const inThisLanguage = (page: string) => {
      const twin = index.includes('pt-BR') ? page.replace(/(\.pt-BR)?\.md$/, '.pt-BR.md') : page.replace('.pt-BR.md', '.md');
      return existsSync(join(root, twin)) ? twin : page;
    };
    const wanted = docsPages().filter((page) => !/docs\/(README|errors\/)/.test(page));
    const missing = new Set(wanted.map(inThisLanguage).filter((page) => !listed.includes(page)));
    expect([...missing]).toEqual([]);
    expect(readIndex(index)).toHaveLength(7);
  });
});

test('each template has a page in both languages, with its picture and what happens when something fails', () => {
  const pages = docsPages().filter((page) => page.startsWith('docs/flows/'));
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    expect(text, page).toMatch(/^## (When something fails|Quando algo falha)$/m);
    expect(text, page).toContain(`](../images/flows/${posix.basename(page).replace(/(\.pt-BR)?\.md$/, '')}.png)`);
  }
});

test('llms.txt has the pages as they are now (`npm run docs -- --list` writes it)', () => {
  const text = readFileSync(join(root, 'docs', 'llms.txt'), 'utf8');
  expect(text).toBe(renderLlms());
  expect(text).toMatch(/^# n8n-nodes-ponte\n\n> .+\n\n## Start\n\n- \[/);
});
