import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What is slow to make and the same for every clone. */
export const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-ponte');

/** The newest n8n, which everything runs in unless another one is asked for. */
const newestHost = join(root, 'sandbox', 'host');

/** Where an n8n's manifest and lock file lie: the newest one's, or another version's that the repository has them for. */
export function hostSource(version?: string): string {
  return version === undefined ? newestHost : join(root, 'sandbox', 'hosts', version);
}

/** n8n's engine without n8n, as old as the package promises to run in. */
export const oldestEngineSource = join(root, 'sandbox', 'engineOldest');

/** One folder for each lock file. */
export function installedFolder(kind: 'host' | 'engine' | 'site', source: string): string {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(source, file)));
  return join(cache, `${kind}-${hash.digest('hex').slice(0, 16)}`);
}
