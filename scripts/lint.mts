/** Every check that reads the code without running it. Ends with the first one that finds something. */
import { run } from '../sandbox/setup/run.mts';

const checks: [string, string, string[]][] = [
  ["n8n's strict lint", 'n8n-node', ['lint']],
  [
    'our lint: sandbox, tests, scripts, and the walls between rooms',
    'eslint',
    ['--config', 'eslint.dev.config.mjs', '--max-warnings', '0', '.'],
  ],
  ['types of the package', 'tsc', ['-p', 'tsconfig.json']],
  ['types of sandbox, tests and scripts', 'tsc', ['-p', 'tsconfig.dev.json']],
  ["types of the console's page", 'tsc', ['-p', 'sandbox/console/page/tsconfig.json']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

for (const [what, command, args] of checks) {
  const started = Date.now();
  const output = await run(command, args).catch((error: Error) => {
    console.error(`✗ ${what}\n${error.message}`);
    process.exit(1);
  });
  if (/\bwarning\b/i.test(output) && command !== 'tsc') {
    console.error(`✗ ${what}: there are warnings\n${output}`);
    process.exit(1);
  }
  console.log(`✓ ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
