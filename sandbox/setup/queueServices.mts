/** PostgreSQL and Redis for n8n's queue mode: those that are there, else Debian's, where they can be installed. */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mts';

export interface QueueServices {
  /** The folder with `initdb` and `postgres`. */
  readonly postgresBin: string;
  readonly redisServer: string;
}

/** Where the programs are, or why they are not. */
export async function ensureQueueServices(say: (line: string) => void = console.log): Promise<QueueServices | { missing: string }> {
  const there = found();
  if (there) return there;
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { missing: 'PostgreSQL and Redis are not installed, and only root on Linux can install them here' };
  say('Installing PostgreSQL and Redis for queue mode …');
  // Runlevel 1 keeps the packages from starting servers of their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const failed = await run('apt-get', ['update', '-qq'], { env })
    .then(async () => await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql', 'redis-server'], { env }))
    .then(() => undefined)
    .catch((error: Error) => error.message);
  return found() ?? { missing: `PostgreSQL and Redis could not be installed: ${failed ?? 'unknown'}` };
}

function found(): QueueServices | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const postgresBin = [...debianFolders(), ...onPath].find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
  const redisServer = [...onPath, '/usr/bin'].map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
  return postgresBin !== undefined && redisServer !== undefined ? { postgresBin, redisServer } : undefined;
}

/** Debian keeps the server's programs out of the path; the newest version first. */
function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  return versions.sort((one, other) => Number(other) - Number(one)).map((version) => join(root, version, 'bin'));
}
