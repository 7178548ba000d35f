/**
 * What the package adds to n8n's start: time, the processor's time, memory, bytes read. Beside it `n8n-nodes-bling`, a package of one node for
 * one of the same vendors, in fresh processes that take turns.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../../sandbox/n8n/instance.mts';
import { loadPackage, type PackageLoad } from '../../sandbox/n8n/loadPackage.mts';
import { packPackage } from '../../sandbox/n8n/tarball.mts';
import { ensureHost } from '../../sandbox/setup/host.mts';
import { root } from '../../sandbox/setup/paths.mts';
import type { BenchOptions } from './run.mts';

const rounds = 7;

export async function boot({ say }: BenchOptions): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-boot-'));
  try {
    const host = await ensureHost(say);
    await installPackage(folder, await packPackage(folder));
    const installed = join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-ponte');
    const ours: PackageLoad[] = [];
    const other: PackageLoad[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await loadPackage(host, folder, installed));
      other.push(await loadPackage(host, folder, join(root, 'node_modules', 'n8n-nodes-bling')));
      say(`  round ${round + 1}: ours ${told(ours.at(-1)!)}; n8n-nodes-bling ${told(other.at(-1)!)}`);
    }
    const mine = { ...summed(ours), kBUnpacked: await unpackedKB(installed) };
    const theirs = summed(other);
    const ratio = (one: number, another: number) => Math.round((one / another) * 100) / 100;
    return { ours: mine, 'n8n-nodes-bling': theirs, cpuPerNodeToOther: ratio(mine.cpuMsPerNode, theirs.cpuMsPerNode) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpackedKB(installed: string): Promise<number> {
  const files = await readdir(installed, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size);
  return Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000);
}

const told = ({ milliseconds, cpuMs }: PackageLoad) => `${milliseconds} ms, ${cpuMs} ms of the processor`;

function summed(loads: readonly PackageLoad[]) {
  const { nodes, credentials, bytes } = loads[0]!;
  const [milliseconds, cpuMs, heapBytes] = [
    median(loads.map((load) => load.milliseconds)),
    median(loads.map((load) => load.cpuMs)),
    median(loads.map((load) => load.heapBytes)),
  ];
  const kB = (value: number) => Math.round(value / 1000);
  return {
    nodes,
    credentials,
    milliseconds,
    cpuMs,
    cpuMsPerNode: Math.round((cpuMs / nodes) * 10) / 10,
    kBRead: kB(bytes),
    kBReadPerNode: kB(bytes / nodes),
    kBOfMemory: kB(heapBytes),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
