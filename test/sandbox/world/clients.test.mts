/** The world's log says which process asked, by the name in the address of its proxy. */
import { expect, test } from 'vitest';
import { mkdtemp } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { request as ask } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { certificateAuthority, nameClient, startProxy } from '../../../sandbox/world/proxy.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

/** As an HTTP client goes through the proxy of its environment. */
async function tunnel(proxyUrl: string, hostname: string): Promise<Socket> {
  const { port, username, password } = new URL(proxyUrl);
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const headers = username === '' ? {} : { 'Proxy-Authorization': `Basic ${login}` };
  return await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, method: 'CONNECT', path: `${hostname}:443`, headers })
      .once('connect', (_, socket: Socket) => resolve(socket))
      .once('error', reject)
      .end();
  });
}

/** Whose certificate it is another test says; the clock that dates it is not the one that checks it on other days. */
async function get(proxyUrl: string, url: string): Promise<number | undefined> {
  const { hostname } = new URL(url);
  const socket = await tunnel(proxyUrl, hostname);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(url, { socket, agent: false, rejectUnauthorized: false } as object, resolve)
      .once('error', reject)
      .end();
  });
  answer.resume();
  socket.destroy();
  return answer.statusCode;
}

test('each process stands in the log under its name, and one without a name under none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-test-'));
  const authority = await certificateAuthority(join(folder, 'ca.key'), join(folder, 'ca.pem'));
  const world = createWorld({ seed: 1, clock: { live: false } });
  const proxy = await startProxy(authority, world.dispatcher, () => undefined);
  const url = 'https://viacep.com.br/ws/30160011/json/';

  for (const line of [nameClient(proxy.url, 'worker-2#7'), nameClient(proxy.url, 'webhook#2'), proxy.url]) {
    expect(await get(line, url)).toBe(200);
  }

  expect(world.dispatcher.log.map(({ vendor, client }) => [vendor, client])).toEqual([
    ['viaCep', 'worker-2#7'],
    ['viaCep', 'webhook#2'],
    ['viaCep', undefined],
  ]);
  await proxy.stop();
});
