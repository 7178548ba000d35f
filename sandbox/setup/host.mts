/** The real n8n, and the engine of an old one. */
import { ensureInstalled } from './installed.mts';
import { hostSource, installedFolder, oldestEngineSource } from './paths.mts';

type Say = (line: string) => void;

/** The folder with `node_modules/.bin/n8n`; of the newest n8n, or of another version that the repository has a lock file for. */
export async function ensureHost(say: Say = console.log, version?: string): Promise<string> {
  const source = hostSource(version);
  const what = `n8n ${version ?? ''} for the sandbox`.replace('  ', ' ');
  const costs = version === undefined ? 'about six minutes and 3 GB' : 'about ten minutes and 2 GB';
  return await ensureInstalled({ what, costs, source, folder: installedFolder('host', source) }, say);
}

/** n8n-core and n8n-workflow of the oldest n8n that the package promises to run in. */
export async function ensureOldestEngine(say: Say = console.log): Promise<string> {
  const source = oldestEngineSource;
  const folder = installedFolder('engine', source);
  return await ensureInstalled({ what: 'the oldest engine of n8n', costs: 'about a minute and 250 MB', source, folder }, say);
}
