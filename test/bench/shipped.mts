/** A file of the package as it is shipped, bundled and minified, with what it needs. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

export async function shipped<Exports>(source: string): Promise<{ exports: Exports; bytes: number }> {
  const bundle = await rolldown({ input: source, platform: 'node' });
  const file = join(await mkdtemp(join(tmpdir(), 'ponte-bench-')), 'shipped.mjs');
  const { output } = await bundle.write({ file, minify: true });
  return { exports: (await import(pathToFileURL(file).href)) as Exports, bytes: output[0].code.length };
}
