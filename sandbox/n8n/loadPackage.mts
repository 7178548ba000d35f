/** What n8n does with a package of nodes when it starts, in a fresh process, and what it costs. */
import { join } from 'node:path';
import { run } from '../setup/run.mts';

export interface PackageLoad {
  readonly nodes: number;
  readonly credentials: number;
  /** Of code that was read. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** Of the processor, in milliseconds: what else the machine does is not in it. */
  readonly cpuMs: number;
  /** What stays in memory, in bytes. */
  readonly heapBytes: number;
}

/** n8n's log is there before any package is: it is made before the clock starts. */
const script = `
  require('reflect-metadata');
  const { PackageDirectoryLoader } = require('n8n-core');
  require('@n8n/di').Container.get(require('@n8n/backend-common').Logger);
  const { statSync, realpathSync } = require('node:fs');
  gc();
  const before = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const loader = new PackageDirectoryLoader(process.argv[1]);
  loader.loadAll().then(() => {
    const milliseconds = Math.round(performance.now() - started);
    const { user, system } = process.cpuUsage(cpu);
    gc();
    const heapBytes = process.memoryUsage().heapUsed - before;
    const folder = realpathSync(process.argv[1]);
    const read = Object.keys(require.cache).filter((file) => file.startsWith(folder) && file.endsWith('.js'));
    const bytes = read.reduce((sum, file) => sum + statSync(file).size, 0);
    const [nodes, credentials] = [loader.nodeTypes, loader.credentialTypes].map((types) => Object.keys(types).length);
    console.log(JSON.stringify({ nodes, credentials, bytes, milliseconds, cpuMs: Math.round((user + system) / 1000), heapBytes }));
    process.exit(0);
  });`;

/** `host`: where n8n is installed; `userFolder`: for whatever n8n wants to keep. */
export async function loadPackage(host: string, userFolder: string, installed: string): Promise<PackageLoad> {
  const env = { ...process.env, NODE_PATH: join(host, 'node_modules'), N8N_USER_FOLDER: userFolder, N8N_ENCRYPTION_KEY: 'load-package' };
  const output = await run(process.execPath, ['--expose-gc', '-e', script, installed], { cwd: host, env });
  return JSON.parse(output.trim().split('\n').at(-1)!) as PackageLoad;
}
