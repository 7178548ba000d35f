/** A Chromium for the browser test: the one that is there, else Debian's, where it can be installed. */
import { existsSync } from 'node:fs';
import { run } from './run.mts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];

/** The browser's path, or why there is none. */
export async function ensureChromium(say: (line: string) => void = console.log): Promise<{ path: string } | { missing: string }> {
  const there = found();
  if (there) return { path: there };
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { missing: 'no Chromium is installed, and only root on Linux can install it here' };
  say('Installing Chromium for the browser test …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const failed = await run('apt-get', ['update', '-qq'], { env })
    .then(async () => await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { env }))
    .then(() => undefined)
    .catch((error: Error) => error.message);
  const path = found();
  return path ? { path } : { missing: `Chromium could not be installed: ${failed ?? 'unknown'}` };
}

function found(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path));
}
