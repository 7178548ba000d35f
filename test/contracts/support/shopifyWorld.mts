/** A simulated Shopify shop in this process: time passes only when somebody waits, deliveries are kept, faults come on order. */
import { noAnswer, type HttpRequest, type HttpResponse, type NoAnswer } from '../../../runtime/client/http.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import type { LateEffect, Silence } from '../../../sandbox/world/faults.mts';
import { createLateWork } from '../../../sandbox/world/lateWork.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Violation } from '../../../sandbox/world/simulator.mts';
import type { Delivery as Sent } from '../../../sandbox/world/webhooks.mts';
import { createShopify, type ShopifyOptions, type ShopifySimulator } from '../../../sandbox/simulators/shopify/index.mts';
import { toDelivery, usualTimeoutMs } from './simulatedVendor.mts';

/** `reset` and `serverError` strike before the work is done, `lostAnswer` after it. */
export type Fault = 'rateLimited' | 'serverError' | 'reset' | 'lostAnswer';

export interface ShopifyWorld {
  readonly simulator: ShopifySimulator;
  /** Operations of the Admin API in the order in which they were asked for. */
  readonly calls: readonly string[];
  readonly violations: readonly Violation[];
  /** How long was waited, in milliseconds each. */
  readonly sleeps: readonly number[];
  connect(settings?: Record<string, unknown>): Connection;
  /** Mutations so far. */
  writes(): number;
  /** The k-th mutation from now is carried out, and its answer is lost. */
  loseAnswerOfWrite(k: number): void;
  /** The k-th mutation from now is done `delayMs` after its client gave up (see `onWriteLate`). */
  landWriteLate(k: number, delayMs: number, silence?: Silence): void;
  /** Mutations whose clients have given up and which are still to be done. */
  lateWorks(): number;
  /** From the k-th mutation from now on, every mutation is carried out and its answer lost, until it is calm again. */
  loseAnswersFrom(k: number): void;
  /** The next calls of any operation meet this fault. */
  strike(fault: Fault, times?: number): void;
  /** No more faults. */
  calm(): void;
  /** From now on every object of every answer has a field that nobody knows. */
  addUnknownFields(): void;
  /** Every request takes so long, in milliseconds; default 0. */
  setLatency(ms: number): void;
  /** What was sent to `url` since the last time, as it would arrive. */
  deliveries(url: string): Delivery[];
}

let accounts = 0;

export function shopifyWorld(options: ShopifyOptions = {}): ShopifyWorld {
  let wall = Date.parse('2026-11-24T12:00:00Z');
  const clock = createWorldClock({ live: false, wall: () => wall });
  const violations: Violation[] = [];
  const sent: Sent[] = [];
  const webhooks = { records: [], inFlight: () => 0, waiting: () => 0, send: async (one: Sent) => sent.push(one) > 0 };
  const simulator = createShopify({ clock, random: createRandom(7), webhooks, violation: (one) => void violations.push(one) }, options);
  const account = `shopify-in-process-${++accounts}`;
  const calls: string[] = [];
  const sleeps: number[] = [];
  const faults: Fault[] = [];
  let writes = 0;
  let lostWrite = 0;
  let lostFrom = Infinity;
  const late = createLateWork(clock);
  const lateWrites = new Map<number, LateEffect>();
  let unknownFields = false;
  let latencyMs = 0;
  let token = '';

  const pass = async (ms: number) => {
    wall += ms;
    await clock.advance(ms);
  };
  const sleep = async (ms: number) => {
    sleeps.push(ms);
    await pass(ms);
  };

  /** As n8n does: with the credential's token, and with a new one when that is rejected. */
  const ask = async (request: HttpRequest): Promise<HttpResponse> => {
    const first = await fetchInto(simulator, request, token);
    if (first.status !== 401) return first;
    token = await newToken(simulator);
    return await fetchInto(simulator, request, token);
  };

  const fallSilent = async (request: HttpRequest, operation: string, { delayMs, silence }: LateEffect): Promise<NoAnswer> => {
    // The token is the one of the moment of asking: its renewal is no late work.
    if (token === '') token = await newToken(simulator);
    const work = toRequest(request, token);
    if (silence === 'hang') await pass(request.timeoutMs ?? usualTimeoutMs);
    late.accept('shopify', operation, delayMs, async () => await simulator.app.fetch(work));
    return noAnswer(silence === 'hang' ? 'ECONNABORTED' : 'ECONNRESET');
  };

  const transport = async (request: HttpRequest): Promise<HttpResponse | NoAnswer> => {
    const call = { method: request.method, path: new URL(request.url).pathname, body: JSON.stringify(request.body) };
    const operation = simulator.operationOf(call);
    calls.push(operation);
    const isWrite = /^\s*mutation\b/.test((request.body as { query: string }).query);
    if (isWrite) writes++;
    const fault = isWrite && (writes === lostWrite || writes >= lostFrom) ? 'lostAnswer' : faults.shift();
    if (latencyMs > 0) await pass(latencyMs);
    const delayed = isWrite ? lateWrites.get(writes) : undefined;
    if (delayed) return await fallSilent(request, operation, delayed);
    if (fault === 'reset') return noAnswer('ECONNRESET');
    if (fault === 'rateLimited') return await toResponse(simulator.rateLimitedAnswer(call));
    if (fault === 'serverError') return await toResponse(simulator.serverErrorAnswer(call));
    const response = await ask(request);
    if (fault === 'lostAnswer') return noAnswer('ECONNRESET');
    return unknownFields ? { ...response, body: withUnknownFields(response.body) } : response;
  };

  const { shop, clientSecret } = simulator.secrets;
  return {
    simulator,
    calls,
    violations,
    sleeps,
    connect: (settings = {}) => ({
      account,
      settings: { shop, clientSecret, ...settings },
      transport,
      clock: { now: () => wall, sleep },
      deadline: wall + 600_000,
    }),
    writes: () => writes,
    loseAnswerOfWrite: (k) => void (lostWrite = writes + k),
    landWriteLate: (k, delayMs, silence = 'hang') => void lateWrites.set(writes + k, { kind: 'lateEffect', delayMs, silence }),
    lateWorks: () => late.pending(),
    loseAnswersFrom: (k) => void (lostFrom = writes + k),
    strike: (fault, times = 1) => void faults.push(...new Array<Fault>(times).fill(fault)),
    calm: () => {
      faults.length = 0;
      lostWrite = 0;
      lostFrom = Infinity;
      lateWrites.clear();
    },
    addUnknownFields: () => void (unknownFields = true),
    setLatency: (ms) => void (latencyMs = ms),
    deliveries: (url) => {
      const mine = sent.filter((one) => one.url === url);
      sent.length = 0;
      return mine.map((one) => toDelivery(one, wall));
    },
  };
}

async function newToken(simulator: ShopifySimulator): Promise<string> {
  const { shop, clientId, clientSecret } = simulator.secrets;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const answer = await simulator.app.fetch(new Request(`https://${shop}/admin/oauth/access_token`, { method: 'POST', body }));
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function fetchInto(simulator: ShopifySimulator, request: HttpRequest, token: string): Promise<HttpResponse> {
  return await toResponse(await simulator.app.fetch(toRequest(request, token)));
}

function toRequest({ method, url, headers, body }: HttpRequest, token: string): Request {
  const all = { ...headers, 'content-type': 'application/json', 'x-shopify-access-token': token || 'none' };
  return new Request(url, { method, headers: all, body: JSON.stringify(body) });
}

async function toResponse(response: Response): Promise<HttpResponse> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { answered: true, status: response.status, headers: Object.fromEntries(response.headers), body: isJson ? JSON.parse(text) : text };
}

function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).map(([name, each]) => [name, withUnknownFields(each)]);
  return { ...Object.fromEntries(known), inventedTomorrow: { of: ['no', 'meaning'] } };
}
