/** The existing custom app's token under n8n's own engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { INodeExecutionData } from 'n8n-workflow';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(2);
});

afterAll(async () => {
  await inProcess.stop();
});

const tagging = { type: 'shopifyOrder', parameters: { authentication: 'accessToken', operation: 'addTags', tags: 'ponte' } };

function orderOfShop(): INodeExecutionData {
  const { orderNumber, id } = inProcess.world.vendors.shopify.placeOrder({ paid: true });
  return { json: { order: { ...paidOrder(), id: `shopify:${orderNumber}`, number: orderNumber, sourceId: id } as never } };
}

describe('an existing custom app', () => {
  test('works with its token alone: no token is ever bought, its scopes are asked for once', async () => {
    const flow = packageFlow(inProcess.world, [tagging], [orderOfShop(), orderOfShop()]);
    expect((await runChain(flow)).error).toBeUndefined();
    expect((await runChain(flow)).error).toBeUndefined();
    expect(inProcess.calls('shopify')).not.toContain('oauth.token');
    expect(inProcess.world.vendors.shopify.orders().every(({ tags }) => tags.includes('ponte'))).toBe(true);
  });

  test('loses its token in the middle of a run: the items leave by the error output, whole, with the next step', async () => {
    const chain = [{ ...tagging, onError: 'continueErrorOutput' as const }];
    const items = [orderOfShop(), orderOfShop()];
    inProcess.world.vendors.shopify.revokeToken(inProcess.world.vendors.shopify.secrets.staticToken);
    const result = await runChain(packageFlow(inProcess.world, chain, items));
    const failed = result.output('shopifyOrder', 1);
    expect(failed).toHaveLength(2);
    for (const [index, { json }] of failed.entries()) {
      expect(json).toMatchObject({ order: items[index]!.json.order, error: { class: 'auth', vendor: 'shopify', retryable: false } });
    }
    const stopped = await runChain(packageFlow(inProcess.world, [tagging], items));
    expect(stopped.error?.description).toMatch(/credential/i);
  });
});
