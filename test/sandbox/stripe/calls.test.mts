import { describe, expect, test } from 'vitest';
import { readForm } from '../../../sandbox/simulators/stripe/http/form.mts';
import { truths } from '../../../sandbox/simulators/stripe/truths.mts';
import type { Loose } from '../support/loose.mts';
import { openAccount, url } from './account.mts';

describe('a form', () => {
  test.each([
    ['a=1&b[c]=2&b[d][e]=3', { a: '1', b: { c: '2', d: { e: '3' } } }],
    ['x[0]=a&x[1]=b', { x: ['a', 'b'] }],
    ['x[]=a&x[]=b', { x: ['a', 'b'] }],
    ['expand[]=data.price.product', { expand: ['data.price.product'] }],
    ['created[gte]=5&created[lt]=9', { created: { gte: '5', lt: '9' } }],
    ['items[0][id]=a&items[1][id]=b', { items: [{ id: 'a' }, { id: 'b' }] }],
  ])('has brackets: %s', (text, form) => {
    expect(readForm(new URLSearchParams(text))).toEqual(form);
  });
});

describe('a key', () => {
  test('is a Bearer or a user, and sees its own mode', async () => {
    const account = openAccount();
    const { secretKey, testKey } = account.stripe.secrets;
    const live = account.stripe.checkOut();
    const path = `/checkout/sessions/${live.sessionId}`;
    expect((await account.get(path)).status).toBe(200);
    const basic = Buffer.from(`${secretKey}:`).toString('base64');
    expect((await account.get(path, { Authorization: `Basic ${basic}` })).status).toBe(200);
    const other = await account.get(path, { Authorization: `Bearer ${testKey}` });
    expect([other.status, other.body.error.code]).toEqual([404, 'resource_missing']);
    const trial = account.stripe.checkOut({ overrides: { livemode: false } });
    expect(trial.sessionId).toMatch(/^cs_test_/);
    expect((await account.get('/checkout/sessions', { Authorization: `Bearer ${testKey}` })).body.data).toHaveLength(1);
    expect(account.violations).toEqual([]);
    expect((await account.get(path, { Authorization: 'Bearer sk_live_wrong' })).status).toBe(401);
    expect((await account.get(path, { Authorization: '' })).body.error.type).toBe('invalid_request_error');
    expect(account.rules()).toEqual(['no-key']);
  });

  test('may be restricted, and says what it lacks', async () => {
    const account = openAccount({ permissions: { checkout_sessions: 'read', refunds: 'read' } });
    const key = { Authorization: `Bearer ${account.stripe.secrets.restrictedKey}` };
    expect((await account.get('/checkout/sessions', key)).status).toBe(200);
    const refused = await account.post('/refunds', 'charge=ch_1', key);
    expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('rak_refund_write')]);
    expect((await account.get('/events', key)).status).toBe(403);
  });

  test('has a limit: a hundred calls a second live, twenty-five in tests', async () => {
    const account = openAccount();
    const key = { Authorization: `Bearer ${account.stripe.secrets.testKey}` };
    const statuses: number[] = [];
    for (let count = 0; count < 26; count++) statuses.push((await account.get('/charges', key)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(25);
    expect(statuses[25]).toBe(429);
    account.pass(1000);
    const answer = await account.get('/charges', key);
    expect([answer.status, account.rules()]).toEqual([200, ['rate-limit']]);
  });
});

describe('a live key', () => {
  test('may ask one endpoint twenty-five times a second, whatever the ids, and others besides', async () => {
    const account = openAccount();
    const ids = Array.from({ length: 26 }, () => account.stripe.checkOut().sessionId);
    const statuses: number[] = [];
    for (const id of ids) statuses.push((await account.get(`/checkout/sessions/${id}`)).status);
    expect([statuses.slice(0, 25).every((status) => status === 200), statuses[25]]).toEqual([true, 429]);
    expect((await account.get('/charges')).status).toBe(200);
  });
});

describe('a call', () => {
  test('has an id and a version, and is refused in one that there is not', async () => {
    const account = openAccount();
    const { headers } = await account.get('/charges');
    expect([headers.get('request-id'), headers.get('stripe-version')]).toEqual([expect.stringMatching(/^req_/), '2026-10-28.endive']);
    expect((await account.get('/charges', { 'Stripe-Version': '2026-13-01' })).status).toBe(400);
    expect(account.rules()).toEqual(['api-version']);
  });

  test('without a version is answered as the account’s is', async () => {
    const account = openAccount();
    const { sessionId } = account.stripe.checkOut();
    const pinned = (await account.get(`/checkout/sessions/${sessionId}`)).body;
    const old = await account.fetch(`https://api.stripe.com/v1/checkout/sessions/${sessionId}`, {
      headers: { Authorization: `Bearer ${account.stripe.secrets.secretKey}` },
    });
    expect(old.headers.get('stripe-version')).toBe('2024-06-20');
    expect(old.body.shipping_details).toEqual(pinned.collected_information.shipping_details);
    expect([old.body.collected_information, pinned.shipping_details]).toEqual([undefined, undefined]);
  });

  test('is a form, with parameters that there are', async () => {
    const account = openAccount();
    const json = await account.post('/refunds', '{"charge":"ch_1"}', { 'Content-Type': 'application/json' });
    expect([json.status, json.body.error.type]).toEqual([400, 'invalid_request_error']);
    expect((await account.post('/refunds', 'sum=5')).body.error).toMatchObject({ code: 'parameter_unknown', param: 'sum' });
    expect((await account.get('/checkout/sessions/search')).status).toBe(404);
    expect((await account.get('/payment_intents/search/x/y')).status).toBe(404);
    expect((await account.get('/charges', { 'Stripe-Account': 'acct_other' })).status).toBe(403);
    expect(account.rules()).toEqual(['content-type', 'unknown-parameter', 'unknown-route', 'foreign-account']);
  });

  test('lists page by page', async () => {
    const account = openAccount();
    const ids = Array.from({ length: 5 }, () => account.stripe.checkOut({ overrides: { method: 'card' } }).sessionId).reverse();
    const first = (await account.get('/checkout/sessions?limit=2')).body;
    expect([first.object, first.has_more, first.data.map(({ id }: Loose) => id)]).toEqual(['list', true, ids.slice(0, 2)]);
    const next = (await account.get(`/checkout/sessions?limit=3&starting_after=${ids[1]}`)).body;
    expect([next.has_more, next.data.map(({ id }: Loose) => id)]).toEqual([false, ids.slice(2)]);
    const back = (await account.get(`/checkout/sessions?limit=2&ending_before=${ids[3]}`)).body;
    expect(back.data.map(({ id }: Loose) => id)).toEqual(ids.slice(1, 3));
    expect((await account.get('/checkout/sessions?limit=101')).status).toBe(400);
    expect((await account.get('/checkout/sessions?created[gte]=1&limit=100')).body.data).toHaveLength(5);
    expect((await account.get('/checkout/sessions?created[gt]=9999999999')).body.data).toEqual([]);
  });

  test('expands what it names', async () => {
    const account = openAccount();
    const items = Array.from({ length: 12 }, () => ({ sku: 'CAF-MOI-250', quantity: 1 }));
    const { sessionId, paymentIntentId } = account.stripe.checkOut({ overrides: { method: 'card', items, skuPlace: 'productMetadata' } });
    const path = `/checkout/sessions/${sessionId}`;
    const plain = (await account.get(path)).body;
    expect([plain.line_items, plain.payment_intent]).toEqual([undefined, paymentIntentId]);
    const whole = (await account.get(`${path}?expand[]=line_items.data.price.product&expand[]=payment_intent.latest_charge`)).body;
    expect([whole.line_items.data.length, whole.line_items.has_more]).toEqual([10, true]);
    expect(whole.line_items.data[0].price.product.metadata).toEqual({ sku: 'CAF-MOI-250' });
    expect(whole.payment_intent.latest_charge).toMatchObject({ object: 'charge', payment_intent: paymentIntentId, paid: true });
    const lines = (await account.get(`${path}/line_items?limit=100&expand[]=data.price.product`)).body;
    expect([lines.data.length, lines.has_more]).toEqual([12, false]);
    const charge = (await account.get(`/charges?payment_intent=${paymentIntentId}&expand[]=data.refunds`)).body.data[0];
    expect(charge.refunds).toMatchObject({ object: 'list', data: [] });
    expect((await account.get(`${path}?expand[]=amount_total`)).status).toBe(400);
    expect(account.rules()).toEqual(['expand']);
  });
});

describe('what is left of a payment', () => {
  test('stands in its balance transaction, and in the balance', async () => {
    const account = openAccount();
    const items = [{ sku: 'CAF-MOI-250', quantity: 1, price: 100 }];
    const { paymentIntentId, sessionId } = account.stripe.checkOut({ overrides: { method: 'card', items, shipping: 0 } });
    const intent = (await account.get(`/payment_intents/${paymentIntentId}?expand[]=latest_charge.balance_transaction`)).body;
    const { balance_transaction: transaction } = intent.latest_charge;
    expect(transaction).toMatchObject({ object: 'balance_transaction', amount: 10_000, fee: 438, net: 9562, type: 'charge' });
    expect((await account.get(`/balance_transactions/${transaction.id}`)).body).toEqual(transaction);
    account.stripe.refundPayment(sessionId, 10);
    expect((await account.get('/balance')).body.pending[0]).toMatchObject({ amount: 8562, currency: 'brl' });
    const [refund] = (await account.get('/refunds?expand[]=data.balance_transaction')).body.data;
    expect(refund.balance_transaction).toMatchObject({ amount: -1000, net: -1000, type: 'refund' });
    expect((await account.get('/balance_transactions/txn_none')).status).toBe(404);
    expect(account.violations).toEqual([]);
  });
});

describe('a webhook endpoint', () => {
  test('shows its secret once', async () => {
    const account = openAccount();
    const { id, secret } = await account.listen(['checkout.session.completed']);
    expect(secret).toMatch(/^whsec_/);
    const shown = (await account.get(`/webhook_endpoints/${id}`)).body;
    expect(shown).toMatchObject({
      status: 'enabled',
      enabled_events: ['checkout.session.completed'],
      api_version: '2026-10-28.endive',
      url,
    });
    expect(shown.secret).toBeUndefined();
    const moved = await account.post(`/webhook_endpoints/${id}`, `url=${encodeURIComponent(`${url}/2`)}&disabled=true&metadata[ponte]=1`);
    expect(moved.body).toMatchObject({ status: 'disabled', url: `${url}/2`, metadata: { ponte: '1' } });
    expect((await account.call('DELETE', `/webhook_endpoints/${id}`)).body).toEqual({ id, object: 'webhook_endpoint', deleted: true });
    expect((await account.get(`/webhook_endpoints/${id}`)).status).toBe(404);
    expect(account.violations).toEqual([]);
  });

  test('is one of sixteen', async () => {
    const account = openAccount();
    for (let count = 0; count < 16; count++) await account.listen(['charge.succeeded']);
    const form = `url=${encodeURIComponent(url)}&enabled_events[]=charge.succeeded`;
    expect((await account.post('/webhook_endpoints', form)).status).toBe(400);
    expect((await account.get('/webhook_endpoints?limit=100')).body.data).toHaveLength(16);
  });

  test('needs a public address, events that there are and a version that there is', async () => {
    const account = openAccount();
    const make = async (form: string) => (await account.post('/webhook_endpoints', form)).status;
    expect(await make('url=https%3A%2F%2Flocalhost%3A5678%2Fx&enabled_events[]=charge.succeeded')).toBe(400);
    expect(await make('url=http%3A%2F%2Fn8n.example%2Fx&enabled_events[]=charge.succeeded')).toBe(400);
    expect(await make(`url=${encodeURIComponent(url)}&enabled_events[]=order.paid`)).toBe(400);
    expect(await make(`url=${encodeURIComponent(url)}&enabled_events[]=charge.succeeded&api_version=2030-01-01`)).toBe(400);
    expect(await make(`url=${encodeURIComponent(url)}`)).toBe(400);
    expect(await make(`url=${encodeURIComponent(url)}&enabled_events[]=customer.created`)).toBe(200);
    expect(account.rules()).toEqual(['webhook-url', 'webhook-url', 'webhook-event', 'api-version']);
  });
});

describe('a refund', () => {
  const paid = (account: ReturnType<typeof openAccount>) =>
    account.stripe.checkOut({ overrides: { method: 'card', items: [{ sku: 'CAF-MOI-250', quantity: 2 }], shipping: 10 } });

  test('with a key is made once, and answered the same again', async () => {
    const account = openAccount();
    const { paymentIntentId, amount } = paid(account);
    expect(amount).toBe(7490);
    const give = (form: string, key = 'a') =>
      account.post('/refunds', `payment_intent=${paymentIntentId}&${form}`, { 'Idempotency-Key': key });
    const [first, second] = [await give('amount=1000'), await give('amount=1000')];
    expect(first.body).toMatchObject({ object: 'refund', amount: 1000, status: 'succeeded' });
    expect([second.body, second.headers.get('idempotent-replayed')]).toEqual([first.body, 'true']);
    expect(account.stripe.payments()[0]!.refunds).toHaveLength(1);
    expect(account.violations).toEqual([]);
    const other = await give('amount=2000');
    expect([other.status, other.body.error.type]).toEqual([400, 'idempotency_error']);
    account.stripe.pretendKeyInUse();
    const busy = await give('amount=500', 'b');
    expect([busy.status, busy.body.error.code]).toEqual([409, 'idempotency_key_in_use']);
    expect((await give('amount=500', 'b')).status).toBe(200);
    await account.clock.advance(25 * 3_600_000);
    expect((await give('amount=1000')).headers.get('idempotent-replayed')).toBeNull();
    expect(account.stripe.ledger().filter(({ kind }) => kind === 'refund')).toHaveLength(3);
    expect(account.rules()).toEqual(['idempotency-key-reused']);
  });

  test('is never more than there is', async () => {
    const account = openAccount();
    const { paymentIntentId, sessionId } = paid(account);
    const give = (form: string) => account.post('/refunds', `payment_intent=${paymentIntentId}${form}`);
    expect((await give('&amount=7491')).status).toBe(400);
    expect((await give('&amount=0')).status).toBe(400);
    expect((await give('&amount=1.5')).status).toBe(400);
    expect((await give('&reason=because')).status).toBe(400);
    expect((await give('&reason=requested_by_customer')).body.amount).toBe(7490);
    expect((await give('')).body.error.code).toBe('charge_already_refunded');
    expect((await account.get(`/checkout/sessions/${sessionId}`)).body.payment_status).toBe('paid');
    const charge = (await account.get(`/charges?payment_intent=${paymentIntentId}`)).body.data[0];
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 7490, status: 'succeeded' });
    expect((await account.post('/refunds', 'reason=duplicate')).body.error.code).toBe('parameter_missing');
    expect((await account.post('/refunds', 'charge=ch_none')).status).toBe(404);
    expect(account.rules()).toEqual(['refund-too-much', 'refund-amount', 'refund-amount']);
  });

  test('is not for a slip, nor for a charge that is disputed', async () => {
    const account = openAccount();
    const slip = account.stripe.checkOut({ overrides: { method: 'boleto' } });
    await account.clock.advance(25 * 3_600_000);
    expect((await account.post('/refunds', `payment_intent=${slip.paymentIntentId}`)).body.error.code).toBe('charge_not_refundable');
    const card = paid(account);
    account.stripe.dispute(card.sessionId);
    expect((await account.post('/refunds', `payment_intent=${card.paymentIntentId}`)).body.error.code).toBe('charge_disputed');
    const open = account.stripe.checkOut({ until: 'unpaid', overrides: { method: 'pix' } });
    expect((await account.post('/refunds', `payment_intent=${open.paymentIntentId}`)).status).toBe(400);
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });

  test('has a name, and can be forgotten', async () => {
    const account = openAccount();
    expect(account.operation('GET', '/v1/checkout/sessions/cs_1/line_items')).toBe('session.lineItems');
    expect(account.operation('GET', '/v1/customers/search')).toBe('unknown');
    account.stripe.checkOut();
    account.stripe.reset();
    expect([account.stripe.ledger(), (await account.get('/events')).body.data]).toEqual([[], []]);
  });
});
