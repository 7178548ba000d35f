/** The vendor's own SDK reads what the simulator answers and verifies what it signs. */
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { openAccount, pinned, url } from './account.mts';

test('the SDK asks in the version that is pinned here', () => {
  expect(Stripe.API_VERSION).toBe(pinned);
});

test('the SDK walks through lists, expands and reads line items', async () => {
  const account = openAccount();
  const stripe = account.sdk();
  for (let count = 0; count < 13; count++) account.stripe.checkOut({ overrides: { method: 'card' } });
  const ids: string[] = [];
  for await (const session of stripe.checkout.sessions.list({ limit: 5, status: 'complete' })) ids.push(session.id);
  expect(new Set(ids)).toEqual(new Set(account.stripe.payments().map(({ sessionId }) => sessionId)));
  const session = await stripe.checkout.sessions.retrieve(ids[0]!, { expand: ['line_items', 'payment_intent.latest_charge'] });
  const lines = await stripe.checkout.sessions.listLineItems(ids[0]!, { limit: 100, expand: ['data.price.product'] });
  expect(lines.data.map(({ id }) => id)).toEqual(session.line_items!.data.map(({ id }) => id));
  const goods = lines.data.reduce((sum, line) => sum + line.amount_total, 0);
  expect(goods + session.shipping_cost!.amount_total).toBe(session.amount_total);
  const intent = session.payment_intent as Stripe.PaymentIntent;
  expect((intent.latest_charge as Stripe.Charge).amount).toBe(session.amount_total);
  expect(account.violations).toEqual([]);
});

test('the SDK makes an endpoint and a refund, and knows its errors', async () => {
  const account = openAccount();
  const stripe = account.sdk();
  const endpoint = await stripe.webhookEndpoints.create({
    url,
    enabled_events: ['checkout.session.completed', 'checkout.session.async_payment_succeeded'],
    api_version: pinned,
    metadata: { ponte: '1' },
  });
  expect(endpoint.secret).toMatch(/^whsec_/);
  expect((await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })).status).toBe('disabled');
  const { paymentIntentId, amount } = account.stripe.checkOut({ overrides: { method: 'card' } });
  const refund = async () => await stripe.refunds.create({ payment_intent: paymentIntentId!, amount: 100 }, { idempotencyKey: 'one' });
  const [first, second] = [await refund(), await refund()];
  expect([first.id, first.amount]).toEqual([second.id, 100]);
  const fault = async (work: Promise<unknown>) =>
    await work.then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(await fault(stripe.refunds.create({ payment_intent: paymentIntentId!, amount }))).toBeInstanceOf(
    Stripe.errors.StripeInvalidRequestError,
  );
  const reused = stripe.refunds.create({ payment_intent: paymentIntentId!, amount: 200 }, { idempotencyKey: 'one' });
  expect(await fault(reused)).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(await fault(account.sdk('sk_live_wrong').balance.retrieve())).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  account.stripe.setAccount({ permissions: {} });
  expect(await fault(account.sdk(account.stripe.secrets.restrictedKey).charges.list())).toBeInstanceOf(Stripe.errors.StripePermissionError);
  expect(await fault(stripe.checkout.sessions.retrieve('cs_live_none'))).toMatchObject({ code: 'resource_missing', statusCode: 404 });
});

test('the SDK is told of a limit as of nothing else', async () => {
  const account = openAccount();
  const stripe = account.sdk(account.stripe.secrets.testKey);
  const calls = await Promise.allSettled(Array.from({ length: 26 }, async () => await stripe.charges.list()));
  const refused = calls.filter((call) => call.status === 'rejected').map(({ reason }) => reason as unknown);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
});

test('the SDK verifies what is delivered, with either secret of a roll, and nothing else', async () => {
  const account = openAccount();
  const { secret: old } = await account.listen(['checkout.session.completed']);
  const [fresh] = account.stripe.rollSecrets();
  account.stripe.checkOut({ overrides: { method: 'card' } });
  const { body, headers } = account.deliveries[0]!;
  const verify = (text: string, secret: string, at = account.clock.now()) =>
    account.sdk().webhooks.constructEvent(text, headers['Stripe-Signature']!, secret, 300, undefined, Math.floor(at / 1000));
  for (const secret of [old, fresh!]) expect(verify(body.toString(), secret).type).toBe('checkout.session.completed');
  expect(() => verify(body.toString(), 'whsec_other')).toThrow(Stripe.errors.StripeSignatureVerificationError);
  expect(() => verify(body.toString().replace('"paid"', '"unpaid"'), fresh!)).toThrow(Stripe.errors.StripeSignatureVerificationError);
});

test('the SDK catches up on events, thirty days back', async () => {
  const account = openAccount();
  for (let count = 0; count < 30; count++) account.stripe.checkOut({ overrides: { method: 'card' } });
  const found: string[] = [];
  const query = { types: ['checkout.session.completed', 'checkout.session.async_payment_succeeded'], created: { gte: 1 }, limit: 10 };
  for await (const event of account.sdk().events.list(query)) found.push(event.id);
  expect(new Set(found).size).toBe(30);
});
