/**
 * The site of the docs: `npm run docs` makes it in `site/`, for GitHub Pages or any other server of files; `npm run docs -- --list` only
 * writes `docs/llms.txt` anew. The generator is installed once into the cache and is no dependency of the package. A link that leads
 * nowhere ends the build.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureInstalled } from '../sandbox/setup/installed.mts';
import { installedFolder, root } from '../sandbox/setup/paths.mts';
import { run } from '../sandbox/setup/run.mts';
import { llmsPath, renderLlms } from './site/llms.mts';
import { readIndex, sitePages, sitePathOf } from './site/pages.mts';

const source = join(root, 'scripts', 'site');
const built = join(root, 'site');

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function sidebarOf(page: 'docs/README.md' | 'docs/README.pt-BR.md'): object[] {
  return readIndex(page).map(({ title, links }) => ({
    text: title,
    collapsed: links.length > 6,
    items: links.filter(({ link }) => !link.startsWith('..')).map(({ text, link }) => ({ text, link: `/${sitePathOf(`docs/${link}`)}` })),
  }));
}

/** What VitePress reads: the pages, the pictures, its configuration. */
function layOut(folder: string, pages: ReadonlyMap<string, string>): void {
  const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { homepage: string };
  for (const [path, text] of pages) write(join(folder, path), text);
  cpSync(join(root, 'docs', 'images'), join(folder, 'images'), { recursive: true });
  const sidebars = { en: sidebarOf('docs/README.md'), pt: sidebarOf('docs/README.pt-BR.md') };
  const site = { base: `/${homepage.split('/').at(-1)!}/`, repository: homepage, sidebars };
  write(join(folder, '.vitepress', 'site.json'), JSON.stringify(site));
  for (const file of ['config.mts', 'slug.mts']) cpSync(join(source, file), join(folder, '.vitepress', file));
}

/** What the generator cannot show it leaves out, and says nothing. */
function refuseEmptyPages(pages: ReadonlyMap<string, string>): void {
  const empty = [...pages.keys()].filter((path) => !readFileSync(join(built, path.replace(/md$/, 'html')), 'utf8').includes('<h1'));
  if (empty.length > 0) throw new Error(`nothing is shown on ${empty.join(', ')}`);
}

async function build(): Promise<void> {
  const what = { what: 'the generator of the site', costs: 'about a minute and 100 MB' };
  const generator = await ensureInstalled({ ...what, source, folder: installedFolder('site', source) }, console.log);
  const folder = mkdtempSync(join(generator, 'pages-'));
  try {
    const pages = sitePages();
    layOut(folder, pages);
    await run(join(generator, 'node_modules', '.bin', 'vitepress'), ['build', folder, '--outDir', built], { cwd: generator, show: true });
    refuseEmptyPages(pages);
    // For whoever reads text: each page as it is written, where llms.txt says.
    for (const [path, text] of pages) write(join(built, path), text);
    write(join(built, 'llms.txt'), renderLlms().replaceAll('README.md', 'index.md'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

writeFileSync(llmsPath, renderLlms());
if (!process.argv.includes('--list')) await build();
