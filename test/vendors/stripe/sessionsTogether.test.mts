/** Deliveries of a burst share calls, and each gets what it would have got alone. */
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { noAnswer, type Transport } from '../../../runtime/client/http.ts';
import type { Json } from '../../../runtime/client/json.ts';
import { openPaymentSource } from '../../../vendors/stripe/events/paymentSource.ts';
import { stripeWorld } from '../../contracts/support/stripeWorld.mts';

const day = 24 * 3_600_000;
const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['paid', 'failed', 'expired'] };

type Wishes = NonNullable<NonNullable<Parameters<ReturnType<typeof stripeWorld>['simulator']['checkOut']>[0]>['overrides']>;

const oneItem = { items: [{ sku: 'CAF-MOI-250', quantity: 1 }], skuPlace: 'productMetadata' } as const;

function account(world = stripeWorld()) {
  const { simulator, clock } = world;
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings: world.settings, ...over });
  const buy = (overrides: Wishes = {}) => simulator.checkOut({ overrides: { method: 'card', ...oneItem, ...overrides } }).sessionId;
  const createdOf = () => Math.floor(world.worldClock.now() / 1000);
  /** A delivery as Stripe makes it; `created` is the session's. */
  const deliver = async (id: string, connection = connect(), told: Json = {}, type = 'checkout.session.completed') => {
    const object = { id, object: 'checkout.session', payment_intent: 'pi_1', payment_status: 'paid', created: createdOf(), ...told };
    const envelope = { id: `evt_${id}`, object: 'event', type, livemode: true, created: 1_795_000_000, data: { object } };
    const receivedAt = '2026-11-24T15:00:00.000Z';
    return await openPaymentSource(connection).read({ headers: {}, rawBody: Buffer.from(JSON.stringify(envelope)), receivedAt }, request);
  };
  const counted = () => Object.groupBy(world.calls, ({ operation }) => operation);
  const count = (operation: string) => counted()[operation]?.length ?? 0;
  return { world, clock, connect, buy, deliver, count, calls: () => world.calls.length };
}

type Documents = Awaited<ReturnType<ReturnType<typeof account>['deliver']>>;
const sessionsIn = (read: Documents[]) => read.map(([first]) => first?.document.order?.items[0]?.id);
const lineOf = (world: ReturnType<typeof stripeWorld>, id: string) => world.simulator.payments().find((one) => one.sessionId === id)!;

/** Answers of single operations are changed on their way. */
function changing(connection: Connection, change: (path: string, body: Json) => unknown): Connection {
  const transport: Transport = async (asked) => {
    const answer = await connection.transport(asked);
    const { pathname } = new URL(asked.url);
    return answer.answered ? { ...answer, body: change(pathname, answer.body as Json) } : answer;
  };
  return { ...connection, transport };
}

const rowsOf = (body: Json) => body.data as Json[];
const withoutRaw = (read: Documents) => read.map(({ event, document, subject, news }) => ({ event, document, subject, news }));
const isSessionList = (path: string) => path === '/v1/checkout/sessions';
const isProductList = (path: string) => path === '/v1/products';

describe('forty deliveries at once', () => {
  test('are four calls, and each gets its own sale, with the SKU of its product', async () => {
    const { world, buy, deliver, calls, count } = account();
    const ids = Array.from({ length: 40 }, (_, index) => buy({ reference: String(5000 + index) }));
    const read = await Promise.all(ids.map(async (id) => await deliver(id)));
    expect(read.map(([first]) => first?.document.order?.number)).toEqual(ids.map((_, index) => String(5000 + index)));
    expect(read.map(([first]) => first?.document.payment.id)).toEqual(ids.map((id) => lineOf(world, id).paymentIntentId));
    expect(read.map(([first]) => first?.document.order?.items[0]?.sku)).toEqual(ids.map(() => 'CAF-MOI-250'));
    expect([calls(), count('session.get'), count('session.list'), count('product.list')]).toEqual([4, 2, 1, 1]);
    expect(world.violations).toEqual([]);
  });

  test('of every kind of sale are as when each is read alone', async () => {
    const { world, clock, buy, deliver, count } = account();
    const { simulator } = world;
    const items = (many: number) => Array.from({ length: many }, () => ({ sku: 'CAF-MOI-250', quantity: 2, price: 33.33 }));
    const ids = [
      ...(['taxIds', 'customField', 'metadata'] as const).map((taxIdPlace) => buy({ taxIdPlace })),
      ...(['lookupKey', 'priceMetadata', 'productMetadata'] as const).map((skuPlace) => buy({ skuPlace, items: items(2) })),
      buy({ method: 'boleto' }),
      buy({ method: 'pix' }),
      buy({ productsInline: true }),
      buy({ currency: 'jpy' }),
      buy({ discount: 10, taxOnTop: 10 }),
      buy({ collectsShipping: false, reference: null }),
      buy({ items: [{ sku: 'CAF-MOI-250', quantity: 1, price: 0 }], shipping: 0 }),
      buy({ items: items(10) }),
      buy({ items: items(12) }),
      buy({ mode: 'setup' }),
      buy({ capture: 'manual' }),
    ];
    const [refunded, partly, disputed, left, slip] = Array.from({ length: 5 }, () => buy()) as [string, string, string, string, string];
    simulator.refundPayment(refunded);
    simulator.refundPayment(partly, 1);
    simulator.dispute(disputed);
    const open = simulator.checkOut({ until: 'open', overrides: oneItem }).sessionId;
    const declined = simulator.checkOut({ until: 'open', overrides: { ...oneItem, method: 'card' } }).sessionId;
    simulator.expire(open);
    simulator.decline(declined);
    const created = Math.floor(world.worldClock.now() / 1000);
    await clock.sleep(2 * day);
    const all = [...ids, refunded, partly, disputed, left, slip, open, declined];
    const types = ['checkout.session.completed', 'checkout.session.expired', 'checkout.session.async_payment_failed'];
    for (const type of types) {
      const before = count('session.get');
      const together = await Promise.all(all.map(async (id) => await deliver(id, undefined, { created }, type)));
      expect(count('session.get') - before).toBe(2);
      const alone: Documents[] = [];
      for (const id of all) alone.push(await deliver(id, undefined, { created: null }, type));
      expect(together.map(withoutRaw)).toEqual(alone.map(withoutRaw));
    }
    expect(world.violations).toEqual([]);
  });

  test('sixty of them are never refused for their number', async () => {
    const { world, buy, deliver, calls } = account();
    const ids = Array.from({ length: 60 }, () => buy());
    const read = await Promise.all(ids.map(async (id) => await deliver(id)));
    expect(sessionsIn(read).every(Boolean)).toBe(true);
    expect(calls()).toBe(6);
    expect(world.violations).toEqual([]);
  });
});

describe('who is not in a burst', () => {
  test('is read by one call, without a pause', async () => {
    const { clock, buy, deliver, calls, count } = account();
    const ids = [buy(), buy()];
    const before = clock.now();
    for (const id of ids) expect(await deliver(id)).toHaveLength(1);
    await Promise.all(ids.map(async (id) => await deliver(id)));
    expect([calls(), count('session.get'), clock.now() - before]).toEqual([4, 4, 0]);
  });

  test('of three or four at once none waits for a list', async () => {
    const { buy, deliver, count } = account();
    await Promise.all([buy(), buy(), buy(), buy()].map(async (id) => await deliver(id)));
    expect([count('session.get'), count('session.list')]).toEqual([4, 0]);
  });

  test('an event that does not say when its session was created is read by itself', async () => {
    const { buy, deliver, count } = account();
    const ids = Array.from({ length: 10 }, () => buy());
    const read = await Promise.all(ids.map(async (id) => await deliver(id, undefined, { created: null })));
    expect(read.every((each) => each.length === 1)).toBe(true);
    expect([count('session.get'), count('session.list')]).toEqual([10, 0]);
  });
});

describe('a list that is not what it should be', () => {
  const ten = () => {
    const made = account();
    const ids = Array.from({ length: 10 }, (_, index) => made.buy({ reference: String(5000 + index) }));
    const read = async (connection: Connection) => {
      const all = await Promise.all(ids.map(async (id) => await made.deliver(id, connection)));
      return all.map(([first]) => [first?.document.order?.number, first?.document.order?.items[0]?.sku]);
    };
    return { ...made, ids, read, right: ids.map((_, index) => [String(5000 + index), 'CAF-MOI-250']) };
  };

  test.each<[string, number, (path: string, body: Json) => unknown]>([
    ['HTML', 10, (path, body) => (isSessionList(path) ? '<html>Wartung</html>' : body)],
    ['without data', 10, (path, body) => (isSessionList(path) ? { object: 'list' } : body)],
    ['of nonsense', 10, (path, body) => (isSessionList(path) ? { ...body, data: [null, 7, { id: 5 }] } : body)],
    ['of products that is HTML', 10, (path, body) => (isProductList(path) ? '<html></html>' : body)],
    ['without one session', 3, (path, body) => (isSessionList(path) ? { ...body, data: rowsOf(body).slice(1) } : body)],
    ['without one product', 3, (path, body) => (isProductList(path) ? { ...body, data: rowsOf(body).slice(1) } : body)],
    [
      'with somebody else’s in the place of one',
      3,
      (path, body) =>
        isSessionList(path) ? { ...body, data: [{ ...rowsOf(body)[0], id: 'cs_live_other' }, ...rowsOf(body).slice(1)] } : body,
    ],
  ])('%s: each is right, what lacks is read by itself', async (_what, singles, change) => {
    const { connect, read, right, count } = ten();
    expect(await read(changing(connect(), change))).toEqual(right);
    expect(count('session.get')).toBe(singles);
  });

  test('a key that may not read products reads each by itself, and asks for no list for a minute', async () => {
    const { world, connect, read, right, count, clock } = ten();
    world.simulator.setAccount({ permissions: { checkout_sessions: 'read' } });
    const asks: string[] = [];
    const transport: Transport = async (asked) => {
      const headers = { ...asked.headers, authorization: `Bearer ${world.simulator.secrets.restrictedKey}` };
      const answer = await world.simulator.app.fetch(new Request(asked.url, { headers }));
      asks.push(new URL(asked.url).pathname);
      return { answered: true, status: answer.status, headers: {}, body: await answer.json() };
    };
    expect(await read(connect({ transport }))).toEqual(right);
    expect(await read(connect({ transport }))).toEqual(right);
    expect(asks.filter((path) => isSessionList(path) || isProductList(path))).toHaveLength(2);
    await clock.sleep(61_000);
    await read(connect({ transport }));
    expect(asks.filter(isSessionList)).toHaveLength(2);
    expect(count('session.get')).toBe(0);
  });

  test('one that never answers is given up after three seconds', async () => {
    const { clock, connect, read, right } = ten();
    const usual = connect();
    const transport: Transport = async (asked) => {
      if (!isSessionList(new URL(asked.url).pathname)) return await usual.transport(asked);
      await clock.sleep(asked.timeoutMs ?? 30_000);
      return noAnswer('ECONNABORTED');
    };
    const before = clock.now();
    expect(await read({ ...usual, transport })).toEqual(right);
    expect(clock.now() - before).toBeLessThan(5000);
  });

  test('with others’ sessions before them: those of the page come together, the rest by themselves', async () => {
    const { buy, deliver, count } = account();
    const mine = Array.from({ length: 12 }, (_, index) => buy({ reference: String(5000 + index) }));
    for (let other = 0; other < 95; other++) buy({ method: 'boleto' });
    const read = await Promise.all(mine.map(async (id) => await deliver(id)));
    expect(read.map(([first]) => first?.document.order?.number)).toEqual(mine.map((_, index) => String(5000 + index)));
    expect([count('session.list'), count('session.get')]).toEqual([1, 2 + 5]);
  });
});

test('who is not there has an error of its own, the others their sales', async () => {
  const { buy, deliver } = account();
  const ids = Array.from({ length: 10 }, () => buy());
  const asked = ids.toSpliced(5, 0, 'cs_live_nobody1', 'cs_live_nobody2');
  const ends = await Promise.allSettled(asked.map(async (id) => await deliver(id)));
  expect(ends.map(({ status }) => status)).toEqual(asked.map((id) => (id.includes('nobody') ? 'rejected' : 'fulfilled')));
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [String((end.reason as Error).message)] : []));
  expect(errors.map((text) => /nobody\d/.exec(text)?.[0])).toEqual(['nobody1', 'nobody2']);
});

test('one session that two of the waiting ones ask for is read once for both', async () => {
  const { buy, deliver, calls, count } = account();
  const [first, second, twice] = [buy(), buy(), buy({ reference: '77' })];
  const read = await Promise.all([first, second, twice, twice].map(async (id) => await deliver(id)));
  expect(read.slice(2).map(([one]) => one?.document.order?.number)).toEqual(['77', '77']);
  expect([calls(), count('session.get')]).toEqual([3, 3]);
});

test('a call that began before an event came does not answer it', async () => {
  const { world, connect, deliver, clock } = account();
  const { simulator } = world;
  const id = simulator.checkOut({ until: 'unpaid', overrides: { ...oneItem, method: 'pix' } }).sessionId;
  const usual = connect();
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const slow: Transport = async (asked) => {
    const answer = await usual.transport(asked);
    await held;
    return answer;
  };
  const early = deliver(id, { ...usual, transport: slow }, { payment_status: 'unpaid' });
  await clock.sleep(10);
  simulator.pay(id);
  await clock.sleep(120_000);
  const late = deliver(id, usual, {}, 'checkout.session.async_payment_succeeded');
  expect((await late).map(({ document }) => document.payment.status)).toEqual(['received']);
  go();
  await early;
});

test('two accounts at once are never mixed', async () => {
  const [one, other] = [account(), account()];
  const of = ({ buy, deliver }: typeof one, from: number) =>
    Array.from({ length: 20 }, (_, index) => {
      const id = buy({ reference: String(from + index) });
      return async () => (await deliver(id))[0]?.document.order?.number;
    });
  const work = of(one, 1000).flatMap((each, index) => [each, of(other, 2000 + 100 * index)[0]!]);
  const numbers = await Promise.all(work.map(async (each) => await each()));
  expect(numbers.filter((_, index) => index % 2 === 0)).toEqual(Array.from({ length: 20 }, (_, index) => String(1000 + index)));
  expect(numbers.filter((_, index) => index % 2 === 1)).toEqual(Array.from({ length: 20 }, (_, index) => String(2000 + 100 * index)));
  expect([one.count('session.list'), other.count('session.list')]).toEqual([1, 1]);
  expect([...one.world.violations, ...other.world.violations]).toEqual([]);
});

test('calls that hang hold nobody up for more than a quarter of a second', async () => {
  const { clock, buy, connect, deliver } = account();
  const ids = Array.from({ length: 8 }, () => buy());
  const usual = connect();
  const hanging = new Set(ids.slice(0, 2));
  const transport: Transport = async (asked) =>
    [...hanging].some((id) => asked.url.includes(id)) ? await new Promise<never>(() => undefined) : await usual.transport(asked);
  const before = clock.now();
  const all = ids.map(async (id) => await deliver(id, { ...usual, transport }));
  const rest = await Promise.all(all.slice(2));
  expect(rest.every((each) => each.length === 1)).toBe(true);
  expect(clock.now() - before).toBeLessThanOrEqual(250);
});
