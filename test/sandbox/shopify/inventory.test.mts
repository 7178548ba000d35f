import { describe, expect, test } from 'vitest';
import type { ShopifyOptions } from '../../../sandbox/simulators/shopify/index.mts';
import { openShop, type Shop, type Loose } from './shop.mts';

const setMutation = `mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange item { sku } location { name } } } userErrors { code field message }
  }
}`;

const adjustMutation = `mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id changes { name delta } } userErrors { code field message }
  }
}`;

async function openWarehouse(options: ShopifyOptions = {}) {
  const world = openShop(options);
  const found = await world.data(`{
    inventoryItems(first: 10, query: "sku:CAF-MOI-250 OR sku:CHO-70-100") { nodes { id sku } }
    locations(first: 5) { nodes { id name } }
  }`);
  const item = found.inventoryItems.nodes.find((one: Loose) => one.sku === 'CAF-MOI-250').id as string;
  const place = found.locations.nodes.find((one: Loose) => one.name === 'Depósito principal').id as string;
  const entry = (more: object) => ({ inventoryItemId: item, locationId: place, ...more });
  const set = async (quantities: object[], key = 'k1', more: object = {}) =>
    (await world.data(setMutation, { key, input: { name: 'available', reason: 'correction', quantities, ...more } }))
      .inventorySetQuantities;
  const adjust = async (changes: object[], key = 'k1', more: object = {}) =>
    (await world.data(adjustMutation, { key, input: { name: 'available', reason: 'received', changes, ...more } }))
      .inventoryAdjustQuantities;
  return { world, found, item, place, entry, set, adjust, available: () => world.shop.stock('CAF-MOI-250').available };
}

test('items are found by their SKU', async () => {
  const { found } = await openWarehouse();
  expect(found.inventoryItems.nodes.map(({ sku }: Loose) => sku).sort()).toEqual(['CAF-MOI-250', 'CHO-70-100']);
  expect(found.locations.nodes).toHaveLength(2);
});

describe('a quantity is set', () => {
  test('and read back', async () => {
    const { world, entry, set, item, place } = await openWarehouse();
    const answer = await set([entry({ quantity: 990, changeFromQuantity: 1000 })]);
    const change = { quantityAfterChange: null, delta: -10, item: { sku: 'CAF-MOI-250' }, location: { name: 'Depósito principal' } };
    expect(answer).toMatchObject({
      userErrors: [],
      inventoryAdjustmentGroup: {
        reason: 'correction',
        changes: [
          { name: 'available', ...change },
          { name: 'on_hand', ...change },
        ],
      },
    });
    const { inventoryItem } = await world.data(
      'query L($item: ID!, $place: ID!) { inventoryItem(id: $item) { inventoryLevel(locationId: $place) { quantities(names: ["available", "on_hand", "committed"]) { name quantity } } } }',
      { item, place },
    );
    expect(inventoryItem.inventoryLevel.quantities.map(({ quantity }: Loose) => quantity)).toEqual([990, 990, 0]);
    expect(world.shop.ledger()).toMatchObject([{ kind: 'movement', detail: { sku: 'CAF-MOI-250', before: 1000, after: 990, delta: -10 } }]);
    expect(world.violations).toEqual([]);
  });

  test('not while somebody else moved it, all or nothing', async () => {
    const { world, entry, set, found, available } = await openWarehouse();
    world.shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 1 }] } });
    const other = found.inventoryItems.nodes.find((one: Loose) => one.sku === 'CHO-70-100').id;
    const answer = await set([
      entry({ inventoryItemId: other, quantity: 5, changeFromQuantity: null }),
      entry({ quantity: 5, changeFromQuantity: 1000 }),
    ]);
    expect(answer).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [{ code: 'CHANGE_FROM_QUANTITY_STALE', field: null, message: expect.any(String) }],
    });
    expect([available(), world.shop.stock('CHO-70-100').available]).toEqual([999, 1000]);
    expect(world.violations).toEqual([]);
  });

  test('whatever it was, where null is compared', async () => {
    const { entry, set, available } = await openWarehouse();
    expect((await set([entry({ quantity: 7, changeFromQuantity: null })])).userErrors).toEqual([]);
    expect(available()).toBe(7);
  });

  test('on hand: what is committed stays committed', async () => {
    const { world, entry, set } = await openWarehouse();
    world.shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 4 }] } });
    await set([entry({ quantity: 500, changeFromQuantity: 1000 })], 'k', { name: 'on_hand' });
    expect(world.shop.stock('CAF-MOI-250')).toEqual({ available: 496, committed: 4, onHand: 500 });
  });
});

describe('a key', () => {
  test('is required', async () => {
    const { world, entry } = await openWarehouse();
    const keyless = setMutation.replace(' @idempotent(key: $key)', '').replace(', $key: String!', '');
    const body = await world.graphql(keyless, {
      input: { name: 'available', reason: 'correction', quantities: [entry({ quantity: 1, changeFromQuantity: null })] },
    });
    expect(body.data).toEqual({ inventorySetQuantities: null });
    expect(body.errors).toMatchObject([
      {
        message: 'The @idempotent directive is required for this mutation but was not provided.',
        path: ['inventorySetQuantities'],
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
    expect(world.rules()).toEqual(['bad-request']);
  });

  test('makes a repeated difference happen once', async () => {
    const { world, entry, adjust, available } = await openWarehouse();
    const first = await adjust([entry({ delta: 5, changeFromQuantity: null })]);
    expect(await adjust([entry({ changeFromQuantity: null, delta: 5 })])).toEqual(first);
    expect([available(), world.shop.ledger().length]).toEqual([1005, 1]);
    await adjust([entry({ delta: 5, changeFromQuantity: null })], 'k2');
    expect(available()).toBe(1010);
    expect(world.violations).toEqual([]);
  });

  test('must not be used for anything else', async () => {
    const { world, entry, adjust, available } = await openWarehouse();
    await adjust([entry({ delta: 5, changeFromQuantity: null })]);
    expect((await adjust([entry({ delta: 6, changeFromQuantity: null })])).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
    ]);
    expect([available(), world.rules()]).toEqual([1005, ['idempotency-key-reused']]);
  });

  test('whose first use failed asks for another', async () => {
    const { entry, set } = await openWarehouse();
    await set([entry({ quantity: 5, changeFromQuantity: 1 })]);
    expect((await set([entry({ quantity: 5, changeFromQuantity: 1 })])).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED' },
    ]);
  });

  test('is forgotten after a day', async () => {
    const { world, entry, adjust, available } = await openWarehouse();
    await adjust([entry({ delta: 5, changeFromQuantity: null })]);
    await world.clock.advance(24 * 3_600_000);
    await adjust([entry({ delta: 5, changeFromQuantity: null })]);
    expect(available()).toBe(1010);
  });

  test('may answer a repetition with a failed comparison, and still does nothing twice', async () => {
    const { entry, set, adjust, available } = await openWarehouse({ idempotentReplay: 'stale' });
    await set([entry({ quantity: 990, changeFromQuantity: 1000 })], 'a');
    expect((await set([entry({ quantity: 990, changeFromQuantity: 1000 })], 'a')).userErrors).toMatchObject([
      { code: 'CHANGE_FROM_QUANTITY_STALE' },
    ]);
    await adjust([entry({ delta: 1, changeFromQuantity: null })], 'b');
    await adjust([entry({ delta: 1, changeFromQuantity: null })], 'b');
    expect(available()).toBe(991);
  });
});

describe('a write is refused', () => {
  test('without the quantity that it starts from', async () => {
    const { world, entry } = await openWarehouse();
    const body = await world.graphql(setMutation, {
      key: 'k',
      input: { name: 'available', reason: 'correction', quantities: [entry({ quantity: 1 })] },
    });
    expect(body.errors?.[0]).toMatchObject({
      message: 'InventoryQuantityInput must include the following argument: changeFromQuantity.',
      extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
    });
    expect(world.rules()).toEqual(['invalid-field-arguments']);
  });

  test.each([
    [{ inventoryItemId: 'gid://shopify/InventoryItem/1' }, {}, 'INVALID_INVENTORY_ITEM', ['input', 'quantities', '0', 'inventoryItemId']],
    [{ locationId: 'gid://shopify/Location/1' }, {}, 'INVALID_LOCATION', ['input', 'quantities', '0', 'locationId']],
    [{ quantity: -1 }, { name: 'on_hand' }, 'INVALID_QUANTITY_NEGATIVE', ['input', 'quantities', '0', 'quantity']],
    [{ quantity: 1_000_000_001 }, {}, 'INVALID_QUANTITY_TOO_HIGH', ['input', 'quantities', '0', 'quantity']],
    [{}, { reason: 'venda' }, 'INVALID_REASON', ['input', 'reason']],
    [{}, { name: 'committed' }, 'INVALID_NAME', ['input', 'name']],
    [{}, { referenceDocumentUri: 'pedido 1001' }, 'INVALID_REFERENCE_DOCUMENT', ['input', 'referenceDocumentUri']],
  ])('for %j %j', async (part, head, code, field) => {
    const { world, entry, set, available } = await openWarehouse();
    expect((await set([entry({ quantity: 1, changeFromQuantity: null, ...part })], 'k', head)).userErrors).toMatchObject([{ code, field }]);
    expect([available(), world.rules()]).toEqual([1000, ['inventory-input']]);
  });

  test('for the same place twice and for more than 250 places', async () => {
    const { world, entry, set } = await openWarehouse();
    const one = entry({ quantity: 1, changeFromQuantity: null });
    expect((await set([one, one])).userErrors).toMatchObject([{ code: 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR' }]);
    const many = await world.graphql(setMutation, {
      key: 'k2',
      input: { name: 'available', reason: 'correction', quantities: Array.from({ length: 251 }, () => one) },
    });
    expect(many.errors?.[0]?.extensions.code).toBe('MAX_INPUT_SIZE_EXCEEDED');
    expect(world.rules()).toEqual(['inventory-input', 'max-input-size-exceeded']);
  });
});

test('a sale moves units from available to committed, a cancellation moves them back', async () => {
  const world: Shop = openShop();
  const { orderNumber } = world.shop.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 4 }] } });
  expect(world.shop.stock('CAF-MOI-250')).toEqual({ available: 996, committed: 4, onHand: 1000 });
  world.shop.cancelOrder(orderNumber, { restock: true });
  expect(world.shop.stock('CAF-MOI-250')).toEqual({ available: 1000, committed: 0, onHand: 1000 });
});
