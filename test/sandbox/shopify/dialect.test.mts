import { describe, expect, test } from 'vitest';
import { openShop } from './shop.mts';

describe('a query that the schema refuses', () => {
  test.each([
    [
      'query Q { orders(first: 1) { nodes { numero } } }',
      'undefinedField',
      "Field 'numero' doesn't exist on type 'Order'",
      ['query Q', 'orders', 'nodes', 'numero'],
    ],
    [
      '{ orders(first: 1, ate: 2) { nodes { id } } }',
      'argumentNotAccepted',
      "Field 'orders' doesn't accept argument 'ate'",
      ['query', 'orders', 'ate'],
    ],
    ['{ order { id } }', 'missingRequiredArguments', "Field 'order' is missing required arguments: id", ['query', 'order']],
    ['{ shop }', 'selectionMismatch', expect.stringContaining("field 'shop' returns Shop!"), ['query', 'shop']],
    ['query Q($x: ID!) { shop { name } }', 'variableNotUsed', 'Variable $x is declared by Q but not used', expect.any(Array)],
    ['query Q { order(id: $x) { id } }', 'variableNotDefined', 'Variable $x is used by Q but not declared', expect.any(Array)],
    [
      'query Q($x: Int!) { order(id: $x) { id } }',
      'variableMismatch',
      expect.stringContaining('Type mismatch on variable $x'),
      expect.any(Array),
    ],
    [
      'mutation M { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: {uri: "https://a.example"}) { userErrors { code } } }',
      'undefinedField',
      "Field 'code' doesn't exist on type 'UserError'",
      expect.any(Array),
    ],
    [
      'mutation M { metafieldsSet(metafields: [{ownerId: "gid://shopify/Order/1", key: "k"}]) { userErrors { code } } }',
      'missingRequiredInputObjectAttribute',
      "Argument 'value' on InputObject 'MetafieldsSetInput' is required. Expected type String!",
      expect.any(Array),
    ],
  ])('is told so in the vendor’s dialect: %s', async (query, code, message, path) => {
    const world = openShop();
    const body = await world.graphql(query);
    expect(body).not.toHaveProperty('data');
    expect(body.errors?.[0]).toMatchObject({ message, path, extensions: { code } });
    expect(world.rules()).toContain('schema-error');
  });

  test('says where the directive belongs', async () => {
    const world = openShop();
    const body = await world.graphql(
      'mutation M($i: InventorySetQuantitiesInput!) @idempotent(key: "k") { inventorySetQuantities(input: $i) { userErrors { code } } }',
      { i: { name: 'available', reason: 'correction', quantities: [] } },
    );
    expect(body.errors?.map(({ message }) => message)).toContain("'@idempotent' can't be applied to mutations (allowed: fields)");
  });

  test('cannot be parsed', async () => {
    const world = openShop();
    expect((await world.graphql('{ shop { name ')).errors?.[0]?.extensions.code).toBe('parseError');
    expect(world.rules()).toEqual(['syntax-error']);
  });
});

describe('variables', () => {
  const update = 'mutation U($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }';

  test('with an unknown field are refused as a whole', async () => {
    const world = openShop();
    const { errors } = await world.graphql(update, { input: { id: 'gid://shopify/Order/1', notes: 'segredo' } });
    expect(errors).toMatchObject([
      {
        message: 'Variable $input of type OrderInput! was provided invalid value for notes (Field is not defined on OrderInput)',
        extensions: { code: 'INVALID_VARIABLE', problems: [{ path: ['notes'], explanation: 'Field is not defined on OrderInput' }] },
      },
    ]);
    expect(world.rules()).toEqual(['invalid-variable']);
    expect(JSON.stringify(world.violations)).not.toContain('segredo');
  });

  test.each([
    [{}, 'id (Expected value to not be null)'],
    [{ id: 'gid://shopify/Order/1', tags: [null] }, 'tags.0 (Expected value to not be null)'],
    [{ id: 'gid://shopify/Order/1', customAttributes: [{ key: 'a' }] }, 'customAttributes.0.value (Expected value to not be null)'],
  ])('name the place: %j', async (input, told) => {
    const { errors } = await openShop().graphql(update, { input });
    expect(errors?.[0]?.message).toContain(told);
  });

  test('that are missing altogether are told without a place', async () => {
    const { errors } = await openShop().graphql(update);
    expect(errors?.[0]?.message).toBe('Variable $input of type OrderInput! was provided invalid value');
  });

  test('hold URLs and dates to their form', async () => {
    const world = openShop();
    const ship =
      'mutation T($id: ID!, $t: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $t) { userErrors { message } } }';
    const { errors } = await world.graphql(ship, { id: 'gid://shopify/Fulfillment/1', t: { url: 'not a url' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_VARIABLE', problems: [{ path: ['url'], explanation: 'Invalid url' }] });
  });
});

describe('ids and pages', () => {
  test.each(['123', 'gid://shopify/Customer/1'])('an id of the wrong kind is no id: %s', async (id) => {
    const world = openShop();
    const { data, errors } = await world.graphql('query Q($id: ID!) { order(id: $id) { id } }', { id });
    expect([data, errors?.[0]]).toEqual([
      { order: null },
      expect.objectContaining({ message: 'invalid id', extensions: { code: 'RESOURCE_NOT_FOUND' } }),
    ]);
    expect(world.rules()).toEqual(['resource-not-found']);
  });

  test('an order that is not there is null and nobody’s fault', async () => {
    const world = openShop();
    expect(await world.data('{ order(id: "gid://shopify/Order/1") { id } }')).toEqual({ order: null });
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['orders', 'you must provide one of first or last'],
    ['orders(first: 1, last: 1)', 'providing both first and last is not supported'],
    ['orders(first: 251)', 'first cannot exceed 250'],
  ])('a page must be sized: %s', async (field, message) => {
    const world = openShop();
    const { errors } = await world.graphql(`{ ${field} { nodes { id } } }`);
    expect(errors?.[0]?.message).toBe(message);
    expect(world.rules()).toEqual(['bad-request']);
  });

  test('what nobody simulated is loud, listed, and not held against the client', async () => {
    const world = openShop();
    world.shop.placeOrder();
    const { errors } = await world.graphql('{ orders(first: 1) { nodes { id agreements(first: 1) { nodes { id } } } } }');
    expect(errors?.[0]).toMatchObject({ message: 'Order.agreements is not simulated', extensions: { code: 'NOT_SIMULATED' } });
    expect(world.shop.notSimulated()).toEqual(['Order.agreements']);
    expect(world.violations).toEqual([]);
  });
});
