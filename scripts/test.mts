/** Everything, in the order in which a fault is cheapest to find: `npm test`; `npm run test:e2e` for the last part alone. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../sandbox/setup/chromium.mts';
import { ensureHost, ensureOldestEngine } from '../sandbox/setup/host.mts';
import { root } from '../sandbox/setup/paths.mts';
import { ensureQueueServices } from '../sandbox/setup/queueServices.mts';
import { describeSkipped, type Skipped } from './skipped.mts';

const script = (name: string) => [process.execPath, ['--disable-warning=ExperimentalWarning', join('scripts', name)]] as const;
const vitest = (...projects: string[]) => ['vitest', ['run', ...projects.flatMap((project) => ['--project', project])]] as const;

const endToEnd: readonly (readonly [string, readonly [string, readonly string[]]])[] = [
  // Three sessions of n8n at a time: they wait for timers and for each other more than they work.
  ['end to end, in the real n8n', ['vitest', ['run', '--project', 'e2e', '--maxWorkers', '3']]],
];
const all: typeof endToEnd = [
  ['lint and types', script('lint.mts')],
  ['units, contracts, engine', vitest('unit', 'contracts', 'engine')],
  ['engine, as in the oldest n8n', vitest('engineOldest')],
  ['units and contracts on other days', script('anyday.mts')],
  ['the package', script('pack-check.mts')],
  ...endToEnd,
];

const browser = await ensureChromium();
await ensureQueueServices();
await ensureHost();
await ensureOldestEngine();
const skipReport = join(mkdtempSync(join(tmpdir(), 'ponte-test-')), 'skipped.jsonl');
const env = {
  ...process.env,
  PONTE_SKIP_REPORT: skipReport,
  ...('path' in browser ? { CHROMIUM_PATH: browser.path } : { PONTE_NO_BROWSER: browser.missing }),
};

for (const [what, [command, args]] of process.argv[2] === 'e2e' ? endToEnd : all) {
  console.log(`\n── ${what}`);
  const started = Date.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  console.log(`── ${what}: ${done.status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  if (done.status !== 0) {
    sayWhatWasSkipped();
    process.exit(done.status ?? 1);
  }
}

sayWhatWasSkipped();

function sayWhatWasSkipped(): void {
  const lines = existsSync(skipReport) ? readFileSync(skipReport, 'utf8').trim().split('\n') : [];
  console.log(`\n${describeSkipped(lines.map((line) => JSON.parse(line) as Skipped))}`);
}
