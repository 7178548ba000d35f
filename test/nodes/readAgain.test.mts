/** An order that lacks something is read again in its shop where the node is told to. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { beforeEach, describe, expect, test } from 'vitest';
import { startAnew } from '../../domain/checks/startAnew.ts';
import type { Order } from '../../domain/documents/order.ts';
import { orderParameter } from '../../nodes/shared/orderParameter.ts';
import { runOperation } from '../../nodes/shared/runOperation.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { shopifyContext } from './support/shopifyContext.mts';

let world: ShopifyWorld;
/** As the flow started with it: without a CPF. */
let before: Order;
let readings: number;

beforeEach(async () => {
  world = shopifyWorld();
  [before] = (await paidOrders(world, 1, { overrides: { awkward: 'noTaxId' } })) as [Order];
  readings = world.calls.length;
});

/** A node that needs the customer's CPF. */
const execute = async (context: never) => {
  const order = orderParameter(context, 0)!;
  const { taxId } = order.customer;
  if (taxId) return { documents: { invoice: { of: order.number } } };
  throw new IntegrationError('ponte', {
    class: 'validation',
    code: 'orderIncomplete',
    message: 'no CPF',
    hint: `Ask for it; ${startAnew}`,
  });
};

async function run(parameters: Record<string, unknown> = { ifIncomplete: 'shopify' }, order: object = before): Promise<INodeExecutionData> {
  const { context } = shopifyContext(world, {
    parameters: { orderFrom: 'item', ...parameters },
    items: [{ json: { order: order as IDataObject, event: { type: 'order.paid' } } }],
    continueOnFail: true,
  });
  const [items] = await runOperation(context, { execute: async () => await execute(context) }, async () => undefined);
  return items![0]!;
}

const asked = () => world.calls.length - readings;

/** The merchant types the CPF into the order's additional details. */
async function customerSendsCpf(): Promise<void> {
  const query = 'mutation correct($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }';
  const input = { id: before.sourceId, customAttributes: [{ key: 'CPF', value: '529.982.247-25' }] };
  const url = 'https://loja-ponte.myshopify.com/admin/api/2026-10/graphql.json';
  const headers = { 'content-type': 'application/json' };
  await world.connect().transport({ method: 'POST', url, headers, body: { query, variables: { input } } });
  readings = world.calls.length;
}

describe('an order without CPF', () => {
  test('that the shop has completed goes on, and what follows has it whole', async () => {
    await customerSendsCpf();
    const { json } = await run();
    expect(json).toMatchObject({ invoice: { of: before.number }, event: { type: 'order.paid' } });
    expect(json.order).toMatchObject({ id: before.id, customer: { taxId: { value: '52998224725' } } });
    expect(json.error).toBeUndefined();
    expect(asked()).toBe(1);
  });

  test('that the shop has not completed is refused with the same words, and Retry is the way on', async () => {
    const { error } = (await run()).json as { error: IDataObject };
    expect(error).toMatchObject({ code: 'orderIncomplete', message: 'no CPF' });
    expect(error.hint).toBe('Ask for it; then press "Retry" in n8n: this node reads the order again');
    expect(asked()).toBe(1);
  });

  test('is not read again where nobody asked for it', async () => {
    const { error } = (await run({})).json as { error: IDataObject };
    expect(error.hint).toContain('order-again.json');
    expect(asked()).toBe(0);
  });

  test('of another source is not looked for in this shop', async () => {
    expect((await run(undefined, { ...before, source: 'wooCommerce' })).json.error).toMatchObject({ code: 'orderIncomplete' });
    expect(asked()).toBe(0);
  });

  test('of another shop is not taken for this one’s, and the way on says so', async () => {
    const { error } = (await run(undefined, { ...before, id: 'shopify:outra/9' })).json as { error: IDataObject };
    expect(error.hint).toContain('another shop');
  });

  test('that cannot be read again is told as it was, and why', async () => {
    const { error } = (await run(undefined, { ...before, sourceId: 'gid://shopify/Order/404404' })).json as { error: IDataObject };
    expect(error).toMatchObject({ code: 'orderIncomplete', hint: expect.stringContaining('could not be read again in Shopify') });
  });
});
