import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openShop, shipMutation, workQuery, type Shop } from './shop.mts';

const uri = 'https://n8n.example/webhook/1';
const sign = (body: string | Buffer, secret: string) => createHmac('sha256', secret).update(body).digest('base64');

const errorOf = (body: Awaited<ReturnType<Shop['subscribe']>>) => body.data.webhookSubscriptionCreate.userErrors[0];

describe('a subscription', () => {
  test('is made, listed, changed and deleted', async () => {
    const world = openShop();
    const { id } = (await world.subscribe('ORDERS_CREATE')).data.webhookSubscriptionCreate.webhookSubscription;
    await world.subscribe('ORDERS_PAID', { uri: 'https://n8n.example/webhook/2' });
    const list =
      'query L($uri: String, $topics: [WebhookSubscriptionTopic!]) { webhookSubscriptions(first: 10, uri: $uri, topics: $topics) { nodes { id topic uri format } } }';
    expect((await world.data(list)).webhookSubscriptions.nodes).toHaveLength(2);
    expect((await world.data(list, { uri })).webhookSubscriptions.nodes).toEqual([{ id, topic: 'ORDERS_CREATE', uri, format: 'JSON' }]);
    expect((await world.data(list, { topics: ['ORDERS_PAID'] })).webhookSubscriptions.nodes).toMatchObject([{ topic: 'ORDERS_PAID' }]);

    const update =
      'mutation U($id: ID!, $input: WebhookSubscriptionInput!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) { webhookSubscription { uri } userErrors { field message } } }';
    const moved = await world.data(update, { id, input: { uri: 'https://n8n.example/webhook/3' } });
    expect(moved.webhookSubscriptionUpdate).toEqual({ webhookSubscription: { uri: 'https://n8n.example/webhook/3' }, userErrors: [] });

    const remove =
      'mutation D($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } } }';
    expect((await world.data(remove, { id })).webhookSubscriptionDelete).toEqual({ deletedWebhookSubscriptionId: id, userErrors: [] });
    const gone = { field: ['id'], message: 'Webhook subscription does not exist' };
    expect((await world.data(remove, { id })).webhookSubscriptionDelete).toEqual({
      deletedWebhookSubscriptionId: null,
      userErrors: [gone],
    });
    expect((await world.data(update, { id, input: { uri } })).webhookSubscriptionUpdate).toEqual({
      webhookSubscription: null,
      userErrors: [gone],
    });
    expect(world.violations).toEqual([]);
  });

  test('is listed page by page', async () => {
    const world = openShop();
    for (const number of [1, 2, 3]) await world.subscribe('ORDERS_CREATE', { uri: `https://n8n.example/webhook/${number}` });
    const list =
      'query L($after: String) { webhookSubscriptions(first: 2, after: $after) { nodes { uri } pageInfo { hasNextPage endCursor } } }';
    const first = (await world.data(list)).webhookSubscriptions;
    expect([first.nodes.length, first.pageInfo.hasNextPage]).toEqual([2, true]);
    const second = (await world.data(list, { after: first.pageInfo.endCursor })).webhookSubscriptions;
    expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([1, false]);
  });

  test.each([
    ['', "Address can't be blank"],
    ['http://n8n.example/webhook', 'Address protocol http:// is not supported'],
    ['n8n.example', 'Address is invalid'],
    ['https://loja-ponte.myshopify.com/x', 'Address cannot be a Shopify or an internal domain'],
    ['https://localhost/x', 'Address cannot be a Shopify or an internal domain'],
  ])('is refused at %j', async (address, message) => {
    const world = openShop();
    expect(errorOf(await world.subscribe('ORDERS_CREATE', { uri: address }))).toEqual({
      field: ['webhookSubscription', 'callbackUrl'],
      message,
    });
    expect([world.rules(), world.shop.subscriptions()]).toEqual([['webhook-address'], []]);
  });

  test('is refused a second time at the same address, which is no fault', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE');
    expect(errorOf(await world.subscribe('ORDERS_CREATE'))?.message).toBe('Address for this topic has already been taken');
    expect(world.violations).toEqual([]);
  });

  test.each(['pago', 'financial_status:', '(financial_status:paid'])('is refused with the filter %j', async (filter) => {
    const world = openShop();
    expect(errorOf(await world.subscribe('ORDERS_CREATE', { uri, filter }))).toEqual({
      field: ['webhookSubscription'],
      message: 'The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.',
    });
    expect(world.rules()).toEqual(['webhook-filter']);
  });

  test('needs the scope and, for personal data, an approval', async () => {
    const scopeless = openShop({ scopes: ['read_products'] });
    expect(errorOf(await scopeless.subscribe('ORDERS_CREATE'))?.message).toBe(
      'You cannot create a webhook subscription with the specified topic',
    );
    const unapproved = openShop({ protectedCustomerData: false });
    expect(errorOf(await unapproved.subscribe('ORDERS_CREATE'))?.message).toContain(
      'not approved to subscribe to webhook topics containing protected customer data',
    );
    expect(errorOf(await unapproved.subscribe('ORDERS_DELETE'))).toBeUndefined();
  });
});

describe('a delivery', () => {
  test('is signed over its exact bytes and says what it is', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE', { uri, name: 'ponte' });
    world.shop.placeOrder();
    const [delivery] = world.deliveries;
    expect(delivery).toMatchObject({ vendor: 'shopify', topic: 'orders/create', url: uri, timeoutMs: 5000 });
    expect(delivery?.headers).toEqual({
      'Content-Type': 'application/json',
      'User-Agent': expect.any(String),
      'X-Shopify-Topic': 'orders/create',
      'X-Shopify-Hmac-Sha256': sign(delivery!.body, world.shop.secrets.clientSecret),
      'X-Shopify-Shop-Domain': 'loja-ponte.myshopify.com',
      'X-Shopify-API-Version': '2026-10',
      'X-Shopify-Webhook-Id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'X-Shopify-Event-Id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'X-Shopify-Triggered-At': expect.stringMatching(/^2026-11-24T12:00:00\.000000000Z$/),
      'X-Shopify-Name': 'ponte',
    });
  });

  test('shares its event id with every other delivery of the happening, and its webhook id with none', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE');
    await world.subscribe('ORDERS_CREATE', { uri: 'https://n8n.example/webhook/2' });
    await world.subscribe('ORDERS_PAID');
    world.shop.placeOrder();
    const header = (name: string) => new Set(world.deliveries.map(({ headers }) => headers[name]));
    expect(world.deliveredTopics()).toEqual(['orders/create', 'orders/create', 'orders/paid']);
    expect([header('X-Shopify-Event-Id').size, header('X-Shopify-Webhook-Id').size]).toEqual([1, 3]);
  });

  test('is signed with the old secret for an hour after a rotation', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE');
    const old = world.shop.secrets.clientSecret;
    const fresh = world.shop.rotateSecret();
    const signature = () => {
      world.shop.placeOrder();
      return world.deliveries.at(-1)!;
    };
    const during = signature();
    expect(during.headers['X-Shopify-Hmac-Sha256']).toBe(sign(during.body, old));
    await world.clock.advance(3_600_000);
    const after = signature();
    expect(after.headers['X-Shopify-Hmac-Sha256']).toBe(sign(after.body, fresh));
  });

  test('is tried nine times in four hours, and then the subscription is gone', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE');
    world.shop.placeOrder();
    const delivery = world.deliveries[0]!;
    expect([delivery.schedule.length, delivery.schedule.reduce((a, b) => a + b)]).toEqual([9, 4 * 3_600_000]);
    expect([200, 201, 299, 300, 302, 401, 500].map(delivery.isSuccess)).toEqual([true, true, true, false, false, false, false]);
    delivery.onResult?.({ attempt: 8, ok: false, status: 500 });
    expect([delivery.wanted?.(), world.shop.subscriptions().length]).toEqual([true, 1]);
    delivery.onResult?.({ attempt: 9, ok: false, status: undefined });
    expect([delivery.wanted?.(), world.shop.subscriptions().length]).toEqual([false, 0]);
  });

  test('stops when the subscription was deleted behind the client’s back', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE');
    world.shop.placeOrder();
    world.shop.dropSubscriptions();
    expect(world.deliveries[0]!.wanted?.()).toBe(false);
  });

  test.each([
    ['financial_status:paid', 1],
    ['financial_status:pending', 0],
    ['line_items.sku:CAF-MOI-250 AND total_price:>=30', 1],
    ['line_items.sku:CAF-* AND NOT shipping_address.province_code:XX', 1],
    ['(financial_status:voided OR financial_status:paid) AND id:*', 1],
    ['total_price:>1000000', 0],
  ])('passes the filter %s: %i', async (filter, count) => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE', { uri, filter });
    world.shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 1 }] } });
    expect(world.deliveries).toHaveLength(count);
  });

  test('is trimmed to the fields asked for, and dropped where nothing differs', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_UPDATED', { uri, includeFields: ['admin_graphql_api_id', 'line_items.sku'] });
    await world.subscribe('ORDERS_UPDATED', {
      uri: 'https://n8n.example/webhook/2',
      includeFields: ['admin_graphql_api_id', 'updated_at'],
    });
    const { id, orderNumber } = world.shop.placeOrder({ paid: false, overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 1 }] } });
    world.shop.payOrder(orderNumber);
    await world.data('mutation M($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { message } } }', { id });
    const [narrow, dated] = [uri, 'https://n8n.example/webhook/2'].map((url) => world.deliveries.filter((one) => one.url === url));
    expect(narrow!.map(({ body }) => JSON.parse(String(body)))).toEqual([
      { admin_graphql_api_id: id, line_items: [{ sku: 'CAF-MOI-250' }] },
    ]);
    expect(dated).toHaveLength(2);
  });
});

describe('what the shop announces', () => {
  const everything = [
    'ORDERS_CREATE',
    'ORDERS_PAID',
    'ORDERS_UPDATED',
    'ORDERS_CANCELLED',
    'ORDERS_FULFILLED',
    'ORDERS_PARTIALLY_FULFILLED',
    'ORDERS_EDITED',
  ];
  const rest = ['ORDERS_DELETE', 'REFUNDS_CREATE', 'FULFILLMENTS_CREATE', 'FULFILLMENTS_UPDATE', 'ORDER_TRANSACTIONS_CREATE'];

  async function listening() {
    const world = openShop();
    for (const topic of [...everything, ...rest]) await world.subscribe(topic);
    const news = () => world.deliveries.splice(0).map(({ topic }) => topic);
    return { world, news };
  }

  test('of an order that is paid late, edited, refunded and deleted', async () => {
    const { world, news } = await listening();
    const { orderNumber, id } = world.shop.placeOrder({ paid: false, overrides: { lineCount: 2 } });
    expect(news()).toEqual(['orders/create']);
    world.shop.payOrder(orderNumber);
    expect(news()).toEqual(['order_transactions/create', 'orders/paid', 'orders/updated']);
    world.shop.editOrder(orderNumber, { line: 1, delta: 1 });
    const edited = JSON.parse(String(world.deliveries[0]!.body));
    expect(edited.order_edit.line_items).toEqual({ additions: [{ id: expect.any(Number), delta: 1 }], removals: [] });
    expect(news()).toEqual(['orders/edited', 'orders/updated']);
    world.shop.refundOrder(orderNumber, { line: 0 });
    expect(news()).toEqual(['refunds/create', 'orders/updated']);
    expect(world.shop.orders()[0]?.financialStatus).toBe('PARTIALLY_REFUNDED');
    world.shop.deleteOrder(orderNumber);
    expect(String(world.deliveries[0]!.body)).toBe(`{"id":${id.split('/').at(-1)}}`);
    expect(news()).toEqual(['orders/delete']);
  });

  test('of an order that is cancelled', async () => {
    const { world, news } = await listening();
    const { orderNumber } = world.shop.placeOrder();
    news();
    world.shop.cancelOrder(orderNumber);
    const cancelled = JSON.parse(String(world.deliveries.find(({ topic }) => topic === 'orders/cancelled')!.body));
    expect(cancelled).toMatchObject({ financial_status: 'refunded', cancel_reason: 'customer', cancelled_at: '2026-11-24T09:00:00-03:00' });
    expect(news()).toEqual(['refunds/create', 'orders/cancelled', 'orders/updated']);
  });

  test('of an order that ships in two parcels', async () => {
    const { world, news } = await listening();
    const { id } = world.shop.placeOrder({ overrides: { lineCount: 2 } });
    news();
    const { nodes } = (await world.data(workQuery, { id })).order.fulfillmentOrders;
    for (const line of nodes[0].lineItems.nodes) {
      const work = { fulfillmentOrderId: nodes[0].id, fulfillmentOrderLineItems: [{ id: line.id, quantity: line.remainingQuantity }] };
      await world.data(shipMutation, {
        fulfillment: { lineItemsByFulfillmentOrder: [work], trackingInfo: { company: 'Correios', number: 'AA1BR' } },
      });
    }
    expect(news()).toEqual([
      ...['fulfillments/create', 'orders/partially_fulfilled', 'orders/updated'],
      ...['fulfillments/create', 'orders/fulfilled', 'orders/updated'],
    ]);
  });
});

describe('a risk assessment', () => {
  test('is told by a topic of its own, with the order by its whole id', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_RISK_ASSESSMENT_CHANGED');
    await world.subscribe('ORDERS_UPDATED');
    const { orderNumber, id } = world.shop.placeOrder();
    const before = world.deliveries.length;
    world.shop.assessRisk(orderNumber, 'high');
    const told = world.deliveries.slice(before);
    expect(told.map(({ topic }) => topic)).toEqual(['orders/risk_assessment_changed']);
    expect(JSON.parse(String(told[0]!.body))).toMatchObject({ risk_level: 'high', admin_graphql_api_order_id: id });
  });
});
