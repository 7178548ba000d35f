/** Makes the console's page: one file with its script and its looks inside, because nothing is fetched from elsewhere. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from '../setup/paths.mts';

const folder = join(root, 'sandbox', 'console', 'page');

let made: Promise<string> | undefined;

/** Made once a process. */
export async function readPage(): Promise<string> {
  made ??= makePage();
  return await made;
}

async function makePage(): Promise<string> {
  const build = await rolldown({
    input: join(folder, 'main.tsx'),
    platform: 'browser',
    // How JSX is written stands there.
    tsconfig: join(folder, 'tsconfig.json'),
  });
  const { output } = await build.generate({ format: 'iife', minify: true });
  const styles = await readFile(join(folder, 'styles.css'), 'utf8');
  const frame = await readFile(join(folder, 'index.html'), 'utf8');
  // A closing tag inside of the script would end it.
  const script = output[0].code.replaceAll('</script', '<\\/script');
  return frame.replace('/* styles */', () => styles).replace('/* script */', () => script);
}
