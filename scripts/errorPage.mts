/**
 * What the package says when something fails, as pages: `docs/errors.md` with all codes, a page for each in `docs/errors/`, both in
 * English and Portuguese, and the list of codes that a hint may link to. `node scripts/errorPage.mts` writes them; a test holds that they
 * are up to date. What Portuguese says of an English text stands in `errorPages/portuguese.json`.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { errorCodes, root } from './errorPages/codes.mts';
import { renderList, renderPages, type Translate } from './errorPages/render.mts';
import { english, portuguese } from './errorPages/words.mts';

const pagesFolder = 'docs/errors';
const asItIs: Translate = (text) => text;

export function readTranslations(): Record<string, string> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'errorPages', 'portuguese.json'), 'utf8')) as Record<string, string>;
}

/** By their paths in the repository. */
export async function renderErrorFiles(): Promise<Map<string, string>> {
  const texts = readTranslations();
  const inPortuguese: Translate = (text) => texts[text] ?? text;
  const pages = [...renderPages(english, asItIs), ...renderPages(portuguese, inPortuguese)];
  const options = await prettier.resolveConfig(join(root, 'docs', 'errors.md'));
  const aligned = async (text: string) => await prettier.format(text, { ...options, parser: 'markdown' });
  return new Map([
    ['docs/errors.md', await aligned(renderList(english, asItIs))],
    ['docs/errors.pt-BR.md', await aligned(renderList(portuguese, inPortuguese))],
    ...(await Promise.all(pages.map(async ([name, text]): Promise<[string, string]> => [`${pagesFolder}/${name}`, await aligned(text)]))),
    ['runtime/errors/codesWithPage.ts', renderCodes()],
  ]);
}

/** A line for each, so that two changes at once do not meet. */
function renderCodes(): string {
  const codes = [...new Set(errorCodes().map(({ code }) => code))].toSorted();
  return `/** Codes that \`docs/errors/\` has a page of. Made by \`node scripts/errorPage.mts\`. */
export const codesWithPage: ReadonlySet<string> = new Set([
${codes.map((code) => `\t'${code}',\n`).join('')}]);
`;
}

/** Of codes that nothing says any more. */
export function leftOverPages(files: ReadonlyMap<string, string>): string[] {
  return readdirSync(join(root, pagesFolder))
    .map((name) => `${pagesFolder}/${name}`)
    .filter((path) => !files.has(path));
}

if (process.argv[1] === import.meta.filename) {
  const files = await renderErrorFiles();
  for (const path of leftOverPages(files)) rmSync(join(root, path));
  for (const [path, text] of files) writeFileSync(join(root, path), text);
}
