/** Two products with one SKU: which of them is meant nobody knows, so neither is counted nor moved. */
import { describe, expect, test } from 'vitest';
import { openSkuStock as openBling } from '../../vendors/bling/stock/skuStock.ts';
import { openSkuStock as openTiny } from '../../vendors/olistTiny/stock/skuStock.ts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';

const sku = 'CAM-ALG-M';
const other = 'CAF-MOI-250';

/** What the vendor lists for a SKU, with a second product of the same SKU beside it. */
const cases = [
  {
    name: 'Bling',
    open: (twin: object) => {
      const world = blingWorld();
      return { world, counter: openBling(withTwin(world.connect(), 'data', twin)) };
    },
    twin: { id: 990001, codigo: sku, situacao: 'A' },
  },
  {
    name: 'Olist Tiny',
    open: (twin: object) => {
      const world = olistTinyWorld();
      return { world, counter: openTiny(withTwin(world.connect(), 'itens', twin)) };
    },
    twin: { id: 990001, sku, situacao: 'A', precos: {} },
  },
] as const;

type Connection = Parameters<typeof openBling>[0];

function withTwin(connection: Connection, list: 'data' | 'itens', twin: object): Connection {
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    const { pathname } = new URL(request.url);
    if (!/\/produtos$/.test(pathname) || !('body' in response)) return response;
    const body = response.body as Record<string, { codigo?: string; sku?: string }[]>;
    const isListed = body[list]!.some(({ codigo, sku: own }) => (codigo ?? own) === sku);
    return isListed ? { ...response, body: { ...body, [list]: [...body[list]!, twin] } } : response;
  };
  return { ...connection, transport };
}

describe.each(cases)('at $name', ({ open, twin }) => {
  const writes = (world: { calls: readonly { writeNumber?: number | undefined }[] }) =>
    world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;

  test('a count and a movement are refused by name, and other goods are not', async () => {
    const { world, counter } = open(twin);
    const counts = await counter.set([
      { sku, location: null, quantity: 3 },
      { sku: other, location: null, quantity: 3 },
    ]);
    expect(counts.map(({ status }) => status)).toEqual(['failed', 'moved']);
    expect(counts[0]!.reason).toContain('Several products');
    const before = writes(world);
    const moved = await counter.adjust([
      { sku, location: null, delta: -1, key: 'a' },
      { sku: other, location: null, delta: -1, key: 'b' },
    ]);
    expect(moved.map(({ status }) => status)).toEqual(['failed', 'moved']);
    expect(writes(world)).toBe(before + 1);
  });

  test('what there is of it is not told', async () => {
    const { counter } = open(twin);
    const [level] = await counter.levels!([{ sku, location: null }]);
    expect(level).toMatchObject({ quantity: null, reason: expect.stringContaining('Several products') });
  });
});

test('at Olist Tiny one that is not active any more is no twin', async () => {
  const { counter } = cases[1].open({ ...cases[1].twin, situacao: 'I' });
  const [change] = await counter.set([{ sku, location: null, quantity: 3 }]);
  expect(change).toMatchObject({ status: 'moved' });
});
