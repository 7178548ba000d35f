/** The package as it would be published. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/paths.mts';
import { run } from '../setup/run.mts';

/** Builds and packs; answers the tarball's path. */
export async function packPackage(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await run('npm', ['run', 'build', '--silent'], { cwd: root });
  const output = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, '--loglevel=error'], { cwd: root });
  const [packed] = JSON.parse(output.slice(output.indexOf('['))) as { filename: string }[];
  return join(folder, packed!.filename);
}
