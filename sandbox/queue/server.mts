/** A server of the system's packages, started for one session. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export interface ServerOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Its working folder, and its log's. */
  readonly folder: string;
  readonly logFile: string;
  /** Who it runs as, where not as we do. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** The signal that ends it without waiting for its clients. */
  readonly stopSignal: NodeJS.Signals;
  isReady(): Promise<boolean>;
}

export interface Server {
  stop(): Promise<void>;
}

const patienceMs = 30_000;
const politeStopMs = 5_000;

export async function startServer(options: ServerOptions): Promise<Server> {
  const { command, args, folder, logFile, user, isReady } = options;
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...user });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  child.on('error', (error) => log.write(`${error.message}\n`));
  for (const started = Date.now(); Date.now() - started < patienceMs; await wait(100)) {
    if (hasEnded(child)) break;
    if (await isReady()) return { stop: async () => await stop(child, options.stopSignal) };
  }
  await stop(child, 'SIGKILL');
  const lastWords = (await readFile(logFile, 'utf8').catch(() => '')).split('\n').slice(-10).join('\n');
  throw new Error(`${command} did not start. The end of ${logFile}:\n${lastWords}`);
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await Promise.race([ended, wait(politeStopMs)]);
  if (!hasEnded(child)) child.kill('SIGKILL');
}
