/**
 * Units and contracts on other days than today, in zones that are far from Brazil's: `npm run test:anyday`. A suite that is green on the
 * day of its writing only would stop a release later.
 */
import { spawn } from 'node:child_process';
import { root } from '../sandbox/setup/paths.mts';

const days = [
  { day: 'in 400 days, on the Line Islands (UTC+14)', PONTE_DATE: '+400d', TZ: 'Pacific/Kiritimati' },
  // Every process starts half a minute before the end of a leap year, so that the year changes under the tests.
  { day: "at a leap year's end, on Fernando de Noronha (UTC-2)", PONTE_DATE: '2028-12-31T23:59:30-02:00', TZ: 'America/Noronha' },
];

/**
 * Side by side, a worker each: what a test waits for in one, the other works. Real lines with certificates stay on the computer's day,
 * which OpenSSL reads by itself. A vendor's skeleton is built in processes of their own, which are on the computer's day, too.
 */
const vitest = [
  'run',
  '--project',
  'unit',
  '--project',
  'contracts',
  '--maxWorkers',
  '1',
  '--exclude',
  'test/sandbox/world/lateEffects.test.mts',
  '--exclude',
  'test/sandbox/mail/mail.test.mts',
  '--exclude',
  'test/house/newVendorBuilt.test.mts',
];

async function runOn({ day, ...env }: (typeof days)[number]): Promise<number> {
  const started = Date.now();
  const child = spawn('vitest', vitest, {
    cwd: root,
    env: { ...process.env, ...env, PONTE_SKIP_REPORT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  const lines = output.join('').split('\n');
  const closing = lines.filter((line) => /^\W*(?:\[\d+m)*\s*(?:Test Files|Tests) /.test(line));
  console.log((status === 0 ? closing : lines).join('\n'));
  console.log(`── ${day}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  return status;
}

const statuses = await Promise.all(days.map(runOn));
process.exit(statuses.find((status) => status !== 0) ?? 0);
