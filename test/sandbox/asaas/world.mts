/** A world for one simulator: a clock that stands still until told, webhooks that are recorded and answered as the test likes. */
import { createAsaas, type AsaasOptions, type AsaasSimulator } from '../../../sandbox/simulators/asaas/index.mts';
import { createWorldClock, type WorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Violation } from '../../../sandbox/world/simulator.mts';
import type { Delivery } from '../../../sandbox/world/webhooks.mts';
import type { Loose } from '../support/loose.mts';

/** 2026-11-24, 09:00 in São Paulo. */
export const start = Date.parse('2026-11-24T12:00:00Z');

export const token = 'q7GmV2xKp9ZtRw4LsYb8NcHd3FjUe6Aa';

/** Answers as they come: what a test reads of them is what it checks. */
export type Json = Record<string, Loose>;

export interface Received {
  readonly at: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly event: Json;
}

export interface TestWorld {
  readonly asaas: AsaasSimulator;
  readonly clock: WorldClock;
  readonly violations: Violation[];
  readonly deliveries: Delivery[];
  readonly received: Received[];
  /** The receiver's HTTP status; undefined: no answer in time. */
  answerWith(status: (event: Json) => number | undefined): void;
  setWall(ms: number): void;
  /** Lets world time pass, timer by timer, and what they set off happen. */
  pass(ms: number): Promise<void>;
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<{ status: number; body: Json; headers: Headers }>;
  events(): string[];
}

export interface CallOptions {
  readonly environment?: 'production' | 'sandbox';
  /** null leaves the header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

export function createTestWorld(options: AsaasOptions = {}, seed = 1): TestWorld {
  let wall = start;
  let respond: (event: Json) => number | undefined = () => 200;
  const clock = createWorldClock({ live: false, wall: () => wall });
  const violations: Violation[] = [];
  const deliveries: Delivery[] = [];
  const received: Received[] = [];
  const webhooks = {
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
    async send(delivery: Delivery) {
      deliveries.push(delivery);
      await Promise.resolve();
      if (delivery.wanted && !delivery.wanted()) return false;
      const event = JSON.parse(String(delivery.body)) as Json;
      received.push({ at: clock.now() - start, url: delivery.url, headers: delivery.headers, event });
      const status = respond(event);
      const ok = status !== undefined && delivery.isSuccess(status);
      delivery.onResult?.({ status, attempt: 1, ok });
      return ok;
    },
  };
  const asaas = createAsaas(
    { clock, random: createRandom(seed), webhooks, violation: (violation) => violations.push(violation) },
    { latencyMs: 0, ...options },
  );

  const call: TestWorld['call'] = async (method, path, body, { environment = 'production', headers = {} } = {}) => {
    const { apiKeyProduction, apiKeySandbox } = asaas.secrets;
    const sent: Record<string, string | null> = {
      access_token: environment === 'production' ? apiKeyProduction : apiKeySandbox,
      'user-agent': 'test',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const host = environment === 'production' ? 'api.asaas.com' : 'api-sandbox.asaas.com';
    const request = new Request(`https://${host}/v3${path}`, {
      method,
      headers: Object.entries(sent).filter((header): header is [string, string] => header[1] !== null),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await asaas.app.fetch(request);
    const text = await response.text();
    await settle();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json), headers: response.headers };
  };

  return {
    asaas,
    clock,
    violations,
    deliveries,
    received,
    call,
    answerWith(status) {
      respond = status;
    },
    setWall(ms) {
      wall = start + ms;
    },
    async pass(ms) {
      const target = clock.now() + ms;
      await settle();
      for (let next = clock.nextDueAt(); next !== undefined && next <= target; next = clock.nextDueAt()) {
        await clock.advance(Math.max(0, next - clock.now()));
        await settle();
      }
      await clock.advance(Math.max(0, target - clock.now()));
      await settle();
    },
    events: () => received.map(({ event }) => event.event as string),
  };
}

export const paymentEvents = [
  'PAYMENT_CREATED',
  'PAYMENT_UPDATED',
  'PAYMENT_AUTHORIZED',
  'PAYMENT_CONFIRMED',
  'PAYMENT_RECEIVED',
  'PAYMENT_OVERDUE',
  'PAYMENT_DELETED',
  'PAYMENT_RESTORED',
  'PAYMENT_REFUNDED',
  'PAYMENT_PARTIALLY_REFUNDED',
  'PAYMENT_RECEIVED_IN_CASH_UNDONE',
  'PAYMENT_CHARGEBACK_REQUESTED',
  'PAYMENT_CREDIT_CARD_CAPTURE_REFUSED',
];

export const webhook = (changes: Json = {}): Json => ({
  name: 'Ponte',
  url: 'https://n8n.example/webhook/asaas',
  email: 'loja@example.com.br',
  enabled: true,
  interrupted: false,
  apiVersion: 3,
  authToken: token,
  sendType: 'SEQUENTIALLY',
  events: paymentEvents,
  ...changes,
});

export const customer = (changes: Json = {}): Json => ({ name: 'Maria da Silva', cpfCnpj: '529.982.247-25', ...changes });

/** A customer and a charge of theirs, due on 2026-12-01. */
export async function charge(world: TestWorld, changes: Json = {}, options: CallOptions = {}): Promise<Json> {
  const payer = await world.call('POST', '/customers', customer(), options);
  const answer = await world.call(
    'POST',
    '/payments',
    { customer: payer.body.id, billingType: 'PIX', value: 129.9, dueDate: '2026-12-01', ...changes },
    options,
  );
  return answer.body;
}

export const codes = (body: Json): string[] => (body.errors as { code: string }[]).map(({ code }) => code);
