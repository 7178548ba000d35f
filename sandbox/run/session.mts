/** A world and a real n8n beside it, with the package installed and a template ready to run. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, installPackage, startInstance, type Instance } from '../n8n/instance.mts';
import type { Cluster } from '../queue/cluster.mts';
import { createCredentials, placeTemplate, type CredentialIds } from '../n8n/provision.mts';
import { N8nRest, type WorkflowFile } from '../n8n/rest.mts';
import { packPackage } from '../n8n/tarball.mts';
import { ensureHost } from '../setup/host.mts';
import { cache } from '../setup/paths.mts';
import { certificateAuthority, startProxy, type CertificateAuthority, type WorldProxy } from '../world/proxy.mts';
import type { WorldClockOptions } from '../world/clock.mts';
import type { Dispatcher } from '../world/dispatch.mts';
import { createWorld, type World } from '../world/world.mts';
import { startQueueMode, type QueueMode } from './queueMode.mts';

/** Where vendors are told to deliver: a name that exists in the sandbox only. */
export const publicUrl = 'https://n8n.loja-ponte.example';

export interface SessionOptions {
  readonly seed: number;
  /** Name of the folder in the cache that holds the session's n8n; emptied first, and removed at the end unless PONTE_KEEP is set. */
  readonly name: string;
  readonly port?: number;
  /** Another n8n than the newest, by its version (`sandbox/hosts/`). */
  readonly n8n?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the world. */
  readonly clock?: WorldClockOptions;
  /** Answers a request instead of the world, for what the world refuses to simulate. */
  readonly instead?: (host: string, request: Request) => Response | undefined;
  /** n8n as its owner has it before the package: nothing is installed, and there are no credentials. */
  readonly withoutPackage?: boolean;
  /** Queue mode: PostgreSQL, Redis, and so many workers beside main and a process for webhooks. */
  readonly queue?: QueueMode;
  readonly say?: (line: string) => void;
}

export interface Session {
  /** Holds n8n's data and log. */
  readonly folder: string;
  readonly world: World;
  /** Main, in queue mode. */
  readonly n8n: Instance;
  readonly cluster: Cluster | undefined;
  readonly rest: N8nRest;
  readonly credentials: CredentialIds;
  readonly proxy: WorldProxy;
  /** Whom this n8n trusts: a server on this machine that it is to reach past the proxy needs a certificate of it. */
  readonly authority: CertificateAuthority;
  readonly unknownHosts: readonly string[];
  /** Imports a template with the sandbox's credentials, or with those given instead; not published. */
  placeTemplate(file: string, instead?: CredentialIds, change?: (workflow: WorkflowFile) => WorkflowFile): Promise<string>;
  /** Imports a template, gives it the sandbox's credentials and publishes it; answers the workflow's id. */
  runTemplate(file: string, change?: (workflow: WorkflowFile) => WorkflowFile): Promise<string>;
  /** Stops n8n alone, as a power cut or an update does; the world goes on. Not in queue mode: see `cluster`. */
  stopN8n(): Promise<void>;
  /** Starts it again on the same folder and port. */
  startN8n(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSession(options: SessionOptions): Promise<Session> {
  const say = options.say ?? (() => {});
  const folder = join(cache, 'sessions', options.name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const host = await ensureHost(say, options.n8n);
  say('Building and packing the package …');
  const tarball = await packPackage(folder);
  if (!options.withoutPackage) await installPackage(folder, tarball);

  const port = options.port ?? (await freePort());
  const webhookPort = options.queue ? await freePort(port) : port;
  const world = createWorld({
    seed: options.seed,
    route: (url) => url.replace(publicUrl, `http://127.0.0.1:${webhookPort}`),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const { proxy, caFile, authority, unknownHosts } = await openDoor(folder, world, options);
  say('Starting n8n …');
  const common = { host, tarball, proxyUrl: proxy.url, caFile, publicUrl, ...(options.env ? { env: options.env } : {}) };
  const launch = async () => await startInstance({ ...common, userFolder: folder, port });
  const shared = { ...common, folder, installed: folder, mainPort: port, webhookPort };
  const cluster = options.queue && (await startQueueMode(options.queue, shared));
  let n8n = cluster ? cluster.main : await launch();
  const rest = new N8nRest(n8n.url);
  const end = async () => {
    await (cluster ?? n8n).stop();
    await proxy.stop();
    world.clock.stop();
  };
  // A signal ends what is under way, and its end stops the session, too.
  let ending: Promise<void> | undefined;
  const stop = async () => {
    await end();
    if (!process.env.PONTE_KEEP) await rm(folder, { recursive: true, force: true });
  };
  const logIn = async () => {
    await rest.login();
    if (options.withoutPackage) return {};
    // As the credentials tell their owner: the workers, and one for the processes beside them, which ask little.
    return await createCredentials(rest, world, (options.queue?.workers ?? 0) + 1);
  };
  const credentials = await logIn().catch(async (error: unknown) => {
    await end();
    throw error;
  });

  return {
    folder,
    world,
    get n8n() {
      return cluster?.main ?? n8n;
    },
    cluster,
    rest,
    credentials,
    proxy,
    authority,
    unknownHosts,
    placeTemplate: async (file, instead, change) => await placeTemplate(rest, file, { ...credentials, ...instead }, change),
    runTemplate: async (file, change) => {
      const id = await placeTemplate(rest, file, credentials, change);
      await rest.activate(id);
      return id;
    },
    stopN8n: async () => await n8n.stop(),
    async startN8n() {
      n8n = await launch();
      await rest.login();
    },
    stop: async () => await (ending ??= stop()),
  };
}

/** The world's door for this session, with a certificate of its own. */
async function openDoor(folder: string, world: World, { instead }: SessionOptions) {
  const caFile = join(folder, 'ca.pem');
  const authority = await certificateAuthority(join(folder, 'ca.key'), caFile);
  const unknownHosts: string[] = [];
  const proxy = await startProxy(authority, withAnswers(world.dispatcher, instead), (unknown) => unknownHosts.push(unknown));
  return { proxy, caFile, authority, unknownHosts };
}

function withAnswers(dispatcher: Dispatcher, instead: SessionOptions['instead']): Dispatcher {
  if (!instead) return dispatcher;
  return { ...dispatcher, handle: async (host, request, line) => instead(host, request) ?? (await dispatcher.handle(host, request, line)) };
}
