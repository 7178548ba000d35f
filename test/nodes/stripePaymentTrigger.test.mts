/** Stripe tells a sale by several events, in any order and more than once: each sale starts a flow once, with its order. */
import { describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { signPayload } from '../../vendors/stripe/events/signature.ts';
import { stripeWorld, type StripeWorld } from '../contracts/support/stripeWorld.mts';
import { hour, minute, passTimeIn, startProcess, url, type Started } from './support/triggerWorld.mts';

let world: StripeWorld;

const letPass = passTimeIn(
  () => (world = stripeWorld()),
  () => world,
);

async function on(parameters: { events?: readonly string[]; paidWhen?: string } = {}, staticData: Record<string, unknown> = {}) {
  return await startProcess({
    world,
    letPass,
    load: async () => {
      // A process reads the vendor's code once; `import()` in this one would find what was read last.
      const { paymentSources } = await import('../../vendors/index.ts');
      const { openPaymentSource } = await import('../../vendors/stripe/events/paymentSource.ts');
      vi.spyOn(paymentSources.stripe, 'open').mockImplementation(async (connection) => openPaymentSource(connection));
      return new (await import('../../nodes/StripePaymentTrigger/StripePaymentTrigger.node.ts')).StripePaymentTrigger();
    },
    credentialType: 'ponteStripeApi',
    parameters: { events: ['paid'], ...parameters },
    staticData,
    nameOf: ({ payment }) => (payment as { orderNumber: string | null }).orderNumber,
  });
}

const buy = (reference: string, method: 'card' | 'pix' | 'boleto' = 'card', until: 'paid' | 'unpaid' = 'paid') =>
  world.simulator.checkOut({ until, overrides: { method, reference } });

/** As Stripe would deliver it now: a delivery that is repeated is signed anew. */
function fresh(delivery: Delivery): Delivery {
  const { secret } = world.simulator.endpoints()[0]!.secrets[0]!;
  const signature = signPayload(delivery.rawBody, secret, world.clock.now());
  return { ...delivery, headers: { ...delivery.headers, 'stripe-signature': signature } };
}

/** Every second delivery goes to the other process. */
async function bySecond(processes: readonly Awaited<ReturnType<typeof on>>[], deliveries: readonly Delivery[]) {
  const all: Started<string | null>[] = [];
  for (const [index, delivery] of deliveries.entries()) {
    const { arrive, started } = processes[index % processes.length]!;
    all.push(...started((await arrive(fresh(delivery))).items));
  }
  return all;
}

/** Stripe delivers some events twice; here it is about different ones of a sale. */
function eachEventOnce(deliveries: readonly Delivery[]): Delivery[] {
  const byId = new Map(deliveries.map((each) => [(JSON.parse(each.rawBody.toString()) as { id: string }).id, each]));
  return [...byId.values()];
}

function changedEvent(delivery: Delivery, change: (event: Record<string, unknown>) => unknown): Delivery {
  return { ...delivery, rawBody: Buffer.from(JSON.stringify(change(JSON.parse(delivery.rawBody.toString()) as Record<string, unknown>))) };
}

describe('one sale, one start', () => {
  test.each(['card', 'pix', 'boleto'] as const)('%s: whichever events tell it', async (method) => {
    const { takeAll } = await on();
    buy('1001', method);
    const started: Started<string | null>[] = [];
    for (let step = 0; step < 6; step++) {
      started.push(...(await takeAll()));
      await letPass(8 * hour);
    }
    expect(started).toEqual([['payment.received', '1001']]);
    expect(world.violations).toEqual([]);
  });

  test.each(['card', 'pix', 'boleto'] as const)(
    '%s: two processes of n8n that take every second delivery start it once',
    async (method) => {
      const one = await on();
      const other = await on();
      for (let sale = 0; sale < 4; sale++) buy(`100${sale}`, method);
      await letPass(72 * hour);
      const started = await bySecond([one, other], eachEventOnce(world.deliveries(url)));
      expect(started.map(([, number]) => number).toSorted()).toEqual(['1000', '1001', '1002', '1003']);
    },
  );

  test('a refund of a Pix, and what its bank adds a day later, are told once by two processes', async () => {
    const one = await on({ events: ['refunded'] });
    const other = await on({ events: ['refunded'] });
    const { sessionId } = buy('1001', 'pix');
    await letPass(hour);
    world.simulator.refundPayment(sessionId, 5);
    await letPass(hour);
    const deliveries = world.deliveries(url);
    const later = changedEvent(deliveries.at(-1)!, (event) => ({
      ...event,
      id: 'evt_later',
      data: { ...(event.data as object), previous_attributes: { destination_details: null } },
    }));
    const started = await bySecond([one, other], [...deliveries, later]);
    expect(started).toEqual([['payment.refunded', '1001']]);
  });

  test('a boleto that nobody has paid yet starts nothing; "when the customer has paid" does not wait for the money', async () => {
    const late = await on();
    const { sessionId } = buy('1001', 'boleto', 'unpaid');
    await letPass(minute);
    expect(await late.takeAll()).toEqual([]);
    world.simulator.pay(sessionId);
    await letPass(minute);
    expect(await late.takeAll()).toEqual([]);
    await late.deactivate();
    const early = await on({ paidWhen: 'confirmed' });
    const other = buy('1002', 'boleto', 'unpaid');
    world.simulator.pay(other.sessionId);
    await letPass(minute);
    expect(await early.takeAll()).toEqual([['payment.received', '1002']]);
    await letPass(48 * hour);
    expect((await early.takeAll()).filter(([, number]) => number === '1002')).toEqual([]);
  });

  test('failed, expired, refunded and disputed', async () => {
    const { takeAll } = await on({ events: ['failed', 'expired', 'refunded', 'disputed'] });
    const paid = buy('1001');
    const slip = buy('1002', 'boleto', 'unpaid');
    const left = world.simulator.checkOut({ until: 'open', overrides: { reference: '1003' } });
    await letPass(minute);
    world.simulator.refundPayment(paid.sessionId, 5);
    world.simulator.letFail(slip.sessionId);
    world.simulator.expire(left.sessionId);
    await letPass(hour);
    expect((await takeAll()).toSorted()).toEqual([
      ['checkout.expired', '1003'],
      ['payment.failed', '1002'],
      ['payment.refunded', '1001'],
    ]);
    world.simulator.dispute(paid.sessionId);
    await letPass(hour);
    expect(await takeAll()).toEqual([['payment.chargeback', '1001']]);
  });
});

describe('what is not ours', () => {
  test('10,000 forged deliveries are refused, and Stripe is not asked for them', async () => {
    const { arrive, poll } = await on();
    buy('1001');
    await letPass(5_000);
    const genuine = world.deliveries(url)[0]!;
    const before = world.calls.length;
    const endpoints = world.simulator.endpoints().map(({ id }) => id);
    const statuses = new Map<number, number>();
    for (let attempt = 0; attempt < 10_000; attempt++) {
      const { status, items } = await arrive(forged(genuine, attempt));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(items).toEqual([]);
    }
    expect([...statuses]).toEqual([[401, 10_000]]);
    expect(world.calls.length).toBe(before);
    // Nobody's nonsense makes the endpoint change while Stripe's own deliveries arrive.
    await letPass(2 * hour);
    await poll();
    expect(world.simulator.endpoints().map(({ id }) => id)).toEqual(endpoints);
  });

  test('an event of the test mode or of a connected account starts nothing, though it is signed', async () => {
    const { takeAll } = await on();
    world.simulator.sendTestEvent();
    world.simulator.sendForeignEvent();
    await letPass(minute);
    expect(await takeAll()).toEqual([]);
  });

  test('a delivery that is older than five minutes is a replay; one within them is taken', async () => {
    const { arrive } = await on();
    buy('1001');
    await letPass(5_000);
    const delivery = world.deliveries(url).at(-1)!;
    await letPass(6 * minute);
    expect((await arrive(delivery)).status).toBe(401);
  });

  test('while a secret is rolled both are live, and the one that is known will do; after that the endpoint is made anew', async () => {
    const { takeAll, catchUp, skipAll } = await on();
    world.simulator.rollSecrets(24 * hour);
    buy('1001');
    await letPass(5_000);
    expect(await takeAll()).toEqual([['payment.received', '1001']]);
    await letPass(25 * hour);
    buy('1002');
    await letPass(5_000);
    expect(await takeAll()).toEqual([]);
    await letPass(15 * minute);
    expect(await catchUp()).toEqual([['catchUp', '1002']]);
    skipAll();
    buy('1003');
    await letPass(5_000);
    expect(await takeAll()).toEqual([['payment.received', '1003']]);
    expect(world.simulator.endpoints()).toHaveLength(1);
  });
});

function forged(genuine: Delivery, attempt: number): Delivery {
  const header = genuine.headers['stripe-signature']!;
  const signed = (value: string | undefined) => ({ ...genuine, headers: { ...genuine.headers, 'stripe-signature': value } });
  const changed = Buffer.from(genuine.rawBody);
  changed[attempt % changed.length]! ^= 1 + (attempt % 127);
  const [t, v1] = [/t=(\d+)/.exec(header)![1]!, /v1=(\w+)/.exec(header)![1]!];
  const kinds = [
    () => ({ ...genuine, rawBody: changed }),
    () => signed(`t=${Number(t) + 1 + attempt},v1=${v1}`),
    () => signed(`t=${t},v0=${v1}`),
    () => signed([undefined, '', `v1=${v1}`, `t=${t}`, `t=${t},t=${t},v1=${v1}`, `t=${t},v1=${v1.slice(1)}`][(attempt >> 3) % 6]),
    () => signed(signPayload(genuine.rawBody, `whsec_${attempt}`, world.clock.now())),
    () => signed(`t=${t},v1=${v1.replace(/./, (first) => (first === '0' ? '1' : '0'))}`),
  ];
  return kinds[attempt % kinds.length]!();
}

describe('what Stripe could not deliver', () => {
  test('n8n is away for a day while 200 sales are paid: all are handled once afterwards', async () => {
    const before = await on();
    await letPass(hour);
    const missed: string[] = [];
    for (let sale = 0; sale < 200; sale++) {
      await letPass(7 * minute);
      missed.push(`loja-${sale}`);
      buy(missed.at(-1)!);
    }
    await letPass(hour);
    const after = await on({}, before.staticData);
    after.skipAll();
    const started: Started<string | null>[] = [];
    for (let poll = 0; poll < 14; poll++) {
      started.push(...(await after.catchUp()));
      await letPass(minute);
    }
    expect(started.map(([, number]) => number).toSorted()).toEqual(missed.toSorted());
    expect(await after.takeAll()).toEqual([]);
  });

  test('the endpoint was switched off: it is switched on, and what happened meanwhile is started', async () => {
    const { takeAll, catchUp } = await on();
    await letPass(minute);
    world.simulator.changeEndpoints({ status: 'disabled' });
    buy('1001');
    await letPass(15 * minute);
    expect(await takeAll()).toEqual([]);
    expect(await catchUp()).toEqual([['catchUp', '1001']]);
    expect(await catchUp()).toEqual([]);
    expect(world.simulator.endpoints().map(({ status }) => status)).toEqual(['enabled']);
  });

  test('a trigger in another process finds the secret with the endpoint', async () => {
    const first = await on();
    buy('1001');
    await letPass(5_000);
    const delivery = world.deliveries(url).at(-1)!;
    const second = await on({}, first.staticData);
    expect((await second.arrive(delivery)).items).toHaveLength(1);
    expect(world.simulator.endpoints()).toHaveLength(1);
  });
});

test('the workflow is switched off and on in the main process: the one that takes deliveries asks for the new secret', async () => {
  const taker = await on();
  const main = await on({}, taker.staticData);
  await main.deactivate();
  await main.activate();
  await letPass(5 * minute);
  buy('1001');
  await letPass(5_000);
  const delivery = () => world.deliveries(url).at(-1)!;
  expect((await taker.arrive(delivery())).status).toBe(401);
  world.simulator.resend(world.simulator.events().findLast(({ type }) => type === 'checkout.session.completed')!.id);
  await letPass(5_000);
  expect((await taker.arrive(delivery())).items).toHaveLength(1);
  // Nonsense makes nobody ask more than once a minute.
  const before = world.calls.length;
  for (let attempt = 0; attempt < 100; attempt++) await taker.arrive(forged(delivery(), attempt));
  expect(world.calls.length).toBe(before);
});

test('n8n starts anew after a catch-up: what it has caught up is not started again, and it does not go on looking back', async () => {
  const before = await on();
  await letPass(minute);
  world.simulator.changeEndpoints({ status: 'disabled' });
  buy('1001');
  await letPass(15 * minute);
  expect(await before.catchUp()).toEqual([['catchUp', '1001']]);
  const after = await on({}, before.staticData);
  const listed = [];
  for (let poll = 0; poll < 4; poll++) {
    await letPass(minute);
    expect(await after.catchUp()).toEqual([]);
    listed.push(world.simulator.endpoints()[0]!.metadata.ponte_told_until);
  }
  expect(listed.at(-1)).toBeDefined();
});
