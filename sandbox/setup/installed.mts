/** A package with a lock file of its own, installed once for each lock file into a cache outside the clone. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mts';

export interface Installation {
  /** What is installed, and what it takes: for the person who waits. */
  readonly what: string;
  readonly costs: string;
  /** Holds `package.json` and `package-lock.json`. */
  readonly source: string;
  /** Where `node_modules` is to be. */
  readonly folder: string;
}

export async function ensureInstalled({ what, costs, source, folder }: Installation, say: (line: string) => void): Promise<string> {
  if (existsSync(join(folder, 'node_modules'))) return folder;
  say(`Installing ${what} (once, ${costs}) …`);
  // Built beside its place and moved there when whole: an interrupted install leaves nothing that looks finished.
  const draft = `${folder}.${process.pid}.draft`;
  await removeOldDrafts(folder);
  await mkdir(draft, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) await copyFile(join(source, file), join(draft, file));
  await withProgress(
    what,
    say,
    async () => await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: draft }),
  );
  await rename(draft, folder).catch(async (error: unknown) => {
    // Another run was faster: its result is as good.
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

async function withProgress(what: string, say: (line: string) => void, work: () => Promise<unknown>): Promise<void> {
  const started = Date.now();
  const timer = setInterval(() => say(`  … still installing ${what}, ${Math.round((Date.now() - started) / 1000)} s`), 30_000);
  await work().finally(() => clearInterval(timer));
}

async function removeOldDrafts(folder: string): Promise<void> {
  const parent = join(folder, '..');
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (!name.endsWith('.draft')) continue;
    const { mtimeMs } = await stat(join(parent, name));
    if (Date.now() - mtimeMs > 3_600_000) await rm(join(parent, name), { recursive: true, force: true });
  }
}
