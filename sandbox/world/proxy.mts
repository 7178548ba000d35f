/**
 * The world's door: an HTTPS proxy that ends TLS with the sandbox's own certificate authority, so that nodes and credentials
 * keep the vendors' production URLs.
 */
import { generateCACertificate, getLocal, type CompletedRequest, type Mockttp } from 'mockttp';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Answer, Dispatcher } from './dispatch.mts';

export interface CertificateAuthority {
  readonly key: string;
  readonly cert: string;
}

export interface WorldProxy {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Hosts that n8n itself calls: answered with nothing, so that a test needs no internet. */
const hostsOfN8n = /(^|\.)(n8n\.io|n8n\.cloud|npms\.io|posthog\.com|sentry\.io)$/;

/** The same authority for as long as the files stand: browsers and shells need to trust it once. */
export async function certificateAuthority(keyFile: string, certFile: string): Promise<CertificateAuthority> {
  const read = async () => ({ key: await readFile(keyFile, 'utf8'), cert: await readFile(certFile, 'utf8') });
  const existing = await read().catch(() => undefined);
  if (existing) return existing;
  // A name of its own: who trusts several of them finds the one that signed by its name.
  const commonName = `Ponte sandbox ${randomBytes(4).toString('hex')}`;
  const made = await generateCACertificate({ subject: { commonName, organizationName: 'n8n-nodes-ponte' } });
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return { key: made.key, cert: made.cert };
}

export async function startProxy(
  authority: CertificateAuthority,
  dispatcher: Dispatcher,
  onUnknownHost: (host: string) => void,
): Promise<WorldProxy> {
  const server: Mockttp = getLocal({ https: { key: authority.key, cert: authority.cert }, recordTraffic: false, suggestChanges: false });
  await server.start();
  const departures = await watchDepartures(server);
  await server.forAnyRequest().thenCallback(async (incoming) => {
    const host = new URL(incoming.url).hostname;
    const answer = await departures.during(
      incoming.id,
      async (clientGone) => await dispatcher.handle(host, toRequest(incoming), { clientGone, ...clientOf(incoming) }),
    );
    if (answer !== undefined) return await toCallbackResult(answer);
    if (!hostsOfN8n.test(host)) onUnknownHost(host);
    return hostsOfN8n.test(host) ? { statusCode: 200, json: {} } : { statusCode: 502, body: `${host} is not part of the sandbox` };
  });
  // By http: the lines through it have TLS of their own, as they have without a proxy, and a second one around each is no vendor's cost.
  return { url: `http://127.0.0.1:${server.port}`, port: server.port, stop: async () => await server.stop() };
}

/** The proxy's address for one process: what it asks stands under this name in the world's log. */
export function nameClient(proxyUrl: string, client: string): string {
  // As the proxy reads it: a "password" that says something of the line.
  const told = Buffer.from(JSON.stringify({ tags: [client] })).toString('base64url');
  return proxyUrl.replace('://', `://metadata:${told}@`);
}

function clientOf({ tags }: CompletedRequest): { client?: string } {
  const prefix = 'socket-metadata:';
  const client = tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);
  return client === undefined ? {} : { client };
}

/** Tells of each request under way when its client has closed the line. */
async function watchDepartures(server: Mockttp) {
  const leave = new Map<string, () => void>();
  await server.on('abort', ({ id }) => leave.get(id)?.());
  return {
    async during<Result>(id: string, work: (clientGone: Promise<void>) => Promise<Result>): Promise<Result> {
      const clientGone = new Promise<void>((resolve) => leave.set(id, resolve));
      return await work(clientGone).finally(() => leave.delete(id));
    },
  };
}

function toRequest(incoming: CompletedRequest): Request {
  const headers = new Headers();
  for (const [name, value] of incoming.rawHeaders) if (!name.startsWith(':')) headers.append(name, value);
  const hasBody = incoming.body.buffer.length > 0;
  // A GET with a body is a client's mistake that vendors punish, but a Request cannot hold one: the header tells of it.
  if (hasBody && incoming.method === 'GET') headers.set('x-sandbox-body-on-get', String(incoming.body.buffer.length));
  const withBody = hasBody && !['GET', 'HEAD'].includes(incoming.method);
  return new Request(incoming.url, {
    method: incoming.method,
    headers,
    ...(withBody ? { body: new Uint8Array(incoming.body.buffer) } : {}),
  });
}

async function toCallbackResult(answer: Answer) {
  if (answer === 'dropped') return 'reset' as const;
  const rawBody = new Uint8Array(await answer.arrayBuffer());
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['content-length', 'transfer-encoding'].includes(name)));
  return { statusCode: answer.status, headers, rawBody };
}
