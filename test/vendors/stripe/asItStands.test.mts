/** What Stripe told once may be over: a sale is told, and a refund counts, as it stands. */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../runtime/client/json.ts';
import { openPaymentSource } from '../../../vendors/stripe/events/paymentSource.ts';
import { chosen } from '../../../vendors/stripe/events/topics.ts';
import { openCheckoutKeeper } from '../../../vendors/stripe/payments/checkoutKeeper.ts';
import type { Sale } from '../../../vendors/stripe/payments/lookUp.ts';
import { stripeWorld } from '../../contracts/support/stripeWorld.mts';

const day = 24 * 3_600_000;
const url = 'https://n8n.loja.example/webhook/1f/webhook';

function account() {
  const world = stripeWorld();
  const connect = () => world.connect({ settings: world.settings });
  const buy = async () => {
    const { sessionId, paymentIntentId } = world.simulator.checkOut({ overrides: { method: 'card' } });
    await world.clock.sleep(60_000);
    return { sessionId, paymentId: paymentIntentId! };
  };
  /** What an event starts, its bytes as Stripe made them at the time. */
  const read = async (envelope: Json, topics: string[]) => {
    const delivery = { headers: {}, rawBody: Buffer.from(JSON.stringify(envelope)), receivedAt: new Date(world.clock.now()).toISOString() };
    return await openPaymentSource(connect()).read(delivery, { url, topics });
  };
  return { world, buy, read, keeper: () => openCheckoutKeeper(connect()) };
}

const envelopeOf = (type: string, object: Json): Json => ({
  id: 'evt_1',
  object: 'event',
  type,
  livemode: true,
  created: 1_795_000_000,
  data: { object },
});

describe('news that is old', () => {
  test('a payment all of which went back meanwhile is told as paid no more; one of which a part did is', async () => {
    const { world, buy, read } = account();
    const { sessionId, paymentId } = await buy();
    const paid = envelopeOf('payment_intent.succeeded', { id: paymentId, object: 'payment_intent' });
    world.simulator.refundPayment(sessionId, 1);
    const partly = await read(paid, ['paid']);
    expect(partly.map(({ event }) => event.type)).toEqual(['payment.received']);
    expect(partly[0]?.document).toMatchObject({ order: { financialStatus: 'partially_refunded', totals: { givenBack: 1 } } });
    world.simulator.refundPayment(sessionId);
    expect(await read(paid, ['paid'])).toEqual([]);
  });

  test('a payment that is disputed is told as paid no more, until the dispute is won', async () => {
    const { world, buy, read, keeper } = account();
    const { sessionId, paymentId } = await buy();
    const paid = envelopeOf('payment_intent.succeeded', { id: paymentId, object: 'payment_intent' });
    const id = world.simulator.dispute(sessionId);
    const disputed = envelopeOf('charge.dispute.created', { id, object: 'dispute', payment_intent: paymentId, status: 'needs_response' });
    expect(await read(paid, ['paid'])).toEqual([]);
    expect((await read(disputed, ['disputed'])).map(({ event }) => event.type)).toEqual(['payment.chargeback']);
    expect((await keeper().getPayment(paymentId)).payment.status).toBe('chargeback');
    world.simulator.closeDispute(id, 'won');
    expect(await read(disputed, ['disputed'])).toEqual([]);
    expect((await keeper().getPayment(paymentId)).payment.status).toBe('received');
    expect(await read(paid, ['paid'])).toHaveLength(1);
  });

  test.each([
    ['requires_payment_method', true],
    ['canceled', true],
    ['requires_action', false],
    ['requires_confirmation', false],
    ['requires_capture', false],
    ['processing', false],
    ['succeeded', false],
  ])('a try that failed, and the payment is %s by now: told %s', (status, isTold) => {
    const [failed] = chosen(['failed']);
    const sale: Sale = { intent: { id: 'pi_1', status }, charge: null, session: null, lines: [] };
    expect(failed!.happening(sale, {}) !== undefined).toBe(isTold);
  });

  test('a checkout that is still open tells its sale when it is complete, with all that it asked for', () => {
    const [paid] = chosen(['paid']);
    const sale = (status: string): Sale => ({
      intent: { id: 'pi_1', status: 'succeeded' },
      charge: null,
      session: { id: 'cs_1', status },
      lines: [],
    });
    expect(paid!.happening(sale('open'), {})).toBeUndefined();
    expect(paid!.happening(sale('complete'), {})).toEqual({ name: 'paid' });
  });
});

describe('an amount that was only reserved', () => {
  function reserved() {
    const { world, read, keeper } = account();
    const items = [{ sku: 'CAM-ALG-M', quantity: 2, price: 50 }];
    const { sessionId, paymentIntentId } = world.simulator.checkOut({
      overrides: { method: 'card', capture: 'manual', items, shipping: 0 },
    });
    const paymentId = paymentIntentId!;
    const intentEvent = envelopeOf('payment_intent.succeeded', { id: paymentId, object: 'payment_intent', status: 'succeeded' });
    const refundEvent = (id: string) =>
      envelopeOf('refund.created', { id, object: 'refund', payment_intent: paymentId, charge: 'ch_1', status: 'succeeded' });
    const refundIds = () => world.simulator.payments().flatMap(({ refunds }) => refunds.map(({ id }) => id));
    return { world, read, keeper, sessionId, paymentId, intentEvent, refundEvent, refundIds };
  }

  test('is nobody’s money yet: nothing is paid, at no moment', async () => {
    const { read, keeper, sessionId, paymentId } = reserved();
    const completed = envelopeOf('checkout.session.completed', { id: sessionId, object: 'checkout.session', payment_status: 'unpaid' });
    expect(await read(completed, ['paid'])).toEqual([]);
    const { payment, order } = await keeper().getPayment(paymentId);
    expect(payment).toMatchObject({ status: 'authorized', paidAt: null, value: 100 });
    expect(order?.financialStatus).toBe('authorized');
  });

  test('and of which a part is taken: that part is paid, and the rest, which Stripe writes as refunded, never went back', async () => {
    const { world, read, sessionId, intentEvent, refundEvent, refundIds } = reserved();
    world.simulator.capture(sessionId, 70);
    const [event] = await read(intentEvent, ['paid']);
    expect(event?.document).toMatchObject({
      payment: { status: 'received', value: 70, paidAt: expect.any(String) },
      order: { financialStatus: 'partially_paid', totals: { total: 100 } },
    });
    expect(event?.document.payment).not.toHaveProperty('refunded');
    expect((event?.document as { order: { totals: object } }).order.totals).not.toHaveProperty('givenBack');
    const [release] = refundIds();
    expect(await read(refundEvent(release!), ['refunded'])).toEqual([]);
    const refund = world.simulator.refundPayment(sessionId, 20);
    const [back] = await read(refundEvent(refund), ['refunded']);
    expect(back?.document).toMatchObject({
      payment: { value: 70, refunded: 20, remaining: 50 },
      order: { financialStatus: 'partially_refunded', totals: { givenBack: 20 } },
      refund: { amount: 20, refundedTotal: 20 },
    });
    world.simulator.refundPayment(sessionId, 50);
    expect(await read(intentEvent, ['paid'])).toEqual([]);
  });

  test('and of which nothing is taken: the payment is off, and nobody gave money back', async () => {
    const { world, read, keeper, sessionId, paymentId, refundEvent, refundIds } = reserved();
    world.simulator.cancelReserved(sessionId);
    const [release] = refundIds();
    expect(await read(refundEvent(release!), ['refunded'])).toEqual([]);
    const { payment, order } = await keeper().getPayment(paymentId);
    expect(payment).toMatchObject({ status: 'deleted', paidAt: null });
    expect(payment).not.toHaveProperty('refunded');
    expect(order?.financialStatus).toBe('voided');
  });

  test('and is taken whole is paid as any other', async () => {
    const { world, read, sessionId, intentEvent, refundIds } = reserved();
    world.simulator.capture(sessionId);
    expect(refundIds()).toEqual([]);
    const [event] = await read(intentEvent, ['paid']);
    expect(event?.document).toMatchObject({ payment: { value: 100, status: 'received' }, order: { financialStatus: 'paid' } });
  });
});

test('a checkout that only keeps a card has no amount: it tells nothing, and is no payment', async () => {
  const { world, read, keeper } = account();
  const left = world.simulator.checkOut({ until: 'open', overrides: { mode: 'setup' } });
  world.simulator.expire(left.sessionId);
  const done = world.simulator.checkOut({ overrides: { mode: 'setup' } });
  const of = (type: string, id: string) =>
    envelopeOf(`checkout.session.${type}`, { id, object: 'checkout.session', payment_status: 'no_payment_required' });
  expect(await read(of('expired', left.sessionId), ['expired', 'paid', 'failed'])).toEqual([]);
  expect(await read(of('completed', done.sessionId), ['expired', 'paid', 'failed'])).toEqual([]);
  for (const { sessionId } of [left, done])
    await expect(keeper().getSession(sessionId)).rejects.toMatchObject({ failure: { class: 'validation', code: 'checkoutSetup' } });
});

test.each(['refund', 'dispute'])(
  'a %s of a charge without a payment intent starts nothing, and Stripe need not deliver it again',
  async (object) => {
    const { read, world } = account();
    const type = object === 'refund' ? 'refund.created' : 'charge.dispute.created';
    const told = envelopeOf(type, { id: 'xx_1', object, charge: 'ch_1', payment_intent: null, status: 'succeeded' });
    expect(await read(told, ['refunded', 'disputed'])).toEqual([]);
    expect(world.calls).toEqual([]);
    await expect(read(envelopeOf(type, { object }), ['refunded', 'disputed'])).rejects.toMatchObject({
      failure: { code: 'unreadableEvent' },
    });
  },
);

describe('a refund that came to nothing', () => {
  test('is none: the next run gives the money back', async () => {
    const { world, buy, keeper } = account();
    const { paymentId } = await buy();
    const request = { paymentId, key: 'k1', amount: 10, reason: null };
    const first = await keeper().refund(request);
    world.simulator.endRefund(first.id, 'failed');
    const second = await keeper().refund(request);
    expect(second).toMatchObject({ amount: 10, status: 'succeeded', found: false });
    expect(second.id).not.toBe(first.id);
    await world.clock.sleep(2 * day);
    expect(await keeper().refund(request)).toMatchObject({ id: second.id, found: true });
  });

  test.each(['failed', 'canceled'])('made as %s it is told as refused, with the next step', async (status) => {
    const { world, buy, keeper } = account();
    const { paymentId } = await buy();
    world.alterAnswers((body) => ((body as Json).object === 'refund' ? { ...(body as Json), status } : body));
    await expect(keeper().refund({ paymentId, key: 'k1', amount: 10, reason: null })).rejects.toMatchObject({
      failure: { class: 'rejected', code: 'refundFailed', hint: expect.any(String) },
    });
  });
});
