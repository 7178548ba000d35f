/** A real n8n in a process of its own, with the package installed as users install it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import { run } from '../setup/run.mts';
import { owner } from './account.mts';

export interface InstanceOptions {
  /** Folder with n8n's `node_modules`. */
  readonly host: string;
  /** Kept between starts: database, credentials, installed packages. */
  readonly userFolder: string;
  readonly tarball: string;
  readonly proxyUrl: string;
  readonly caFile: string;
  /** What webhooks are registered with, e.g. `https://n8n.loja-ponte.example`. */
  readonly publicUrl: string;
  readonly port?: number;
  /** n8n's command with its arguments; `start` unless told. */
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Instance {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly logFile: string;
  readonly pid: number;
  /** Milliseconds from start to ready. */
  readonly bootMs: number;
  stop(): Promise<void>;
  /** Ends it as a crash or a power cut does. */
  kill(): Promise<void>;
}

export async function freePort(other?: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port === other ? await freePort(other) : address.port;
}

/** `npm install` of the packed package where n8n looks for community nodes. */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
  const folder = join(userFolder, '.n8n', 'nodes');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }));
  await run('npm', ['install', tarball, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
}

export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const logFile = join(options.userFolder, 'n8n.log');
  const started = Date.now();
  const { child, url } = (await launch(options, logFile)) ?? (await launch(options, logFile)) ?? (await unstartable(logFile));
  return {
    url,
    logFile,
    pid: child.pid!,
    bootMs: Date.now() - started,
    stop: async () => await stop(child),
    kill: async () => await kill(child),
  };
}

/** Undefined where n8n ended while starting: between our finding a port free and n8n's listening, somebody may have taken it. */
async function launch(options: InstanceOptions, logFile: string): Promise<{ child: ChildProcess; url: string } | undefined> {
  const port = options.port ?? (await freePort());
  const address = url(port);
  const child = spawn(process.execPath, [join(options.host, 'node_modules', 'n8n', 'bin', 'n8n'), ...(options.command ?? ['start'])], {
    cwd: options.userFolder,
    env: environment(options, port, await freePort(port)),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  return (await untilReady(child, address, logFile)) ? { child, url: address } : undefined;
}

async function unstartable(logFile: string): Promise<never> {
  const lastWords = (await readFile(logFile, 'utf8')).split('\n').slice(-20).join('\n');
  throw new Error(`n8n ended while starting, twice. The end of ${logFile}:\n${lastWords}`);
}

function environment(options: InstanceOptions, port: number, brokerPort: number): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return {
    PATH,
    HOME,
    LANG,
    TMPDIR,
    N8N_USER_FOLDER: options.userFolder,
    N8N_ENCRYPTION_KEY: 'ponte-sandbox-encryption-key',
    N8N_PORT: String(port),
    // A worker listens for questions about its health only.
    QUEUE_HEALTH_CHECK_ACTIVE: 'true',
    QUEUE_HEALTH_CHECK_PORT: String(port),
    N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: '127.0.0.1',
    WEBHOOK_URL: `${options.publicUrl}/`,
    // n8n makes the addresses of test runs of it; the editor itself is opened at its own port all the same.
    N8N_EDITOR_BASE_URL: options.publicUrl,
    N8N_SECURE_COOKIE: 'false',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
    // What n8n 2 has by itself; n8n 1 with less answers no two requests at a time.
    DB_SQLITE_POOL_SIZE: '3',
    N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
    N8N_INSTANCE_OWNER_EMAIL: owner.email,
    N8N_INSTANCE_OWNER_FIRST_NAME: owner.firstName,
    N8N_INSTANCE_OWNER_LAST_NAME: owner.lastName,
    N8N_INSTANCE_OWNER_PASSWORD_HASH: owner.passwordHash,
    HTTPS_PROXY: options.proxyUrl,
    HTTP_PROXY: options.proxyUrl,
    NO_PROXY: '127.0.0.1,localhost',
    NODE_EXTRA_CA_CERTS: options.caFile,
    GENERIC_TIMEZONE: 'America/Sao_Paulo',
    ...options.env,
  };
}

function url(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** False where n8n ended instead. */
async function untilReady(child: ChildProcess, address: string, logFile: string): Promise<boolean> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const ready = await axios
      .get(`${address}/healthz/readiness`, { proxy: false, timeout: 2000, validateStatus: () => true })
      .catch(() => undefined);
    if (ready?.status === 200) return true;
    await wait(300);
  }
  await stop(child);
  throw new Error(`n8n was not ready after three minutes; see ${logFile}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  signal(child.pid, 'SIGTERM');
  await Promise.race([ended, wait(15_000)]);
  if (child.exitCode === null) signal(child.pid, 'SIGKILL');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signal(child.pid, 'SIGKILL');
  await ended;
}

/** To the whole group: n8n starts a task runner of its own. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
