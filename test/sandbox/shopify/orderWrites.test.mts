import { describe, expect, test } from 'vitest';
import { openShop, type Shop, type Loose } from './shop.mts';

const listQuery = `query List($query: String, $first: Int!, $after: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { name } pageInfo { hasNextPage endCursor } }
}`;

const names = async (world: Shop, query?: string) =>
  (await world.data(listQuery, { query, first: 50 })).orders.nodes.map(({ name }: Loose) => name);

describe('orders are searched', () => {
  async function month() {
    const world = openShop();
    world.shop.placeOrder({ overrides: { tags: ['nf-emitida'] } });
    await world.clock.advance(3_600_000);
    world.shop.placeOrder({ paid: false, overrides: { tags: ['vip'] } });
    await world.clock.advance(3_600_000);
    world.shop.placeOrder({ overrides: { tags: [] } });
    return world;
  }

  test.each([
    ["updated_at:>='2026-11-24T13:00:00Z'", ['#1002', '#1003']],
    ['updated_at:>2026-11-24T13:00:00Z', ['#1003']],
    ["created_at:<'2026-11-24T13:00:00Z'", ['#1001']],
    ['-tag:nf-emitida', ['#1002', '#1003']],
    ["-tag:'nf-emitida' financial_status:paid", ['#1003']],
    ['tag:NF-EMITIDA OR name:1003', ['#1001', '#1003']],
    ['name:#1002', ['#1002']],
    ['financial_status:pending', ['#1002']],
    ['fulfillment_status:unfulfilled AND NOT (tag:vip OR tag:nf-emitida)', ['#1003']],
  ])('by %s', async (query, expected) => {
    const world = await month();
    expect(await names(world, query)).toEqual(expected);
    expect(world.violations).toEqual([]);
  });

  test('in pages that lose nothing while orders change', async () => {
    const world = await month();
    const first = (await world.data(listQuery, { first: 1 })).orders;
    expect(first).toMatchObject({ nodes: [{ name: '#1001' }], pageInfo: { hasNextPage: true } });
    await world.clock.advance(1000);
    world.shop.payOrder(1002);
    const next = (await world.data(listQuery, { first: 2, after: first.pageInfo.endCursor })).orders;
    expect(next).toMatchObject({ nodes: [{ name: '#1003' }, { name: '#1002' }], pageInfo: { hasNextPage: false } });
  });

  test('not beyond sixty days', async () => {
    const world = await month();
    await world.clock.advance(60 * 24 * 3_600_000 - 3_600_000);
    expect(await names(world)).toEqual(['#1002', '#1003']);
    world.shop.setGrantedScopes(['read_orders', 'read_all_orders']);
    expect(await names(world)).toHaveLength(3);
  });

  test('and an unknown field is ignored with a warning, which is the client’s fault', async () => {
    const world = await month();
    const body = await world.graphql(listQuery, { query: 'etiqueta:x', first: 5 });
    expect(body.data.orders.nodes).toHaveLength(3);
    expect(body.extensions.search).toEqual([
      { path: ['orders'], warnings: [{ field: 'etiqueta', code: 'invalid_field', message: expect.any(String) }] },
    ]);
    expect(world.rules()).toEqual(['search-warning']);
  });
});

describe('an order is written to', () => {
  test.each([
    [true, ['VIP']],
    [false, []],
  ])('a tag in another case is taken off or not, as the world has it: %s', async (orderTagsCaseSensitive, left) => {
    const world = openShop({}, 1, { orderTagsCaseSensitive });
    const { id } = world.shop.placeOrder({ overrides: { tags: ['VIP'] } });
    const remove = 'mutation R($id: ID!) { tagsRemove(id: $id, tags: ["vip"]) { userErrors { message } } }';
    expect((await world.data(remove, { id })).tagsRemove.userErrors).toEqual([]);
    expect(world.shop.orders()[0]?.tags).toEqual(left);
  });

  test('tags are added without regard to case and removed as they are written, and only real changes are news', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder({ overrides: { tags: ['VIP'] } });
    await world.subscribe('ORDERS_UPDATED');
    const add =
      'mutation A($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { ... on Order { tags } } userErrors { message } } }';
    expect((await world.data(add, { id, tags: ['nf-emitida', 'vip'] })).tagsAdd.node.tags).toEqual(['VIP', 'nf-emitida']);
    await world.data(add, { id, tags: ['nf-emitida'] });
    expect(world.deliveredTopics()).toEqual(['orders/updated']);
    await world.data('mutation R($id: ID!) { tagsRemove(id: $id, tags: ["Vip"]) { userErrors { message } } }', { id });
    expect(world.deliveredTopics()).toEqual(['orders/updated']);
    await world.data('mutation R($id: ID!) { tagsRemove(id: $id, tags: ["VIP"]) { userErrors { message } } }', { id });
    expect(world.shop.orders()[0]?.tags).toEqual(['nf-emitida']);
  });

  test('orderUpdate overwrites what it names and leaves the rest', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder({ overrides: { tags: ['a'], note: 'antes', taxIdPlace: 'noteAttribute' } });
    const update =
      'mutation U($input: OrderInput!) { orderUpdate(input: $input) { order { note tags customAttributes { key value } } userErrors { field message } } }';
    const { order } = (await world.data(update, { input: { id, customAttributes: [{ key: 'nf', value: '1' }] } })).orderUpdate;
    expect(order).toEqual({ note: 'antes', tags: ['a'], customAttributes: [{ key: 'nf', value: '1' }] });
    const missing = await world.data(update, { input: { id: 'gid://shopify/Order/1', note: 'x' } });
    expect(missing.orderUpdate).toEqual({ order: null, userErrors: [{ field: ['id'], message: 'Order does not exist' }] });
  });

  test('cancelling takes a while, and works once', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    const cancel = `mutation C($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: {originalPaymentMethodsRefund: true}) {
      job { id done } orderCancelUserErrors { field message code } } }`;
    const { job } = (await world.data(cancel, { id })).orderCancel;
    expect(job.done).toBe(false);
    expect(world.shop.orders()[0]?.cancelled).toBe(false);
    await world.clock.advance(3000);
    expect(await world.data('query J($id: ID!) { job(id: $id) { done } }', { id: job.id })).toEqual({ job: { done: true } });
    expect(world.shop.orders()[0]).toMatchObject({ cancelled: true, financialStatus: 'REFUNDED' });
    expect((await world.data(cancel, { id })).orderCancel).toMatchObject({
      job: null,
      orderCancelUserErrors: [{ code: 'INVALID', field: ['orderId'] }],
    });
  });

  test('refunding needs a key, and the money goes back once', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder({ overrides: { lineCount: 1 } });
    const refund =
      'mutation R($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { totalRefundedSet { shopMoney { amount } } } userErrors { field message } } }';
    const input = { orderId: id, transactions: [{ orderId: id, amount: '5.00', gateway: 'Pix', kind: 'REFUND' }] };
    const first = await world.data(refund, { input, key: 'r1' });
    expect(first.refundCreate).toEqual({ refund: { totalRefundedSet: { shopMoney: { amount: '5.0' } } }, userErrors: [] });
    expect(await world.data(refund, { input, key: 'r1' })).toEqual(first);
    const { order } = await world.data(
      'query Q($id: ID!) { order(id: $id) { displayFinancialStatus totalRefundedSet { shopMoney { amount } } refunds { id } } }',
      { id },
    );
    expect(order).toMatchObject({
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
      totalRefundedSet: { shopMoney: { amount: '5.0' } },
      refunds: [{}],
    });
    const keyless = await world.graphql('mutation R($input: RefundInput!) { refundCreate(input: $input) { userErrors { message } } }', {
      input,
    });
    expect(keyless.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});

describe('metafields', () => {
  const set = `mutation S($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { metafields { namespace key value compareDigest } userErrors { field message code elementIndex } } }`;
  const read = 'query M($id: ID!) { order(id: $id) { metafield(namespace: "ponte", key: "nfe_key") { value compareDigest } } }';
  const entry = (ownerId: string, more: object = {}) => ({
    ownerId,
    namespace: 'ponte',
    key: 'nfe_key',
    type: 'single_line_text_field',
    value: '3526',
    ...more,
  });

  test('are set, read and set again without a second one', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    await world.data(set, { metafields: [entry(id)] });
    await world.data(set, { metafields: [entry(id, { value: '3527' })] });
    expect((await world.data(read, { id })).order.metafield.value).toBe('3527');
    expect(world.shop.orders()[0]?.metafields).toEqual([{ namespace: 'ponte', key: 'nfe_key', value: '3527' }]);
    expect(world.violations).toEqual([]);
  });

  test('without a namespace are the app’s own', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    const { metafieldsSet } = await world.data(set, { metafields: [entry(id, { namespace: undefined })] });
    expect(metafieldsSet.metafields[0].namespace).toMatch(/^app--\d+$/);
    const { order } = await world.data('query M($id: ID!) { order(id: $id) { metafield(key: "nfe_key") { value } } }', { id });
    expect(order.metafield).toEqual({ value: '3526' });
  });

  test('are compared by digest where asked to', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    await world.data(set, { metafields: [entry(id, { compareDigest: null })] });
    const again = await world.data(set, { metafields: [entry(id, { compareDigest: null, value: 'outra' })] });
    expect(again.metafieldsSet).toMatchObject({ metafields: null, userErrors: [{ code: 'STALE_OBJECT' }] });
    const { compareDigest } = (await world.data(read, { id })).order.metafield;
    expect((await world.data(set, { metafields: [entry(id, { compareDigest, value: '2' })] })).metafieldsSet.userErrors).toEqual([]);
  });

  test('come 25 at most, all or none, each valid', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    const many = Array.from({ length: 26 }, (_, index) => entry(id, { key: `key_${index}` }));
    expect((await world.data(set, { metafields: many })).metafieldsSet.userErrors).toMatchObject([{ code: 'LESS_THAN_OR_EQUAL_TO' }]);
    const broken = [entry(id), entry(id, { key: 'total', type: 'number_integer', value: 'dez' })];
    expect((await world.data(set, { metafields: broken })).metafieldsSet.userErrors).toMatchObject([
      { code: 'INVALID_VALUE', field: ['metafields', '1', 'value'] },
    ]);
    expect(world.shop.orders()[0]?.metafields).toEqual([]);
    expect(world.rules()).toEqual(['metafields-limit', 'metafield-input']);
  });

  test('take their type from a definition', async () => {
    const world = openShop();
    const { id } = world.shop.placeOrder();
    const define =
      'mutation D($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { createdDefinition { id } userErrors { code } } }';
    const definition = { ownerType: 'ORDER', namespace: 'ponte', key: 'nfe_key', name: 'NF-e', type: 'single_line_text_field' };
    expect((await world.data(define, { definition })).metafieldDefinitionCreate.userErrors).toEqual([]);
    expect((await world.data(define, { definition })).metafieldDefinitionCreate.userErrors).toEqual([{ code: 'TAKEN' }]);
    expect((await world.data(set, { metafields: [entry(id, { type: undefined })] })).metafieldsSet.userErrors).toEqual([]);
  });
});
