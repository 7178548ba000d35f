/** Looks into the package as it would be published, and lets n8n's own loader load it: `npm run pack:check`. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../sandbox/n8n/instance.mts';
import { loadPackage } from '../sandbox/n8n/loadPackage.mts';
import { packPackage } from '../sandbox/n8n/tarball.mts';
import { ensureHost } from '../sandbox/setup/host.mts';
import { run } from '../sandbox/setup/run.mts';

/** 28 nodes and 30 vendors take 1.51 MB. */
const mostBytes = 1_550_000;
/** What n8n reads at every start: descriptions, what nodes do, and who the vendors are. The vendors' own code is read when it is first used. */
const mostBytesAtStart = 660_000;
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

  const host = await ensureHost();
  const starts = [
    await loadPackage(host, folder, installed),
    await loadPackage(host, folder, installed),
    await loadPackage(host, folder, installed),
  ];
  const { nodes, credentials, bytes: bytesAtStart } = starts[0]!;
  check(
    nodes === manifest.n8n.nodes.length && credentials === manifest.n8n.credentials.length,
    `n8n's loader loads ${nodes} nodes, ${credentials} credentials`,
  );
  check(bytesAtStart < mostBytesAtStart, `${kB(bytesAtStart)} kB of it read at n8n's start, under ${kB(mostBytesAtStart)} kB`);
  const costs = starts.map(({ milliseconds, cpuMs }) => `${milliseconds} ms (${cpuMs} of the processor)`);
  console.log(`  this adds ${costs.join(', ')} to n8n's start (three starts)`);
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
