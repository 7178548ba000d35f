/** A bench's scenes with the package's nodes, bundled as the package is (but for its short names), and the tests' simulated hosts beside them. */
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from '../../../sandbox/setup/paths.mts';

const require = createRequire(import.meta.url);

/** `source`: within the repository. The bundle lies in it, too: what is installed is found from there. */
export async function bundled<Exports>(source: string): Promise<Exports> {
  const dir = join(root, 'node_modules/.cache/bench', source.replaceAll('/', '-'));
  await rm(dir, { recursive: true, force: true });
  const build = await rolldown({
    input: { scenes: join(root, source) },
    platform: 'node',
    logLevel: 'silent',
    plugins: [places],
  });
  await build.write({ dir, format: 'cjs', exports: 'named', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' });
  return (await import(pathToFileURL(join(dir, 'scenes.cjs')).href)) as Exports;
}

/** n8n-workflow as n8n itself loads it: its other form names files that Node does not find. */
const elsewhere: Readonly<Record<string, string>> = {
  vitest: join(import.meta.dirname, 'withoutVitest.mts'),
  'n8n-workflow': require.resolve('n8n-workflow'),
};

const places = {
  name: 'places',
  resolveId(id: string) {
    if (/^[./]/.test(id)) return null;
    const path = elsewhere[id];
    return path?.endsWith('.mts') ? path : { id: path ?? id, external: true };
  },
  /** A file that reads another one beside it finds it where it was. */
  transform: (code: string, id: string) =>
    code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};
