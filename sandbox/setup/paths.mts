import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What is slow to make and the same for every clone. */
export const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-ponte');

export const hostSource = join(root, 'sandbox', 'host');

/** One installed n8n for each lock file. */
export function hostFolder(): string {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(hostSource, file)));
  return join(cache, `host-${hash.digest('hex').slice(0, 16)}`);
}
