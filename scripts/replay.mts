/**
 * Replays the recorded runs of the templates and names every call that came, went or changed; `-- --write` records them anew,
 * `-- <template> …` takes some of them only.
 */
import { spawnSync } from 'node:child_process';
import { ensureHost } from '../sandbox/setup/host.mts';
import { root } from '../sandbox/setup/paths.mts';

const isWriting = process.argv.includes('--write');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
// Some templates ask by nodes of n8n's own.
await ensureHost();
const only = isWriting || chosen.length > 0 ? ['--testNamePattern', `^(${chosen.join('|') || '.*'}) asks what is recorded`] : [];
const run = spawnSync('vitest', ['run', '--project', 'engine', 'test/engine/replay', ...only], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(isWriting ? { PONTE_REPLAY: 'write' } : {}) },
});
process.exit(run.status ?? 1);
