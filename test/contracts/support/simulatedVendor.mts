/** One simulated vendor in this process, with time that passes only when somebody waits and with faults on order. */
import type { Clock } from '../../../runtime/clock.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { noAnswer, type HttpRequest, type HttpResponse, type Transport } from '../../../runtime/client/http.ts';
import { createWorldClock, type WorldClock } from '../../../sandbox/world/clock.mts';
import type { LateEffect, RequestFault, Silence } from '../../../sandbox/world/faults.mts';
import { createLateWork } from '../../../sandbox/world/lateWork.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { IncomingCall, Simulator, Violation, WorldServices } from '../../../sandbox/world/simulator.mts';
import type { Delivery as Sent } from '../../../sandbox/world/webhooks.mts';

/** `reset` and `serverError` strike before the work is done, `lostAnswer` after it. */
export type Fault = Extract<RequestFault, 'rateLimited' | 'serverError' | 'reset' | 'lostAnswer'>;

export interface Call {
  /** As the simulator names it. */
  readonly operation: string;
  readonly method: HttpRequest['method'];
  /** 1 for the first call that is no GET, 2 for the second, …; undefined for a GET. */
  readonly writeNumber: number | undefined;
  readonly body: unknown;
}

/** Which fault a call meets, if any. */
export type FaultScript = (call: Call, before: readonly Call[]) => Fault | LateEffect | undefined;

export interface SimulatedVendor<S extends Simulator> {
  readonly simulator: S;
  /** Waiting on it moves the wall's and the world's time at once. */
  readonly clock: Clock;
  /** What the simulated world itself goes by. */
  readonly worldClock: WorldClock;
  readonly calls: readonly Call[];
  readonly violations: readonly Violation[];
  /** Another account name is another process: nothing is remembered there. */
  connect(over?: Partial<Connection>): Connection;
  inject(script: FaultScript): void;
  /** Works whose clients have given up and which are still to be done: time passes, and they are. */
  lateWorks(): number;
  /** What was sent to a URL so far, as it arrives; of one topic where it is given. Every delivery is taken. */
  deliveries(url: string, topic?: string): Delivery[];
  /** Every answer's body passes through this before the adapter sees it. */
  alterAnswers(alter: (body: unknown) => unknown): void;
}

export interface SimulatedVendorOptions<S extends Simulator> {
  create(services: WorldServices): S;
  /** The headers that the credential would add. */
  login(simulator: S): Record<string, string>;
  /** A clock of the test's own; the vendor's own schedules (SEFAZ, tokens) then stand still. */
  clock?: Clock;
}

/** As long as n8n waits for an answer where the adapter says nothing else. */
export const usualTimeoutMs = 30_000;

const start = Date.parse('2026-11-24T15:00:00Z');

let accounts = 0;

export function simulatedVendor<S extends Simulator>({ create, login, clock: given }: SimulatedVendorOptions<S>): SimulatedVendor<S> {
  let wall = start;
  const worldClock = createWorldClock({ live: false, wall: () => given?.now() ?? wall });
  const violations: Violation[] = [];
  const account = `simulated-${++accounts}`;
  const calls: Call[] = [];
  const sent: Sent[] = [];
  let script: FaultScript = () => undefined;
  let alter = (body: unknown) => body;
  const late = createLateWork(worldClock);
  let passing: Promise<void> = Promise.resolve();

  const simulator = create({
    clock: worldClock,
    random: createRandom(7),
    webhooks: { send: async (delivery) => sent.push(delivery) > 0, records: [], inFlight: () => 0, waiting: () => 0 },
    violation: (violation) => void violations.push(violation),
  });

  const clock: Clock = given ?? {
    now: () => wall,
    async sleep(ms) {
      // Sleepers of one moment wake in the order of their times; time does not add up.
      const until = wall + ms;
      await Promise.resolve();
      // What fell due until then is done before anybody looks.
      if (until <= wall) return await passing;
      const step = until - wall;
      wall = until;
      await (passing = passing.then(async () => await worldClock.advance(step)));
    },
  };

  let writes = 0;
  const record = ({ method, body }: HttpRequest, incoming: IncomingCall): Call => {
    const call = { operation: simulator.operationOf(incoming), method, writeNumber: method === 'GET' ? undefined : ++writes, body };
    calls.push(call);
    return call;
  };

  /** The client gives up at once, where the line breaks, or after its own patience; the work follows. */
  const fallSilent = async (request: HttpRequest, work: Request, operation: string, { delayMs, silence }: LateEffect) => {
    if (given) throw new Error('late effects need the vendor’s own clock');
    if (silence === 'hang') await clock.sleep(request.timeoutMs ?? usualTimeoutMs);
    late.accept(simulator.vendor, operation, delayMs, async () => await simulator.app.fetch(work));
    return noAnswer(silence === 'hang' ? 'ECONNABORTED' : 'ECONNRESET');
  };

  const transport: Transport = async (request) => {
    const before = [...calls];
    const incoming = toIncoming(request);
    const call = record(request, incoming);
    const fault = script(call, before);
    if (fault === 'reset') return noAnswer('ECONNRESET');
    if (fault === 'rateLimited') return await toResponse(simulator.rateLimitedAnswer(incoming), request);
    if (fault === 'serverError') return await toResponse(simulator.serverErrorAnswer(incoming), request);
    const work = toRequest(request, request.withoutLogin ? {} : login(simulator));
    if (typeof fault === 'object') return await fallSilent(request, work, call.operation, fault);
    const response = await toResponse(await simulator.app.fetch(work), request);
    return fault === 'lostAnswer' ? noAnswer('ECONNRESET') : { ...response, body: alter(response.body) };
  };

  return {
    simulator,
    clock,
    worldClock,
    calls,
    violations,
    connect: (over = {}) => ({ account, settings: {}, transport, clock, deadline: clock.now() + 300_000, ...over }),
    deliveries: (url, topic) =>
      sent
        .filter((one) => one.url.split('?')[0] === url && (topic === undefined || one.topic === topic))
        .map((one) => toDelivery(one, wall)),
    inject: (next) => void (script = next),
    lateWorks: () => late.pending(),
    alterAnswers: (next) => void (alter = next),
  };
}

/** As n8n hands it on. */
export function toDelivery(sent: Sent, now: number): Delivery {
  const { headers, url } = sent;
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const query = new URL(url).search.slice(1);
  return {
    headers: Object.fromEntries(lower),
    rawBody: bytesOf(sent),
    receivedAt: new Date(now).toISOString(),
    ...(query === '' ? {} : { query }),
  };
}

const bytes = new WeakMap<Sent, Buffer>();

/** The same delivery is asked for often. */
function bytesOf(sent: Sent): Buffer {
  const known = bytes.get(sent) ?? Buffer.from(sent.body);
  bytes.set(sent, known);
  return known;
}

/** The k-th write from the start meets the fault, once. */
export const onWrite =
  (k: number, fault: Fault): FaultScript =>
  ({ writeNumber }) =>
    writeNumber === k ? fault : undefined;

/**
 * The k-th write from the start gets no answer, and its work is done `delayMs` after the client gave up: once, against whatever is
 * there by then. `hang` (the usual way): the client waits for as long as it has patience; `reset`: the line breaks at once.
 */
export const onWriteLate =
  (k: number, delayMs: number, silence: Silence = 'hang'): FaultScript =>
  ({ writeNumber }) =>
    writeNumber === k ? { kind: 'lateEffect', delayMs, silence } : undefined;

/** The first call of each operation meets the fault. */
export const onFirstOfEach =
  (fault: Fault): FaultScript =>
  ({ operation }, before) =>
    before.some((call) => call.operation === operation) ? undefined : fault;

/** The body with a field in every object that no documentation names. */
export function withUnknownFields(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withUnknownFields);
  if (typeof body !== 'object' || body === null || Buffer.isBuffer(body)) return body;
  const fields = Object.entries(body).map(([name, value]) => [name, withUnknownFields(value)]);
  return { ...Object.fromEntries(fields), inventedTomorrow: { of: ['no', 'meaning'] } };
}

const toIncoming = ({ method, url, body }: HttpRequest): IncomingCall => ({
  method,
  path: new URL(url).pathname,
  body: asText(body),
});

const asText = (body: unknown): string => {
  if (Buffer.isBuffer(body)) return body.toString('latin1');
  return typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
};

function toRequest({ method, url, headers, body }: HttpRequest, login: Record<string, string>): Request {
  // As n8n does: a text and bytes go out as they are, under the content type that the adapter gives them.
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  return new Request(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
      ...login,
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
}

async function toResponse(response: Response, { expect }: HttpRequest): Promise<HttpResponse> {
  const headers = Object.fromEntries(response.headers);
  if (expect === 'binary') return { answered: true, status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
  return { answered: true, status: response.status, headers, body: parse(await response.text()) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
