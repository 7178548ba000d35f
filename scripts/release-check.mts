/**
 * Everything that n8n asks before it verifies a package, as one report: `npm run release:check`. Ends with 1 where anything is missing.
 * The scan is what n8n's own scanner does with a published package: its lint over the source and over what is packed, without the
 * exceptions that code can write for itself. What it asks of the registry (who published, from which commit) is known after publishing
 * only: here the workflow that will say so is looked at.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { packPackage } from '../sandbox/n8n/tarball.mts';
import { root } from '../sandbox/setup/paths.mts';
import { run } from '../sandbox/setup/run.mts';
import { scanConfig } from './releaseCheck/scanConfig.mts';
import { iconProblems, manifestProblems, workflowProblems, type Manifest } from './releaseCheck/problems.mts';

const read = async (path: string) => await readFile(join(root, path), 'utf8');

async function scan(folder: string, patterns: string[]): Promise<string[]> {
  const eslint = new ESLint({
    cwd: folder,
    allowInlineConfig: false,
    overrideConfigFile: true,
    overrideConfig: scanConfig(),
    errorOnUnmatchedPattern: false,
  });
  const results = await eslint.lintFiles(patterns);
  return results.flatMap(({ filePath, messages }) =>
    messages.filter(({ severity }) => severity === 2).map(({ ruleId, message, line }) => `${filePath}:${line} ${ruleId}: ${message}`),
  );
}

/** The tarball, unpacked, as the scanner has it. */
async function scanPacked(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-release-'));
  try {
    await run('tar', ['-xzf', await packPackage(folder), '-C', folder]);
    return await scan(join(folder, 'package'), ['**/*.js', '**/*.json']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const ofCommand = async (command: string, args: string[]): Promise<string[]> =>
  await run(command, args).then(
    () => [],
    (error: Error) => [error.message],
  );

const tests = (files: string[]) => ofCommand('vitest', ['run', '--project', 'unit', ...files.map((file) => `test/house/${file}.test.mts`)]);

const manifest = JSON.parse(await read('package.json')) as Manifest;
const asked: [string, () => Promise<string[]> | string[]][] = [
  ["n8n's strict lint: 0 errors, 0 warnings", async () => await ofCommand('n8n-node', ['lint'])],
  ["the scanner's lint over the source", async () => await scan(root, ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'])],
  ["the scanner's lint over what is packed", scanPacked],
  ['the package: size, files, no dependencies, loads in n8n', async () => await ofCommand('node', ['scripts/pack-check.mts'])],
  [
    'published with provenance, by a workflow, from the repository that package.json names',
    async () => workflowProblems(await read('.github/workflows/publish.yml')),
  ],
  ['package.json and CHANGELOG', async () => manifestProblems(manifest, await read('CHANGELOG.md'))],
  ['an icon for light and for dark, of each node and credential', async () => await iconProblems(manifest.n8n, root)],
  ['a test button that tells more than a status, of each credential', async () => await tests(['credentialWords'])],
  ['every link of the docs leads somewhere; every node has its page', async () => await tests(['readme', 'site', 'codex', 'errorPage'])],
];

let failed = 0;
for (const [what, check] of asked) {
  const problems = await check();
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${what}`);
  for (const problem of problems) console.log(`    ${problem}`);
  failed += problems.length === 0 ? 0 : 1;
}
console.log(failed === 0 ? 'Ready to be published.' : `${failed} of ${asked.length} are not as n8n asks.`);
process.exit(failed === 0 ? 0 : 1);
