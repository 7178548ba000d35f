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
