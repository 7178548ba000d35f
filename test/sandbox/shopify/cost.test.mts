import { describe, expect, test } from 'vitest';
import { openShop } from './shop.mts';

const cost = async (query: string, world = openShop()) => (await world.graphql(query)).extensions?.cost;

describe('the price of a query', () => {
  test.each([
    ['{ order(id: "gid://shopify/Order/1") { id name } }', 1],
    ['{ orders(first: 1) { nodes { id name } pageInfo { hasNextPage } } }', 3],
    ['{ orders(first: 250) { nodes { id name totalPriceSet { shopMoney { amount } } } pageInfo { hasNextPage } } }', 13],
    [
      '{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } pageInfo { hasNextPage } } } pageInfo { hasNextPage } } }',
      156,
    ],
    ['{ orders(first: 250) { edges { node { id } } pageInfo { hasNextPage } } }', 13],
  ])('is what real shops ask: %s', async (query, requested) => {
    expect(await cost(query)).toMatchObject({ requestedQueryCost: requested });
  });

  test('is ten for a mutation', async () => {
    expect(
      await cost('mutation M { tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { node { id } userErrors { message } } }'),
    ).toMatchObject({
      requestedQueryCost: 10,
      actualQueryCost: 10,
    });
  });

  test('is less in the end, and that is what leaves the bucket', async () => {
    const world = openShop();
    world.shop.placeOrder();
    const answer = await cost('{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }', world);
    expect(answer.actualQueryCost).toBeLessThan(answer.requestedQueryCost);
    expect(answer.throttleStatus).toEqual({ maximumAvailable: 2000, currentlyAvailable: 2000 - answer.actualQueryCost, restoreRate: 100 });
  });

  test('must not exceed a thousand for one query', async () => {
    const world = openShop();
    const wide =
      '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { variant { inventoryItem { inventoryLevels(first: 250) { nodes { id } } } } } } } } }';
    const body = await world.graphql(wide);
    expect(body).toEqual({
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 }) })],
    });
    expect(world.rules()).toEqual(['max-cost-exceeded']);
  });
});

describe('the bucket', () => {
  // Twelve times ten points: what is spent for nothing but tags.
  const writes = (world: ReturnType<typeof openShop>, count: number) => {
    const fields = Array.from(
      { length: count },
      (_, index) => `m${index}: tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { userErrors { message } }`,
    );
    return world.graphql(`mutation M { ${fields.join(' ')} }`);
  };

  test('runs dry, says so within a 200, and fills up with the wall clock only', async () => {
    const world = openShop();
    await writes(world, 100);
    await writes(world, 100);
    const dry = await writes(world, 5);
    expect(dry).toEqual({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: expect.any(String) } }],
      extensions: {
        cost: {
          requestedQueryCost: 50,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
        },
      },
    });
    expect(world.rules()).toEqual(['throttled']);
    await world.clock.advance(3_600_000);
    expect((await writes(world, 5)).errors?.[0]?.message).toBe('Throttled');
    world.passWallSeconds(0.5);
    expect((await writes(world, 5)).errors).toBeUndefined();
  });

  test.each([
    ['advanced', 4000, 200],
    ['plus', 20_000, 1000],
  ] as const)('is bigger on the plan %s', async (plan, maximumAvailable, restoreRate) => {
    const world = openShop({ plan });
    expect((await cost('{ shop { name } }', world)).throttleStatus).toMatchObject({ maximumAvailable, restoreRate });
    world.shop.setPlan('standard');
    expect((await cost('{ shop { name } }', world)).throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
  });
});
