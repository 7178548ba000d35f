/**
 * Runs one of the project's scripts on Node 24, on a machine that has git, npm and any Node from 20 on: installs what the lock
 * file names when it is not there yet, and nothing when it is. Plain JavaScript, no dependency: it is what everything else needs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.ponte-installed');
const node24 = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash && existsSync(node24);

if (!installed) {
  console.log('Installing the development dependencies (once, about two minutes) …');
  // Not `npm ci`: it refuses a lock file that leaves out optional packages of other platforms, which some registries do not carry.
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  // The one package whose install script is needed: it brings Node 24 itself.
  run('npm', ['rebuild', 'node', '--loglevel=error']);
  writeFileSync(stamp, lockHash);
}

const [script, ...args] = process.argv.slice(2);
const path = `${dirname(node24)}${delimiter}${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
const done = spawnSync(node24, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
process.exit(done.status ?? 1);

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(`"${command} ${args.join(' ')}" ended with ${done.status ?? done.signal}.`);
    process.exit(done.status ?? 1);
  }
}
