/** The package as it would be published. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { oneAtATime } from '../setup/oneAtATime.mts';
import { root } from '../setup/paths.mts';
import { run } from '../setup/run.mts';

/** Builds and packs; answers the tarball's path. Two sessions of one clone would rebuild `dist` under each other, so each waits its turn. */
export async function packPackage(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return await oneAtATime(join(root, 'node_modules', '.ponte-pack.lock'), async () => {
    await run('gulp', ['--silent'], { cwd: root });
    const output = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, '--loglevel=error'], {
      cwd: root,
    });
    const [packed] = JSON.parse(output.slice(output.indexOf('['))) as { filename: string }[];
    return join(folder, packed!.filename);
  });
}
