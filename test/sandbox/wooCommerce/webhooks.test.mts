import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createWooCommerce } from '../../../sandbox/simulators/wooCommerce/index.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { openListener } from '../support/listener.mts';
import type { Loose } from '../support/loose.mts';
import { openShop } from './shop.mts';

const url = 'https://n8n.example/webhook/1/webhook';
const secret = 'segredo da loja';

async function listening(topics: readonly string[] = ['order.created', 'order.updated'], options = {}) {
  const shop = openShop(options);
  for (const topic of topics) await shop.post('/webhooks', { name: 'Ponte', topic, delivery_url: url, secret });
  const pings = shop.deliveries.splice(0);
  const told = () => shop.deliveries.map(({ topic, body }) => [topic, (JSON.parse(body.toString()) as Loose).id as number]);
  return { ...shop, pings, told };
}

describe('a webhook', () => {
  test('is made active, is pinged at once and never tells its secret', async () => {
    const shop = openShop();
    const made = await shop.post('/webhooks', { topic: 'order.created', delivery_url: url, secret, status: 'paused' });
    expect([made.status, made.body.status, made.body.resource, made.body.event]).toEqual([201, 'active', 'order', 'created']);
    expect(JSON.stringify(made.body)).not.toContain(secret);
    const [ping] = shop.deliveries;
    expect([ping!.body, ping!.headers['Content-Type']]).toEqual(['webhook_id=1', 'application/x-www-form-urlencoded']);
    expect(Object.keys(ping!.headers).filter((name) => /^x-wc/i.test(name))).toEqual([]);
    expect([ping!.isSuccess(200), ping!.isSuccess(204)]).toEqual([true, false]);
    expect(JSON.stringify((await shop.get('/webhooks/1')).body)).not.toContain(secret);
  });

  test('is found, changed, and removed by force alone', async () => {
    const shop = await listening();
    expect((await shop.get('/webhooks?status=active&per_page=100')).body.map(({ topic }: Loose) => topic)).toEqual([
      'order.updated',
      'order.created',
    ]);
    await shop.send('PUT', '/webhooks/1', { status: 'paused' });
    expect((await shop.get('/webhooks?status=active')).headers.get('x-wp-total')).toBe('1');
    shop.deliveries.length = 0;
    await shop.send('PUT', '/webhooks/2', { delivery_url: `${url}/new` });
    expect(shop.deliveries.map(({ topic }) => topic)).toEqual(['ping']);
    expect((await shop.send('DELETE', '/webhooks/1')).status).toBe(501);
    expect((await shop.send('DELETE', '/webhooks/1?force=true', {})).status).toBe(200);
    expect((await shop.get('/webhooks/1')).body.code).toBe('woocommerce_rest_shop_webhook_invalid_id');
    expect(shop.rules()).toEqual(['webhook-delete']);
  });

  test('needs a topic that there is', async () => {
    const shop = openShop();
    expect((await shop.post('/webhooks', { topic: 'order.paid', delivery_url: url })).body.code).toContain('invalid_topic');
    expect((await shop.post('/webhooks', { topic: 'order.created', delivery_url: 'n8n' })).body.code).toContain('invalid_delivery_url');
    expect((await shop.post('/webhooks', { topic: 'order.created' })).body.code).toBe('rest_missing_callback_param');
    expect(shop.rules()).toEqual(['webhook-topic', 'webhook-url', 'invalid-body']);
  });
});

describe('a delivery', () => {
  test('is signed over its bytes and names the webhook', async () => {
    const shop = await listening(['order.created']);
    const { id } = shop.woo.placeOrder();
    const [delivery] = shop.deliveries;
    const body = delivery!.body.toString();
    expect(delivery!.headers).toMatchObject({
      'X-WC-Webhook-Topic': 'order.created',
      'X-WC-Webhook-Resource': 'order',
      'X-WC-Webhook-Event': 'created',
      'X-WC-Webhook-ID': '1',
      'X-WC-Webhook-Source': 'https://loja-woo.example/',
      'X-WC-Webhook-Signature': createHmac('sha256', secret).update(body).digest('base64'),
    });
    expect(JSON.parse(body)).toMatchObject({ id, status: 'processing' });
    expect(delivery!.schedule).toHaveLength(1);
    expect([200, 204, 302, 303, 199, 500].map((status) => delivery!.isSuccess(status))).toEqual([true, true, true, false, false, false]);
  });

  test('of two orders in one second has one id', async () => {
    const shop = await listening(['order.created']);
    const idOf = (index: number) => shop.deliveries[index]!.headers['X-WC-Webhook-Delivery-ID'];
    shop.woo.placeOrder();
    shop.woo.placeOrder();
    const ids = [idOf(0), idOf(1)];
    await shop.clock.advance(1000);
    shop.woo.placeOrder();
    ids.push(idOf(2));
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false]);
  });

  test('holds the order as it is by then, and what changes before comes as one', async () => {
    const shop = await listening(['order.created', 'order.updated']);
    const { orderNumber } = shop.woo.placeOrder({ paid: false });
    shop.woo.payOrder(orderNumber);
    shop.woo.cancelOrder(orderNumber);
    expect(shop.deliveries.map(({ topic, body }) => [topic, (JSON.parse(body.toString()) as Loose).status])).toEqual([
      ['order.created', 'cancelled'],
      ['order.updated', 'cancelled'],
    ]);
  });

  test('comes eight times for one payment', async () => {
    const shop = await listening(['order.updated'], { updatesPerPayment: 8 });
    shop.woo.placeOrder();
    const statuses = () => shop.deliveries.map(({ body }) => (JSON.parse(body.toString()) as Loose).status as string);
    // Each is read when its turn comes, before the next.
    for (let turn = 0; turn < 8; turn++) {
      statuses();
      await shop.clock.advance(2000);
    }
    expect(statuses()).toEqual(Array.from({ length: 8 }, () => 'processing'));
  });

  test('follows what the client writes itself, notes among it', async () => {
    const shop = await listening(['order.updated'], { updatesPerPayment: 1 });
    const { id } = shop.woo.placeOrder();
    shop.told();
    await shop.send('PUT', `/orders/${id}`, { meta_data: [{ key: '_nfe_key', value: 'x' }] });
    shop.told();
    await shop.post(`/orders/${id}/notes`, { note: 'x' });
    expect(shop.told()).toHaveLength(3);
  });

  test('is made of the draft of a checkout, too, which is created only later', async () => {
    const shop = await listening(['order.created', 'order.updated']);
    const draft = shop.woo.startDraft();
    expect(shop.told()).toEqual([['order.updated', draft.id]]);
    expect(JSON.parse(shop.deliveries[0]!.body.toString())).toMatchObject({ status: 'checkout-draft' });
    expect(shop.woo.ledger()).toEqual([]);
    shop.woo.finishDraft(draft.orderNumber);
    expect(shop.told().slice(1)).toEqual([
      ['order.created', draft.id],
      ['order.updated', draft.id],
    ]);
  });

  test('is the refusal, well signed, where the user lost his rights', async () => {
    const shop = await listening(['order.created']);
    shop.woo.setHost({ rights: 'none' });
    shop.woo.placeOrder();
    const body = shop.deliveries[0]!.body.toString();
    expect(JSON.parse(body)).toMatchObject({ code: 'woocommerce_rest_cannot_view', data: { status: 401 } });
    expect(shop.deliveries[0]!.headers['X-WC-Webhook-Signature']).toBe(createHmac('sha256', secret).update(body).digest('base64'));
  });

  test('of a deletion is the id alone', async () => {
    const shop = await listening(['order.deleted', 'order.restored']);
    const { orderNumber, id } = shop.woo.placeOrder();
    shop.woo.trashOrder(orderNumber);
    expect(JSON.parse(shop.deliveries[0]!.body.toString())).toEqual({ id });
    shop.woo.restoreOrder(orderNumber);
    expect(JSON.parse(shop.deliveries[1]!.body.toString())).toMatchObject({ id, status: 'processing' });
  });

  test('waits for the shop’s own jobs', async () => {
    const shop = await listening(['order.created'], { actionDelayMs: 3_600_000 });
    shop.woo.placeOrder();
    expect(shop.deliveries[0]!.schedule).toEqual([3_600_000]);
  });
});

describe('a receiver that fails', () => {
  async function open() {
    const { webhooks, received, answer } = openListener();
    const shop = openShop();
    // The same shop with somebody who answers.
    const { clock } = shop;
    const woo = createWooCommerce({ clock, random: createRandom(3), webhooks, violation: () => {} });
    const { consumerKey, consumerSecret } = woo.secrets;
    const ask = async (method: string, path: string, body?: object) =>
      (await (
        await woo.app.fetch(
          new Request(`https://loja-woo.example/wp-json/wc/v3${path}`, {
            method,
            headers: { Authorization: shop.basic(consumerKey, consumerSecret), 'Content-Type': 'application/json' },
            ...(body ? { body: JSON.stringify(body) } : {}),
          }),
        )
      ).json()) as Loose;
    await ask('POST', '/webhooks', { topic: 'order.created', delivery_url: url, secret });
    received.length = 0;
    return { woo, ask, received, answer };
  }

  test('six times in a row is still asked; the seventh disables the webhook, and it stays so', async () => {
    const { woo, ask, received, answer } = await open();
    answer(500);
    const statusAfter = async (orders: number) => {
      for (let count = 0; count < orders; count++) woo.placeOrder();
      return (await ask('GET', '/webhooks/1')).status as string;
    };
    expect(await statusAfter(6)).toBe('active');
    expect(await statusAfter(1)).toBe('disabled');
    answer(200);
    woo.placeOrder();
    expect(received).toHaveLength(7);
  });

  test('is disabled again by one more failure after it was made active, unless it succeeds first', async () => {
    const { woo, ask, answer } = await open();
    answer(undefined);
    for (let count = 0; count < 7; count++) woo.placeOrder();
    expect((await ask('PUT', '/webhooks/1', { status: 'active' })).status).toBe('active');
    woo.placeOrder();
    expect((await ask('GET', '/webhooks/1')).status).toBe('disabled');
    await ask('PUT', '/webhooks/1', { status: 'active' });
    answer(200);
    woo.placeOrder();
    answer(500);
    woo.placeOrder();
    expect((await ask('GET', '/webhooks/1')).status).toBe('active');
  });
});
