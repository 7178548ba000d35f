import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../sandbox/world/random.mts';
import { createStripe } from '../../../sandbox/simulators/stripe/index.mts';
import { openListener } from '../support/listener.mts';
import type { Loose } from '../support/loose.mts';
import { openAccount, pinned, url } from './account.mts';

const hourMs = 3_600_000;

const bodyOf = (delivery: { readonly body: string | Buffer }) => JSON.parse(delivery.body.toString()) as Loose;

/** `t` and every `v1` of the header. */
function partsOf(header: string) {
  const parts = header.split(',').map((part) => part.split('=') as [string, string]);
  return { t: parts.find(([name]) => name === 't')![1], v1: parts.filter(([name]) => name === 'v1').map(([, value]) => value) };
}

const mac = (secret: string, t: string, body: string) => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');

describe('a card payment', () => {
  test('is told by several events of one sale', async () => {
    const account = openAccount();
    await account.listen();
    const { paymentIntentId, sessionId } = account.stripe.checkOut({ installments: 3, overrides: { method: 'card' } });
    expect(account.topics()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
      'charge.updated',
    ]);
    const session = bodyOf(account.deliveries[3]!).data.object;
    expect(session).toMatchObject({ id: sessionId, status: 'complete', payment_status: 'paid', payment_intent: paymentIntentId });
    expect(session.line_items).toBeUndefined();
    const charge = bodyOf(account.deliveries[1]!).data.object;
    expect(charge.payment_method_details.card.installments.plan).toEqual({ count: 3, interval: 'month', type: 'fixed_count' });
    expect(charge).toMatchObject({ payment_intent: paymentIntentId, amount: session.amount_total, captured: true });
  });

  test('that is refused leaves the session open', async () => {
    const account = openAccount();
    await account.listen();
    const { sessionId } = account.stripe.checkOut({ until: 'open', overrides: { method: 'card' } });
    account.stripe.decline(sessionId);
    expect(account.topics()).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);
    expect(bodyOf(account.deliveries[2]!).data.object).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    });
    account.stripe.expire(sessionId);
    expect(bodyOf(account.deliveries[3]!)).toMatchObject({ type: 'checkout.session.expired', data: { object: { status: 'expired' } } });
    expect(account.stripe.ledger()).toEqual([]);
  });
});

describe('a payment without a checkout', () => {
  test('is told by its intent and its charge alone', async () => {
    const account = openAccount();
    await account.listen();
    const metadata = { pedido: '77', cpf: '52998224725' };
    const id = account.stripe.payDirectly({ amount: 12_345, description: 'Pedido 77', receiptEmail: 'ana@cliente.example', metadata });
    expect(account.topics()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
    const intent = (await account.get(`/payment_intents/${id}?expand[]=latest_charge`)).body;
    expect(intent).toMatchObject({ amount_received: 12_345, description: 'Pedido 77', receipt_email: 'ana@cliente.example', metadata });
    expect(intent.latest_charge).toMatchObject({ metadata, shipping: null, billing_details: { name: null } });
    expect((await account.get(`/checkout/sessions?payment_intent=${id}`)).body.data).toEqual([]);
    const refund = account.stripe.refundPayment(id, 23.45);
    expect(account.stripe.ledger()).toMatchObject([
      { kind: 'payment', id, status: 'succeeded', detail: { total: 123.45 } },
      { kind: 'refund', id: refund, detail: { amount: 23.45, payment: id } },
    ]);
  });
});

describe('a payment that is made later', () => {
  test.each([
    ['pix', 60_000],
    ['boleto', 24 * hourMs],
  ] as const)('completes unpaid, is processed, and is there after a while: %s', async (method, afterMs) => {
    const account = openAccount();
    await account.listen(['checkout.session.completed', 'checkout.session.async_payment_succeeded', 'payment_intent.processing']);
    const { sessionId, paymentIntentId } = account.stripe.checkOut({ until: 'unpaid', overrides: { method } });
    expect(bodyOf(account.deliveries[0]!).data.object).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    const waiting = (await account.get(`/payment_intents/${paymentIntentId}`)).body;
    expect([waiting.status, waiting.next_action.type]).toEqual([
      'requires_action',
      method === 'boleto' ? 'boleto_display_details' : 'pix_display_qr_code',
    ]);
    account.stripe.pay(sessionId);
    expect((await account.get(`/payment_intents/${paymentIntentId}`)).body).toMatchObject({ status: 'processing', next_action: null });
    await account.clock.advance(afterMs - 1);
    expect(account.topics()).toEqual(['checkout.session.completed', 'payment_intent.processing']);
    expect(account.stripe.undelivered!()).toBe(1);
    await account.clock.advance(1);
    expect(account.topics().at(-1)).toBe('checkout.session.async_payment_succeeded');
    expect(bodyOf(account.deliveries.at(-1)!).data.object.payment_status).toBe('paid');
    expect(account.stripe.undelivered!()).toBe(0);
    const [charge] = (await account.get(`/charges?payment_intent=${paymentIntentId}`)).body.data;
    expect(charge.payment_method_details.type).toBe(method);
    if (method === 'boleto')
      expect(charge.payment_method_details.boleto.tax_id.replace(/\W/g, '')).toBe(account.stripe.payments()[0]!.taxId);
  });

  test('may never be made', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.async_payment_failed']);
    const { sessionId } = account.stripe.checkOut({ until: 'unpaid', overrides: { method: 'boleto' } });
    account.stripe.letFail(sessionId);
    expect(bodyOf(account.deliveries[0]!).data.object).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  });

  test('may be a code that is paid while the customer waits', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.completed', 'checkout.session.async_payment_succeeded']);
    account.stripe.checkOut({ immediate: true, overrides: { method: 'pix' } });
    expect(account.deliveries.map((one) => bodyOf(one).data.object.payment_status)).toEqual(['paid']);
  });

  test('is not needed where there is nothing to pay', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.completed']);
    account.stripe.checkOut({ overrides: { mode: 'setup' } });
    account.stripe.checkOut({ overrides: { discount: 100, shipping: 0 } });
    const nothing = { payment_status: 'no_payment_required', payment_intent: null };
    const [kept, free] = account.deliveries.map((delivery) => bodyOf(delivery).data.object);
    expect(kept).toMatchObject({ ...nothing, mode: 'setup', amount_total: null, currency: null, total_details: null });
    expect(free).toMatchObject({ ...nothing, mode: 'payment', amount_total: 0, currency: 'brl' });
  });

  test('may be reserved only: the owner takes all of it, a part, or nothing', async () => {
    const account = openAccount();
    const reserve = () => account.stripe.checkOut({ overrides: { method: 'card', capture: 'manual', shipping: 0 } });
    const [whole, part, none] = [reserve(), reserve(), reserve()];
    account.stripe.capture(whole.sessionId);
    account.stripe.capture(part.sessionId, 10);
    account.stripe.cancelReserved(none.sessionId);
    const intentOf = async ({ paymentIntentId }: { paymentIntentId: string | null }) =>
      (await account.get(`/payment_intents/${paymentIntentId}?expand[]=latest_charge`)).body;
    const released = part.amount - 1000;
    expect(await intentOf(whole)).toMatchObject({ status: 'succeeded', amount_received: whole.amount, capture_method: 'manual' });
    expect(await intentOf(part)).toMatchObject({
      status: 'succeeded',
      amount_received: 1000,
      latest_charge: { amount_captured: 1000, amount_refunded: released, captured: true, refunded: false },
    });
    expect(await intentOf(none)).toMatchObject({
      status: 'canceled',
      amount_received: 0,
      latest_charge: { amount_captured: 0, captured: false, refunded: true },
    });
    const [refund] = (await account.get(`/refunds?payment_intent=${part.paymentIntentId}`)).body.data;
    expect(refund).toMatchObject({ amount: released, status: 'succeeded', balance_transaction: null });
  });
});

describe('money that goes back', () => {
  test('is told as a refund and as a change of the charge', async () => {
    const account = openAccount();
    await account.listen(['refund.created', 'charge.refunded', 'refund.updated', 'refund.failed']);
    const { sessionId, amount } = account.stripe.checkOut({ overrides: { method: 'pix' } });
    await account.clock.advance(60_000);
    const id = account.stripe.refundPayment(sessionId, 5);
    expect(account.deliveries.map(bodyOf).map(({ type, data }) => [type, data.object.status ?? null, data.previous_attributes])).toEqual([
      ['refund.created', 'pending', undefined],
      ['charge.refunded', 'succeeded', { amount_refunded: 0 }],
    ]);
    await account.clock.advance(10 * 60_000);
    expect(bodyOf(account.deliveries[2]!).data.object).toMatchObject({ id, status: 'succeeded', amount: 500 });
    account.stripe.endRefund(id, 'failed');
    expect(account.topics().slice(3)).toEqual(['refund.failed', 'refund.updated']);
    expect(account.stripe.payments()[0]!.currentTotal).toBe(amount / 100);
  });

  test('may be fought over', async () => {
    const account = openAccount();
    await account.listen(['charge.dispute.created', 'charge.dispute.closed']);
    const { sessionId } = account.stripe.checkOut({ overrides: { method: 'card' } });
    const id = account.stripe.dispute(sessionId);
    account.stripe.closeDispute(id, 'lost');
    expect(account.deliveries.map(bodyOf).map(({ data }) => data.object.status)).toEqual(['needs_response', 'lost']);
    expect((await account.get(`/disputes/${id}`)).body).toMatchObject({ object: 'dispute', status: 'lost' });
  });
});

describe('currencies', () => {
  test.each([
    ['jpy', 1500, 1500],
    ['brl', 15.5, 1550],
    ['kwd', 1.234, 1230],
  ])('have decimals of their own: %s', async (currency, price, smallest) => {
    const account = openAccount();
    const items = [{ sku: 'CAF-MOI-250', quantity: 2, price }];
    const { amount, sessionId } = account.stripe.checkOut({ overrides: { method: 'card', currency, items, shipping: 0 } });
    expect(amount).toBe(2 * smallest);
    expect((await account.get(`/checkout/sessions/${sessionId}`)).body).toMatchObject({ currency, amount_total: 2 * smallest });
    expect(account.stripe.payments()[0]!.total).toBeCloseTo((2 * smallest) / { jpy: 1, brl: 100, kwd: 1000 }[currency]!, 6);
  });
});

describe('a delivery', () => {
  test('is signed over time and body, anew for each try', async () => {
    const account = openAccount();
    const { secret } = await account.listen(['checkout.session.completed']);
    account.stripe.checkOut({ overrides: { method: 'card' } });
    const [delivery] = account.deliveries;
    const body = delivery!.body.toString();
    const first = partsOf(delivery!.headers['Stripe-Signature']!);
    expect(first).toEqual({ t: String(Date.parse('2026-11-24T15:00:00Z') / 1000), v1: [mac(secret, first.t, body)] });
    await account.clock.advance(hourMs);
    const later = partsOf(delivery!.headers['Stripe-Signature']!);
    expect([Number(later.t) - Number(first.t), later.v1]).toEqual([3600, [mac(secret, later.t, body)]]);
  });

  test('is signed with both secrets for a day after a roll', async () => {
    const account = openAccount();
    const { secret: old } = await account.listen(['checkout.session.completed']);
    const [fresh] = account.stripe.rollSecrets();
    account.stripe.checkOut({ overrides: { method: 'card' } });
    const [delivery] = account.deliveries;
    const body = delivery!.body.toString();
    const { t, v1 } = partsOf(delivery!.headers['Stripe-Signature']!);
    expect(new Set(v1)).toEqual(new Set([mac(old, t, body), mac(fresh!, t, body)]));
    await account.clock.advance(24 * hourMs);
    const after = partsOf(delivery!.headers['Stripe-Signature']!);
    expect(after.v1).toEqual([mac(fresh!, after.t, body)]);
  });

  test('goes on for three days', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.completed']);
    account.stripe.checkOut({ overrides: { method: 'card' } });
    account.stripe.setAccount({ latenessMs: hourMs });
    account.stripe.checkOut({ overrides: { method: 'card' } });
    expect(account.deliveries.map(({ schedule: [first] }) => first)).toEqual([0, hourMs]);
    const { schedule, isSuccess } = account.deliveries[0]!;
    const total = schedule.reduce((sum, ms) => sum + ms, 0);
    expect([total > 48 * hourMs, total <= 72 * hourMs]).toEqual([true, true]);
    expect(schedule.toSorted((a, b) => a - b)).toEqual(schedule);
    expect([200, 299, 302, 400].map(isSuccess)).toEqual([true, true, false, false]);
  });

  test('comes out of order, and sometimes twice', async () => {
    const account = openAccount({ disorderMs: 2000, doubles: 1 });
    await account.listen();
    account.stripe.checkOut({ overrides: { method: 'card' } });
    const sent = account.deliveries.map((delivery) => ({ at: delivery.schedule[0]!, id: bodyOf(delivery).id as string }));
    expect(sent).toHaveLength(10);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(5);
    const order = sent.toSorted((a, b) => a.at - b.at).map(({ id }) => id);
    expect(order.slice(0, 5)).not.toEqual(account.stripe.events().map(({ id }) => id));
  });

  test('is in the version of its endpoint, or else of the account', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.completed']);
    await account.listen(['checkout.session.completed'], null);
    account.stripe.checkOut({ overrides: { method: 'card' } });
    const [fresh, old] = account.deliveries.map(bodyOf);
    expect([fresh!.api_version, old!.api_version]).toEqual([pinned, '2024-06-20']);
    expect(fresh!.data.object.collected_information.shipping_details).toEqual(old!.data.object.shipping_details);
    expect(fresh!.pending_webhooks).toBe(2);
  });

  test('holds the object as it was', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.completed']);
    const { sessionId } = account.stripe.checkOut({ until: 'unpaid', overrides: { method: 'pix' } });
    account.stripe.pay(sessionId);
    await account.clock.advance(60_000);
    expect(bodyOf(account.deliveries[0]!).data.object.payment_status).toBe('unpaid');
    expect((await account.get('/events?type=checkout.session.completed')).body.data[0].data.object.payment_status).toBe('unpaid');
  });

  test('may be of the test mode, or of another account', async () => {
    const account = openAccount();
    const { secret } = await account.listen(['checkout.session.completed']);
    account.stripe.sendTestEvent();
    account.stripe.sendForeignEvent();
    const [trial, foreign] = account.deliveries;
    expect([bodyOf(trial!).livemode, bodyOf(foreign!).livemode]).toEqual([false, true]);
    expect([bodyOf(trial!).account, bodyOf(foreign!).account]).toEqual([undefined, expect.stringMatching(/^acct_/)]);
    for (const { body, headers } of [trial!, foreign!]) {
      const { t, v1 } = partsOf(headers['Stripe-Signature']!);
      expect(v1).toEqual([mac(secret, t, body.toString())]);
    }
    expect((await account.get(`/checkout/sessions/${bodyOf(foreign!).data.object.id}`)).status).toBe(404);
    expect((await account.get(`/checkout/sessions/${bodyOf(trial!).data.object.id}`)).status).toBe(404);
    expect((await account.get('/events')).body.data).toEqual([]);
    expect(account.stripe.ledger()).toEqual([]);
  });
});

describe('an endpoint', () => {
  test('that fails to the end is disabled, and what happened is in the list', async () => {
    const { webhooks, received } = openListener();
    const { clock } = openAccount();
    // A sender whose every try is the last one.
    const failing = {
      ...webhooks,
      send: (delivery: Loose) => {
        received.push(delivery);
        delivery.onResult?.({ status: 500, attempt: delivery.schedule.length, ok: false });
        return Promise.resolve(false);
      },
    };
    const stripe = createStripe({ clock, random: createRandom(5), webhooks: failing, violation: () => {} }, { disorderMs: 0, doubles: 0 });
    const headers = { Authorization: `Bearer ${stripe.secrets.secretKey}` };
    const form = new URLSearchParams({ url, 'enabled_events[]': 'charge.succeeded' });
    await stripe.app.fetch(new Request('https://api.stripe.com/v1/webhook_endpoints', { method: 'POST', headers, body: form }));
    stripe.checkOut({ overrides: { method: 'card' } });
    stripe.checkOut({ overrides: { method: 'card' } });
    expect([stripe.endpoints()[0]!.status, received]).toMatchObject(['disabled', { length: 1 }]);
    const listed = await stripe.app.fetch(new Request('https://api.stripe.com/v1/events?type=charge.succeeded', { headers }));
    expect(((await listed.json()) as Loose).data).toHaveLength(2);
    const undelivered = await stripe.app.fetch(new Request('https://api.stripe.com/v1/events?delivery_success=false', { headers }));
    expect(((await undelivered.json()) as Loose).data).toHaveLength(1);
  });
});

describe('events', () => {
  test('are listed for thirty days, by type and time', async () => {
    const account = openAccount();
    account.stripe.checkOut({ overrides: { method: 'card' } });
    await account.clock.advance(20 * 24 * hourMs);
    account.stripe.checkOut({ overrides: { method: 'card' } });
    const count = async (query: string) => (await account.get(`/events?limit=100&${query}`)).body.data.length as number;
    expect([await count(''), await count('type=checkout.session.completed')]).toEqual([10, 2]);
    expect(await count('types[]=charge.succeeded&types[]=payment_intent.succeeded')).toBe(4);
    expect(await count('type=charge.*')).toBe(4);
    const since = Math.floor(Date.parse('2026-12-01T00:00:00Z') / 1000);
    expect(await count(`created[gte]=${since}`)).toBe(5);
    const [newest] = (await account.get('/events?limit=1')).body.data;
    expect(newest).toMatchObject({ object: 'event', api_version: '2024-06-20', livemode: true });
    await account.clock.advance(11 * 24 * hourMs);
    expect(await count('')).toBe(5);
    expect((await account.get('/events?type=charge.succeeded&types[]=charge.failed')).status).toBe(400);
    expect((await account.get(`/events/${newest.id}`)).body.id).toBe(newest.id);
    expect(account.violations).toEqual([]);
  });

  test('can be sent again', async () => {
    const account = openAccount();
    await account.listen(['checkout.session.completed']);
    account.stripe.checkOut({ overrides: { method: 'card' } });
    const { id } = bodyOf(account.deliveries[0]!);
    expect(account.stripe.resend(id)).toBe(1);
    expect(bodyOf(account.deliveries[1]!).id).toBe(id);
    // Of what no endpoint asked for there is nothing to send.
    const other = account.stripe.events().find(({ type }) => type === 'charge.succeeded')!;
    expect(account.stripe.resend(other.id)).toBe(0);
  });
});

describe('the buyer’s document', () => {
  test.each(['taxIds', 'customField', 'metadata'] as const)('stands where the owner asks for it: %s', async (place) => {
    const account = openAccount();
    for (const buyer of ['person', 'alphanumericCompany'] as const) {
      const { sessionId } = account.stripe.checkOut({ overrides: { method: 'card', taxIdPlace: place, buyer } });
      const { body } = await account.get(`/checkout/sessions/${sessionId}`);
      const { taxId } = account.stripe.payments().find((held) => held.sessionId === sessionId)!;
      const said = {
        taxIds: body.customer_details.tax_ids[0]?.value,
        customField: body.custom_fields[0]?.text.value,
        metadata: body.metadata.cpf_cnpj,
      };
      expect(said[place].replace(/[^0-9A-Z]/g, '')).toBe(taxId);
      expect(Object.values(said).filter((value) => value !== undefined)).toHaveLength(1);
      if (place === 'taxIds') expect(body.customer_details.tax_ids[0].type).toBe(buyer === 'person' ? 'br_cpf' : 'br_cnpj');
    }
  });

  test('and the address stand in one line each', async () => {
    const account = openAccount();
    const { sessionId } = account.stripe.checkOut({ overrides: { method: 'card' } });
    const { address } = (await account.get(`/checkout/sessions/${sessionId}`)).body.collected_information.shipping_details;
    expect(address).toMatchObject({
      country: 'BR',
      line1: expect.stringMatching(/, (\d+|S\/N)$/),
      postal_code: expect.stringMatching(/^\d{5}-\d{3}$/),
    });
    const without = account.stripe.checkOut({ overrides: { method: 'card', collectsShipping: false } });
    const body = (await account.get(`/checkout/sessions/${without.sessionId}`)).body;
    expect([body.collected_information.shipping_details, body.shipping_cost]).toEqual([null, null]);
  });
});
