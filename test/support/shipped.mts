/** A file of the package as it is shipped: bundled with what it needs, which runs several times as fast as modules that a test runner has rewritten. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export async function shipped<Exports>(source: string): Promise<{ exports: Exports; bytes: number }> {
  const bundle = await rolldown({ input: source, platform: 'node' });
  const file = join(await mkdtemp(join(tmpdir(), 'ponte-shipped-')), 'shipped.mjs');
  const { output } = await bundle.write({ file, minify: true });
  return { exports: (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Exports, bytes: output[0].code.length };
}
