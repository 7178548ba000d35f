/** Every writing operation in every order of two processes' calls, with every fault; `docs/RELIABILITY.md` is made of it: `npm run reliability`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../sandbox/setup/paths.mts';
import { renderPage, rowName, tablesOf, type Row } from './reliabilityPage.mts';

const page = join(root, 'docs', 'RELIABILITY.md');
const folder = mkdtempSync(join(tmpdir(), 'ponte-reliability-'));
const started = Date.now();
const run = spawnSync('vitest', ['run', '--project', 'contracts', 'test/contracts/everyOrder'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PONTE_RELIABILITY: folder },
});
if (run.status === 0) {
  const rows = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Row);
  writeFileSync(page, renderPage(tablesOf(rows.toSorted((one, other) => (rowName(one) < rowName(other) ? -1 : 1)))));
  spawnSync('prettier', ['--write', page], { cwd: root, stdio: 'inherit' });
  console.log(`${rows.length} operations in ${Math.round((Date.now() - started) / 1000)} s: docs/RELIABILITY.md`);
}
rmSync(folder, { recursive: true });
process.exit(run.status ?? 1);
