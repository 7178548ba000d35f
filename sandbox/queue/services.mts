/** A PostgreSQL and a Redis of a session's own, on loopback, in a folder that goes with them. */
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../n8n/instance.mts';
import type { QueueServices } from '../setup/queueServices.mts';
import { run } from '../setup/run.mts';
import { startServer, type Server } from './server.mts';

export interface RunningServices {
  /** What every process of an n8n in queue mode needs to find them. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const user = 'ponte';

export async function startServices(programs: QueueServices): Promise<RunningServices> {
  // Not in the cache: PostgreSQL runs as a user who must not look into root's home.
  const folder = await mkdtemp(join(tmpdir(), 'ponte-queue-'));
  const running: Server[] = [];
  const stop = async () => {
    await Promise.all(running.map(async (server) => await server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const postgresPort = await freePort();
    running.push(await startPostgres(programs.postgresBin, folder, postgresPort));
    const redisPort = await freePort(postgresPort);
    running.push(await startRedis(programs.redisServer, folder, redisPort));
    return { env: environment(postgresPort, redisPort), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const environment = (postgresPort: number, redisPort: number): Record<string, string> => ({
  DB_TYPE: 'postgresdb',
  DB_POSTGRESDB_HOST: '127.0.0.1',
  DB_POSTGRESDB_PORT: String(postgresPort),
  DB_POSTGRESDB_DATABASE: 'postgres',
  DB_POSTGRESDB_USER: user,
  DB_POSTGRESDB_PASSWORD: user,
  EXECUTIONS_MODE: 'queue',
  QUEUE_BULL_REDIS_HOST: '127.0.0.1',
  QUEUE_BULL_REDIS_PORT: String(redisPort),
});

async function startPostgres(bin: string, parent: string, port: number): Promise<Server> {
  const folder = join(parent, 'postgres');
  await mkdir(folder, { mode: 0o700 });
  const owner = await unprivilegedUser();
  if (owner) {
    await chown(parent, owner.uid, owner.gid);
    await chown(folder, owner.uid, owner.gid);
  }
  const data = join(folder, 'data');
  const trusting = ['--auth=trust', `--username=${user}`, '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(join(bin, 'initdb'), ['--pgdata', data, ...trusting], { cwd: folder, ...(owner ? { user: owner } : {}) });
  // The data lives as long as the session: nothing has to outlast a power cut.
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    max_connections: '200',
  };
  return await startServer({
    command: join(bin, 'postgres'),
    args: ['-D', data, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    folder,
    logFile: join(parent, 'postgres.log'),
    ...(owner ? { user: owner } : {}),
    stopSignal: 'SIGINT',
    isReady: async () =>
      await run(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q']).then(
        () => true,
        () => false,
      ),
  });
}

/** PostgreSQL refuses to run as root. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) => Number(await run('id', [flag, 'postgres']));
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

async function startRedis(command: string, parent: string, port: number): Promise<Server> {
  return await startServer({
    command,
    args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', parent],
    folder: parent,
    logFile: join(parent, 'redis.log'),
    stopSignal: 'SIGTERM',
    isReady: async () => await answersPing(port),
  });
}

async function answersPing(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
  });
}
