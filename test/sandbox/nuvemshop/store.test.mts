import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { truths } from '../../../sandbox/simulators/nuvemshop/truths.mts';
import type { Loose } from '../support/loose.mts';
import { openStore, url } from './store.mts';

const minuteMs = 60_000;

/** 79.90 and 3 × 32.45, 10 of shipping. */
const plain = {
  items: [
    { sku: 'CAM-ALG-M', quantity: 1 },
    { sku: 'CAF-MOI-250', quantity: 3 },
  ],
  shipping: 10,
};

const cents = (text: string) => Math.round(Number(text) * 100);

describe('a call', () => {
  test('has a token in either header, and says who asks', async () => {
    const store = openStore();
    const { accessToken } = store.nuvemshop.secrets;
    expect((await store.get('/store')).body.main_currency).toBe('BRL');
    expect((await store.get('/store', { Authentication: '', Authorization: `Bearer ${accessToken}` })).status).toBe(401);
    const bare = await store.fetch(`https://api.nuvemshop.com.br/v1/${store.nuvemshop.secrets.storeId}/store`, {
      headers: { Authorization: `Bearer ${accessToken}`, 'User-Agent': 'Ponte (dona@loja-ponte.example)' },
    });
    expect(bare.status).toBe(200);
    expect(store.rules()).toEqual(['no-token']);
    expect((await store.get('/store', { 'User-Agent': 'axios' })).status).toBe(400);
    expect((await store.get('/store', { Authentication: 'bearer wrong' })).body).toMatchObject({ code: 401, message: 'Unauthorized' });
    const other = await store.fetch('https://api.nuvemshop.com.br/v1/1/store', {
      headers: { Authentication: `bearer ${accessToken}`, 'User-Agent': 'Ponte (a@b)' },
    });
    expect(other.status).toBe(401);
    expect(store.rules()).toEqual(['no-token', 'user-agent']);
  });

  test('needs its scope', async () => {
    const store = openStore({ scopes: ['read_orders'] });
    const { id } = store.nuvemshop.placeOrder();
    expect((await store.get(`/orders/${id}`)).body.customer).toBeUndefined();
    expect((await store.send('PUT', `/orders/${id}`, { owner_note: 'x' })).status).toBe(403);
    expect((await store.get(`/orders/${id}/fulfillment-orders`)).status).toBe(403);
  });

  test('takes a place of forty in a bucket that leaks two a second', async () => {
    const store = openStore();
    const first = await store.get('/store');
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`x-rate-limit-${name}`))).toEqual(['40', '39', '500']);
    for (let count = 1; count < 40; count++) await store.get('/store');
    const full = await store.get('/store');
    expect([full.status, full.headers.get('x-rate-limit-remaining'), full.headers.get('x-rate-limit-reset')]).toEqual([429, '0', '20000']);
    store.pass(500);
    expect((await store.get('/store')).status).toBe(200);
    expect(store.rules()).toEqual(['rate-limit']);
    store.nuvemshop.setPlan('large');
    expect((await store.get('/store')).headers.get('x-rate-limit-limit')).toBe('400');
  });

  test('is refused, and nobody told, while the store has not paid', async () => {
    const store = openStore();
    await store.listen('order/created');
    store.nuvemshop.setStore({ suspended: true });
    store.nuvemshop.placeOrder();
    expect([(await store.get('/orders')).status, store.deliveries]).toEqual([402, []]);
    store.nuvemshop.setStore({ suspended: false });
    expect((await store.get('/orders')).body).toHaveLength(1);
    expect(store.violations).toEqual([]);
  });

  test('of another kind is a fault of the client', async () => {
    const store = openStore();
    expect((await store.get('/carts')).status).toBe(404);
    expect((await store.get('/orders?sort=number')).status).toBe(404);
    expect(store.rules()).toEqual(['unknown-route', 'unknown-parameter']);
    expect([store.operation('PATCH', '/v1/1/orders/5/fulfillment-orders/01A'), store.operation('GET', '/v1/1/carts')]).toEqual([
      'fulfillmentOrder.update',
      'unknown',
    ]);
  });
});

describe('a token', () => {
  test('is bought with a code, once, and is no good after the app is removed', async () => {
    const store = openStore();
    const { clientId, clientSecret, accessToken, storeId } = store.nuvemshop.secrets;
    const buy = async (code: string, secret = clientSecret) =>
      (
        await store.fetch('https://www.nuvemshop.com.br/apps/authorize/token', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ client_id: clientId, client_secret: secret, grant_type: 'authorization_code', code }),
        })
      ).body as Loose;
    await store.listen('app/uninstalled');
    store.nuvemshop.uninstall();
    expect(store.told()).toEqual([{ store_id: Number(storeId), event: 'app/uninstalled' }]);
    expect((await store.get('/store')).status).toBe(401);
    const code = store.nuvemshop.consent();
    expect((await buy(code, 'wrong')).error).toBe('invalid_client');
    expect(await buy(code)).toMatchObject({ access_token: accessToken, token_type: 'bearer', user_id: Number(storeId) });
    expect((await buy(code)).error).toBe('invalid_grant');
    expect((await store.get('/store')).status).toBe(200);
  });
});

describe('an order', () => {
  test('adds up: goods less what is taken off, and shipping', async () => {
    const store = openStore();
    const { id } = store.nuvemshop.placeOrder({ overrides: { ...plain, discounts: { coupon: 7.25, gateway: 8.5, promotion: 1 } } });
    const { body } = await store.get(`/orders/${id}`);
    expect([body.subtotal, body.discount, body.shipping_cost_customer, body.total]).toEqual(['177.25', '16.75', '10.00', '170.50']);
    expect([body.discount_coupon, body.discount_gateway, body.promotional_discount.total_discount_amount]).toEqual([
      '7.25',
      '8.50',
      '1.00',
    ]);
    const goods = body.products.reduce((sum: number, { price, quantity }: Loose) => sum + cents(price) * Number(quantity), 0);
    expect(goods).toBe(cents(body.subtotal));
    const [held] = store.nuvemshop.orders();
    expect(held!.lines.reduce((sum, line) => sum + cents(String(line.currentTotal)), 0) + 1000).toBe(17050);
  });

  test('names its buyer, a company by its own fields', async () => {
    const store = openStore();
    const person = store.nuvemshop.placeOrder({ overrides: { buyer: 'person' } });
    const firm = store.nuvemshop.placeOrder({ overrides: { buyer: 'alphanumericCompany' } });
    const [first, second] = [(await store.get(`/orders/${person.id}`)).body, (await store.get(`/orders/${firm.id}`)).body];
    const [held, heldFirm] = store.nuvemshop.orders();
    expect([first.contact_identification, first.customer.identification]).toEqual([held!.taxId, held!.taxId]);
    expect([first.billing_document_type, first.billing_business_name]).toEqual(['cpf', null]);
    expect([second.contact_identification, second.billing_customer_type]).toEqual([heldFirm!.taxId, 'company']);
    expect(second.contact_identification).toMatch(/[A-Z]/);
    expect([first.number, second.number]).toEqual([100, 101]);
    const { shipping_address: address } = first;
    expect(held!.recipient!.address1).toBe(`${address.address}, ${address.number}`);
    expect(address.province.length).toBeGreaterThan(2);
  });

  test('has its parcels where they are asked for', async () => {
    const store = openStore();
    const { id } = store.nuvemshop.placeOrder({ overrides: { ...plain, parcels: 2 } });
    expect((await store.get(`/orders/${id}`)).body.fulfillment_orders).toBeUndefined();
    const { fulfillment_orders: parcels } = (await store.get(`/orders/${id}?aggregates=fulfillment_orders`)).body;
    expect(parcels.map(({ total_quantity: units, status }: Loose) => [units, status])).toEqual([
      [1, 'UNPACKED'],
      [3, 'UNPACKED'],
    ]);
    expect(parcels[0].destination.province.code).toMatch(/^[A-Z]{2}$/);
    expect((await store.get(`/orders/${id}?fields=id,number`)).body).toEqual({ id, number: 100 });
    expect((await store.get('/orders/1')).body).toMatchObject({ code: 404 });
  });

  test('is listed by what is asked, and where there is none there is nothing to be found', async () => {
    const store = openStore();
    const empty = await store.get('/orders?payment_status=paid');
    expect([empty.status, empty.body.description]).toEqual([404, 'Last page is 0']);
    const first = store.nuvemshop.placeOrder();
    await store.clock.advance(10_000);
    const second = store.nuvemshop.placeOrder({ paid: false });
    const ids = async (query: string) => {
      const { status, body } = await store.get(`/orders?${query}`);
      return status === 200 ? body.map(({ id }: Loose) => id) : status;
    };
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids('payment_status=paid')).toEqual([first.id]);
    const { updated_at: at } = (await store.get(`/orders/${second.id}`)).body;
    expect(await ids(`updated_at_min=${encodeURIComponent(at)}`)).toEqual([second.id]);
    expect(await ids('updated_at_min=2026-11-24T15:00:11Z')).toBe(404);
    expect(await ids(`since_id=${first.id}`)).toEqual([second.id]);
    expect(await ids('updated_at_min=yesterday')).toBe(400);
    expect(await ids('per_page=201')).toBe(400);
    const page = await store.get('/orders?per_page=1');
    expect([page.headers.get('x-total-count'), page.headers.get('link')]).toEqual(['2', expect.stringContaining('page=2')]);
    expect((await store.get('/orders?per_page=1&page=3')).body.description).toBe('Last page is 2');
    expect(store.rules()).toEqual(['invalid-parameter', 'invalid-parameter']);
  });

  test('is changed by its client: note, state, cancellation', async () => {
    const store = openStore();
    const { id } = store.nuvemshop.placeOrder();
    expect((await store.send('PUT', `/orders/${id}`, { owner_note: 'NF-e 12' })).body.owner_note).toBe('NF-e 12');
    expect((await store.post(`/orders/${id}/close`)).body).toMatchObject({ status: 'closed', closed_at: expect.any(String) });
    expect((await store.post(`/orders/${id}/open`)).body).toMatchObject({ status: 'open', closed_at: null });
    expect((await store.post(`/orders/${id}/cancel`, { reason: 'customer' })).body).toMatchObject({
      status: 'cancelled',
      cancel_reason: 'customer',
    });
    expect((await store.post(`/orders/${id}/fulfill`)).status).toBe(422);
    expect((await store.send('PUT', `/orders/${id}`, { total: '1.00' })).status).toBe(200);
    expect(store.rules()).toEqual(['cancelled-order', 'unknown-property']);
  });

  test('may be edited by its owner', async () => {
    const store = openStore();
    await store.listen('order/edited');
    const { id, orderNumber } = store.nuvemshop.placeOrder({ overrides: plain });
    store.nuvemshop.editOrder(orderNumber, 1, 2);
    expect(store.told()).toMatchObject([{ event: 'order/edited', id }]);
    expect((await store.get(`/orders/${id}`)).body).toMatchObject({ subtotal: '144.80', total: '154.80', payment_status: 'paid' });
    expect(store.nuvemshop.orders()[0]).toMatchObject({ units: 3, total: 154.8 });
  });

  test('is sent, parcel by parcel or as a whole', async () => {
    const store = openStore();
    const { id } = store.nuvemshop.placeOrder({ overrides: { ...plain, parcels: 2 } });
    const [first] = (await store.get(`/orders/${id}/fulfillment-orders`)).body;
    const tracking_info = { code: 'QB123456785BR', url: 'https://rastreio.example/QB123456785BR' };
    const sent = await store.send('PATCH', `/orders/${id}/fulfillment-orders/${first.id}`, {
      status: 'DISPATCHED',
      tracking_info,
      notify_customer: true,
    });
    expect(sent.body).toMatchObject({ status: 'DISPATCHED', tracking_info, fulfilled_at: '2026-11-24T15:00:00+0000' });
    const parcels = () => store.nuvemshop.ledger().filter(({ kind }) => kind === 'fulfillment');
    expect(parcels()).toMatchObject([{ orderNumber: '100', detail: { units: 1, tracking: { code: 'QB123456785BR' } } }]);
    expect((await store.send('PATCH', `/orders/${id}/fulfillment-orders/${first.id}`, { status: 'SHIPPED' })).status).toBe(422);
    expect((await store.send('PATCH', `/orders/${id}/fulfillment-orders/x`, {})).status).toBe(404);
    const whole = await store.post(`/orders/${id}/fulfill`, { shipping_tracking_number: 'QB999999995BR', notify_customer: false });
    expect(whole.body).toMatchObject({ shipping_status: 'shipped', shipping_tracking_number: 'QB999999995BR' });
    expect(parcels()).toHaveLength(2);
    expect(store.rules()).toEqual(['invalid-body']);
  });
});

describe('an invoice', () => {
  test('is a metafield of the order, and told twice where nobody looks first', async () => {
    const store = openStore();
    const { id } = store.nuvemshop.placeOrder();
    const key = '3526'.padEnd(44, '1');
    const value = JSON.stringify([{ key, link: 'https://nfe.example/1' }]);
    const field = { namespace: 'nfe', key: 'list', value, description: 'Notas', owner_resource: 'Order', owner_id: id };
    const made = await store.post('/metafields', field);
    expect([made.status, made.body.value]).toEqual([201, value]);
    expect((await store.get(`/metafields/orders?owner_id=${id}&namespace=nfe&key=list`)).body).toHaveLength(1);
    expect((await store.get('/metafields/orders?owner_id=1')).body).toEqual([]);
    const asked = `/metafields/orders?per_page=1&owner_id=${id}&namespace=nfe&key=list&fields=id,value`;
    expect((await store.get(asked)).body).toEqual([{ id: made.body.id, value }]);
    const invoices = () => store.nuvemshop.orders()[0]!.invoices.map((invoice) => invoice.key);
    expect(invoices()).toEqual([key]);
    await store.send('PUT', `/metafields/${made.body.id}`, { value: JSON.stringify([{ key: '3527'.padEnd(44, '2') }]) });
    expect(invoices()).toEqual(['3527'.padEnd(44, '2')]);
    await store.post('/metafields', field);
    expect(invoices()).toHaveLength(2);
    expect((await store.post('/metafields', { ...field, value: '[{"link":"x"}]' })).status).toBe(422);
    expect((await store.post('/metafields', { ...field, owner_id: 1 })).status).toBe(404);
    expect((await store.send('DELETE', `/metafields/${made.body.id}`)).status).toBe(200);
    expect((await store.get(`/metafields/${made.body.id}`)).status).toBe(404);
    expect(store.rules()).toEqual(['nfe-list']);
  });
});

describe('a webhook', () => {
  test('is made, found, moved and removed', async () => {
    const store = openStore();
    expect((await store.get('/webhooks')).body).toEqual([]);
    const made = await store.post('/webhooks', { event: 'order/paid', url });
    expect([made.status, made.body.event, made.body.url]).toEqual([201, 'order/paid', url]);
    expect((await store.get(`/webhooks?url=${encodeURIComponent(url)}`)).body).toHaveLength(1);
    expect((await store.get('/webhooks?event=order/created')).body).toEqual([]);
    expect((await store.send('PUT', `/webhooks/${made.body.id}`, { url: `${url}/2` })).body.url).toBe(`${url}/2`);
    expect((await store.send('DELETE', `/webhooks/${made.body.id}`)).status).toBe(200);
    expect((await store.get(`/webhooks/${made.body.id}`)).status).toBe(404);
    expect(store.violations).toEqual([]);
    expect((await store.post('/webhooks', { event: 'order/sold', url })).body.event).toHaveLength(1);
    expect((await store.post('/webhooks', { event: 'order/paid', url: 'https://localhost:5678/x' })).status).toBe(422);
    expect((await store.post('/webhooks', { event: 'order/paid', url: 'http://n8n.example/x' })).status).toBe(422);
    expect((await store.post('/webhooks', { event: 'order/paid' })).body).toEqual({ url: ["can't be blank"] });
    expect(store.rules()).toEqual(['webhook', 'webhook', 'webhook', 'invalid-body']);
  });

  test('tells what happened to which order, signed over its bytes', async () => {
    const store = openStore();
    await store.listen('order/created', 'order/paid', 'order/cancelled', 'order/fulfilled', 'fulfillment_order/tracking_updated');
    const { clientSecret, storeId } = store.nuvemshop.secrets;
    const { id, orderNumber } = store.nuvemshop.placeOrder();
    store.nuvemshop.sendParcels(orderNumber, 'QB123456785BR');
    store.nuvemshop.cancelOrder(orderNumber);
    const event = (name: string) => ({ store_id: Number(storeId), event: `order/${name}`, id });
    expect(store.told()).toEqual([
      event('created'),
      event('paid'),
      { store_id: Number(storeId), event: 'fulfillment_order/tracking_updated', id: expect.any(String), order_id: id },
      event('fulfilled'),
      event('cancelled'),
    ]);
    for (const { body, headers } of store.deliveries)
      expect(headers['x-linkedstore-hmac-sha256']).toBe(createHmac('sha256', clientSecret).update(body).digest('hex'));
  });

  test('is tried for two days', async () => {
    const store = openStore();
    await store.listen('order/paid');
    store.nuvemshop.placeOrder();
    const { schedule, isSuccess } = store.deliveries[0]!;
    expect(schedule.slice(0, 5).map((ms) => Math.round(ms / minuteMs))).toEqual([0, 5, 10, 15, 21]);
    const total = schedule.reduce((sum, ms) => sum + ms, 0) / (60 * minuteMs);
    expect([total > 24, total <= 48]).toEqual([true, true]);
    expect([200, 204, 302, 500].map(isSuccess)).toEqual([true, true, false, false]);
    store.nuvemshop.setStore({ latenessMs: 20 * minuteMs });
    store.nuvemshop.placeOrder();
    expect(store.deliveries[1]!.schedule.slice(0, 2)).toEqual([20 * minuteMs, 5 * minuteMs]);
    const { wanted } = store.deliveries[0]!;
    expect(wanted!()).toBe(true);
    store.nuvemshop.dropWebhooks();
    expect(wanted!()).toBe(false);
  });

  test('of privacy names no event', async () => {
    const store = openStore();
    const { orderNumber, id } = store.nuvemshop.placeOrder();
    for (const kind of ['store/redact', 'customers/redact', 'customers/data_request'] as const)
      store.nuvemshop.sendPrivacyRequest(kind, url, orderNumber);
    const [redact, customer, data] = store.told();
    expect(redact).toEqual({ store_id: Number(store.nuvemshop.secrets.storeId) });
    expect(customer).toMatchObject({ orders_to_redact: [id], customer: { identification: store.nuvemshop.orders()[0]!.taxId } });
    expect(data).toMatchObject({ orders_requested: [id], data_request: { id: 1 } });
    expect(store.told().some((body) => 'event' in body)).toBe(false);
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });

  test('can be forgotten, and is what is left after a refund', () => {
    const store = openStore();
    const { orderNumber } = store.nuvemshop.placeOrder();
    store.nuvemshop.refundOrder(orderNumber);
    expect(store.nuvemshop.orders()[0]).toMatchObject({ financialStatus: 'REFUNDED', currentTotal: 0, cancelled: false });
    store.nuvemshop.reset();
    expect([store.nuvemshop.ledger(), store.nuvemshop.placeOrder().orderNumber]).toEqual([[], '100']);
  });
});
