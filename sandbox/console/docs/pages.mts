/** The docs of this clone as pages of the console's server: what is newer than any site, and can be read without one. */
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { root } from '../../setup/paths.mts';
import { escaped } from './inline.mts';
import { toHtml } from './markdown.mts';

/** `path`: in the repository, e.g. `docs/errors/day.pt-BR.md`. Throws where there is no such page. */
export async function docsPage(path: string): Promise<string> {
  const text = await readFile(docsFile(path), 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1] ?? path;
  const frame = await readFile(join(import.meta.dirname, 'frame.html'), 'utf8');
  const { homepage } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { homepage: string };
  return frame
    .replace('$language', path.endsWith('.pt-BR.md') ? 'pt-BR' : 'en')
    .replace('$title', () => escaped(title))
    .replace('$body', () => toHtml(text, (target) => linkTo(path, target, homepage)));
}

export const docsPicture = async (path: string): Promise<Buffer> => await readFile(docsFile(path));

/** Nothing outside of `docs/` is handed out. */
function docsFile(path: string): string {
  const plain = posix.normalize(path);
  if (!/^docs\/[\w./-]+\.(?:md|png)$/.test(plain)) throw new Error(`there is no page "${path}"`);
  return join(root, plain);
}

/** What is no page of the docs is at the repository. */
function linkTo(page: string, target: string, homepage: string): string {
  if (/^(?:https?:|#)/.test(target)) return target;
  const [path, anchor] = target.split('#');
  const file = posix.join(posix.dirname(page), path!);
  const address = file.startsWith('docs/') && /\.(?:md|png)$/.test(file) ? `/${file}` : `${homepage}/blob/HEAD/${file}`;
  return anchor === undefined ? address : `${address}#${anchor}`;
}
