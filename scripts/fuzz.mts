/**
 * More than half a million cases by chance, always the same ones: odd answers to look-ups, levels, amounts and deliveries. A few hundredths
 * of them are in `npm test`. `npm run fuzz test/runtime/privacy` is the same for refusals that echo a customer; PONTE_FUZZ_SEED=<number>
 * makes other cases.
 */
import { spawn } from 'node:child_process';
import { root } from '../sandbox/setup/paths.mts';

const chosen = process.argv.slice(2);
const started = Date.now();
const child = spawn('vitest', ['run', '--project', 'unit', ...(chosen.length > 0 ? chosen : ['test/fuzz'])], {
  cwd: root,
  env: { ...process.env, PONTE_FUZZ: 'whole' },
  stdio: 'inherit',
});
const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
console.log(`── fuzz: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
process.exit(status);
