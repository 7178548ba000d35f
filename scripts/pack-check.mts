/** Looks into the package as it would be published, and lets n8n's own loader load it: `npm run pack:check`. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../sandbox/n8n/instance.mts';
import { packPackage } from '../sandbox/n8n/tarball.mts';
import { ensureHost } from '../sandbox/setup/host.mts';
import { run } from '../sandbox/setup/run.mts';

/** 24 nodes and 27 vendors take 1.35 MB. */
const mostBytes = 1_400_000;
/** What n8n reads at every start: descriptions, what nodes do, and who the vendors are. The vendors' own code is read when it is first used. */
const mostBytesAtStart = 650_000;
const allowed = /^(dist\/|README(\.pt-BR)?\.md$|LICENSE$|CHANGELOG\.md$|package\.json$)/;

interface Manifest {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  bundledDependencies?: unknown;
  n8n: { nodes: string[]; credentials: string[] };
}

const folder = await mkdtemp(join(tmpdir(), 'ponte-pack-'));
try {
  const tarball = await packPackage(folder);
  const entries = (await run('tar', ['-tvzf', tarball])).trim().split('\n').map(readEntry);
  const stray = entries.filter(({ path }) => !allowed.test(path));
  check(
    stray.length === 0,
    `only dist, README, LICENSE, CHANGELOG and package.json inside (${stray.map(({ path }) => path).join(', ') || `${entries.length} files`})`,
  );
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  check(bytes < mostBytes, `${kB(bytes)} kB unpacked, under ${kB(mostBytes)} kB`);

  await installPackage(folder, tarball);
  const installed = join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-ponte');
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as Manifest;
  const dependencies = { ...manifest.dependencies, ...manifest.optionalDependencies };
  check(Object.keys(dependencies).length === 0 && manifest.bundledDependencies === undefined, 'no dependencies');
  const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
  const missing = named.filter((path) => !existsSync(join(installed, path)));
  check(missing.length === 0, `every path of n8n.nodes and n8n.credentials exists (${missing.join(', ') || named.length})`);

  const [first, ...more] = await loadInN8n(installed);
  const { nodes, credentials, bytes: bytesAtStart } = first!;
  check(
    nodes === manifest.n8n.nodes.length && credentials === manifest.n8n.credentials.length,
    `n8n's loader loads ${nodes} nodes, ${credentials} credentials`,
  );
  check(bytesAtStart < mostBytesAtStart, `${kB(bytesAtStart)} kB of it read at n8n's start, under ${kB(mostBytesAtStart)} kB`);
  console.log(`  this adds ${[first!, ...more].map(({ milliseconds }) => milliseconds).join(', ')} ms to n8n's start (three starts)`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function readEntry(line: string): { path: string; size: number } {
  const fields = line.trim().split(/\s+/);
  return {
    size: Number(fields[2]),
    path: fields
      .slice(5)
      .join(' ')
      .replace(/^package\//, ''),
  };
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

function check(holds: boolean, what: string): void {
  if (!holds) {
    console.error(`✗ ${what}`);
    process.exit(1);
  }
  console.log(`✓ ${what}`);
}

interface Start {
  readonly nodes: number;
  readonly credentials: number;
  /** Of code. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** What n8n does with the package when it starts, in fresh processes, timed. Its log is there before any package is. */
async function loadInN8n(installed: string): Promise<Start[]> {
  const host = await ensureHost();
  const script = `
    require('reflect-metadata');
    const { PackageDirectoryLoader } = require('n8n-core');
    require('@n8n/di').Container.get(require('@n8n/backend-common').Logger);
    const { statSync, realpathSync } = require('node:fs');
    const started = performance.now();
    const loader = new PackageDirectoryLoader(process.argv[1]);
    loader.loadAll().then(() => {
      const milliseconds = Math.round(performance.now() - started);
      const folder = realpathSync(process.argv[1]);
      const read = Object.keys(require.cache).filter((file) => file.startsWith(folder) && file.endsWith('.js'));
      const bytes = read.reduce((sum, file) => sum + statSync(file).size, 0);
      const [nodes, credentials] = [loader.nodeTypes, loader.credentialTypes].map((types) => Object.keys(types).length);
      console.log(JSON.stringify({ nodes, credentials, bytes, milliseconds }));
      process.exit(0);
    });`;
  const starts: Start[] = [];
  for (let round = 0; round < 3; round++) {
    const env = { ...process.env, NODE_PATH: join(host, 'node_modules'), N8N_USER_FOLDER: folder, N8N_ENCRYPTION_KEY: 'pack-check' };
    const output = await run(process.execPath, ['-e', script, installed], { cwd: host, env });
    starts.push(JSON.parse(output.trim().split('\n').at(-1)!) as Start);
  }
  return starts;
}
