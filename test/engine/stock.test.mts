/** Stock Update under n8n's own engine: one system's stock goes to two shops, each on its own login, and no expression is evaluated. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { watchExpressions } from './support/expressions.mts';
import { packageFlow } from './support/packageFlow.mts';
import { runChain } from './support/engine.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
});

afterAll(async () => {
  await inProcess.stop();
});

afterEach(() => {
  vi.restoreAllMocks();
});

const equalize = [
  { name: 'Read', type: 'stockUpdate', parameters: { vendor: 'bling', operation: 'get' } },
  {
    name: 'Look',
    type: 'stockUpdate',
    parameters: { vendor: 'shopify', authentication: 'accessToken', operation: 'set', options: { dryRun: true } },
  },
  { name: 'Shop', type: 'stockUpdate', parameters: { vendor: 'shopify', operation: 'set' } },
  { name: 'Store', type: 'stockUpdate', parameters: { vendor: 'wooCommerce', operation: 'set' } },
];

test('the ERP’s stock, looked at in a dry run, then set in both shops', async () => {
  const evaluated = watchExpressions();
  const { world } = inProcess;
  const { shopify, wooCommerce } = world.vendors;
  wooCommerce.sell('CAF-MOI-250', 1);
  shopify.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3 }] } });
  const items = ['CAF-MOI-250', 'CAM-ALG-M'].map((sku) => ({ json: { sku } }));
  const result = await runChain(packageFlow(world, equalize, items));
  expect(result.error).toBeUndefined();
  expect(result.output('Look').map(({ json }) => json.stock)).toMatchObject([
    [{ vendor: 'shopify', before: 997, after: 1000, delta: 3, status: 'would_move' }],
    [{ vendor: 'shopify', delta: 0, status: 'already_moved' }],
  ]);
  expect(result.output('Shop').map(({ json }) => json.stock)).toMatchObject([[{ before: 997, after: 1000, status: 'moved' }], [{}]]);
  expect(result.output('Store').map(({ json }) => json.stock)).toMatchObject([[{ before: 999, after: 1000, status: 'moved' }], [{}]]);
  expect([shopify.stock('CAF-MOI-250').available, wooCommerce.product('CAF-MOI-250')?.quantity]).toEqual([1000, 1000]);
  expect(evaluated()).toEqual([]);
  expect(inProcess.calls('wooCommerce')).toEqual(['product.list', 'product.batch']);
  expect(world.violations).toEqual([]);
});
