/**
 * A world whose time goes on only when somebody waits, from the same morning on each day: what a run asks follows from the template and
 * the package alone. The package's modules are loaded anew, so that no earlier run is remembered.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { startMailServer, type MailServer } from '../../../../sandbox/mail/server.mts';
import { createWorld, type World } from '../../../../sandbox/world/world.mts';
import { publicUrl } from '../testRun.mts';
import type { Door } from './door.mts';
import { createRecorder, type Recorder } from './recorder.mts';

/** A Tuesday, ten in the morning in São Paulo: within everybody's business hours, and no holiday is near. */
const morning = Date.parse('2026-03-10T13:00:00Z');

export interface Arrival {
  /** Which of all deliveries, by when they were sent: on the line one may overtake another. */
  readonly number: number;
  readonly request: Pick<IncomingMessage, 'method' | 'headers'> & { readonly rawBody: Buffer; readonly originalUrl: string };
}

export interface ReplayWorld {
  readonly world: World;
  readonly mail: MailServer;
  readonly recorder: Recorder;
  /** A public address as it is on this machine. */
  readonly route: (url: string) => string;
  /** Of what vendors have delivered and nobody has taken yet what was sent first; undefined where there is nothing. */
  takeArrival(): Arrival | undefined;
  /** Answers a GET, which is no delivery: a vendor that asks whether the address is the shop's. */
  answerGets(answer: (arrival: Arrival, response: ServerResponse) => Promise<void>): void;
  stop(): Promise<void>;
}

export async function startReplayWorld(door: Door): Promise<ReplayWorld> {
  vi.resetModules();
  const { hostClock } = await import('../../../../runtime/host/clock.ts');
  const receiver = await startReceiver();
  const time: { now?: () => number } = {};
  const wall = () => time.now?.() ?? morning;
  const world = createWorld({ seed: 1, clock: { live: false, wall }, route: receiver.route });
  time.now = world.clock.now;
  const before = { ...hostClock };
  Object.assign(hostClock, { now: world.clock.now, sleep: async (ms: number) => await world.clock.advance(ms), began: morning });
  // The certificate is looked at by this computer's clock.
  const mail = await startMailServer({ clock: { now: world.clock.now, wall: Date.now }, authority: door.authority });
  const recorder = createRecorder(world, mail);
  door.leadTo(recorder.handle);
  return {
    world,
    mail,
    recorder,
    route: receiver.route,
    takeArrival: receiver.takeArrival,
    answerGets: receiver.answerGets,
    async stop() {
      Object.assign(hostClock, before);
      recorder.close();
      world.clock.stop();
      await mail.stop();
      await receiver.stop();
      vi.resetModules();
    },
  };
}

/** Takes deliveries as n8n does, which answers before it does anything with them. */
async function startReceiver() {
  const arrived: Arrival[] = [];
  let sent = 0;
  let answerGet = async (_arrival: Arrival, response: ServerResponse): Promise<void> => void response.writeHead(404).end();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method, headers, url = '' } = incoming;
      const [, number = '0', originalUrl = url] = /^\/sent-(\d+)(\/.*)$/.exec(url) ?? [];
      const request = { method, headers, originalUrl, rawBody: Buffer.concat(chunks) } as Arrival['request'];
      const arrival = { number: Number(number), request };
      if (method === 'GET') return void answerGet(arrival, response);
      arrived.push(arrival);
      return void response.writeHead(200).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    takeArrival() {
      const first = arrived.toSorted((one, other) => one.number - other.number)[0];
      if (first) arrived.splice(arrived.indexOf(first), 1);
      return first;
    },
    answerGets: (answer: typeof answerGet) => void (answerGet = answer),
    route: (url: string) => url.replace(publicUrl, () => `http://127.0.0.1:${port}/sent-${++sent}`),
    stop: async () => await new Promise((resolve) => server.close(resolve)),
  };
}
