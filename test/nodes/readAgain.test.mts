/** An order that lacks something is read again in its shop where the node is told to. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { beforeEach, describe, expect, test } from 'vitest';
import { startAnew } from '../../domain/checks/startAnew.ts';
import type { Order } from '../../domain/documents/order.ts';
import { orderParameter } from '../../nodes/shared/orderParameter.ts';
import { runOperation } from '../../nodes/shared/runOperation.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import type { ItemResult } from '../../runtime/host/runItems.ts';
import { openOrderKeeper } from '../../vendors/shopify/orders/orderKeeper.ts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { fakeN8n } from './support/fakeN8n.mts';
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
const invoiceOf = ({ customer, number }: Order): ItemResult => {
  if (customer.taxId) return { documents: { invoice: { of: number } } };
  throw new IntegrationError('ponte', {
    class: 'validation',
    code: 'orderIncomplete',
    message: 'no CPF',
    hint: `Ask for it; ${startAnew}`,
  });
};

async function run(parameters: Record<string, unknown> = { ifIncomplete: 'shopify' }, order: object = before): Promise<INodeExecutionData> {
  const [item] = await runAll([order], parameters);
  return item!;
}

async function runAll(
  orders: readonly object[],
  parameters: Record<string, unknown> = { ifIncomplete: 'shopify' },
  work: (order: Order) => ItemResult = invoiceOf,
): Promise<INodeExecutionData[]> {
  const { context } = shopifyContext(world, {
    parameters: { orderFrom: 'item', ...parameters },
    items: orders.map((order) => ({ json: { order: order as IDataObject, event: { type: 'order.paid' } } })),
    continueOnFail: true,
  });
  const execute = async (_: unknown, itemIndex: number) => work(orderParameter(context, itemIndex)!);
  const [items] = await runOperation(context, { execute }, async () => undefined);
  return items!;
}

const asked = () => world.calls.length - readings;

/** The merchant types the CPF into the order's additional details. */
async function customerSendsCpf({ sourceId: id }: Order = before): Promise<void> {
  const query = 'mutation correct($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }';
  const input = { id, customAttributes: [{ key: 'CPF', value: '529.982.247-25' }] };
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

  test('is told as it was where the login cannot be opened', async () => {
    const order = before as unknown as IDataObject;
    const { execute: context } = fakeN8n({ parameters: { orderFrom: 'item', ifIncomplete: 'shopify' }, items: [{ json: { order } }] });
    const execute = async () => invoiceOf(orderParameter(context, 0)!);
    const refusal = await runOperation(context, { execute }, async () => undefined).catch((error: Error) => error);
    expect(refusal).toMatchObject({
      message: expect.stringContaining('no CPF'),
      description: expect.stringContaining('could not be read again in Shopify: no credential ponteShopifyApi'),
    });
  });

  test.each(['transient', 'rateLimited', 'unknownOutcome', 'rejected', 'conflict'] as const)(
    'is not read again, and nothing is tried twice, where the failure is another one: %s',
    async (failureClass) => {
      let tries = 0;
      const [item] = await runAll([before], undefined, () => {
        tries++;
        throw new IntegrationError('ponte', { class: failureClass, code: 'x', message: 'no' });
      });
      expect(item!.json.error).toMatchObject({ class: failureClass, code: 'x' });
      expect([tries, asked()]).toEqual([1, 0]);
    },
  );

  test('that the shop has cancelled meanwhile goes no further, whatever the node looks at', async () => {
    await customerSendsCpf();
    const keeper = openOrderKeeper(world.connect());
    await keeper.cancel({ order: before, reason: 'OTHER', restock: false, refund: false, notifyCustomer: false, note: null });
    const { error } = (await run()).json as { error: IDataObject };
    expect(error).toMatchObject({
      code: 'orderState',
      message: 'Order 1001: order.cancelledAt says that the order was cancelled in the shop. Nothing was sent',
    });
    expect(error.hint).toContain('new since the flow started');
    const allowed = await run({ ifIncomplete: 'shopify', 'options.allow': ['cancelled'] });
    expect(allowed.json.invoice).toEqual({ of: '1001' });
  });

  test('leaves nothing in an error of what only the shop knew', async () => {
    const { name } = before.customer;
    const nameless = { ...before, customer: { ...before.customer, name: null }, shippingAddress: null, billingAddress: null };
    const refuse = ({ customer }: Order): ItemResult => {
      throw new IntegrationError('ponte', { class: 'validation', code: 'x', message: `no sale to ${customer.name}` });
    };
    const [item] = await runAll([nameless], undefined, refuse);
    const { message } = item!.json.error as { message: string };
    expect(message).toMatch(/^no sale to \*/);
    for (const word of name!.split(' ')) expect(message).not.toContain(word);
  });
});

test('each of several orders is read for itself', async () => {
  const [, other] = (await paidOrders(world, 2, { overrides: { awkward: 'noTaxId' } })) as [Order, Order];
  await customerSendsCpf(other);
  const items = await runAll([before, other]);
  expect(items.map(({ json }) => (json.error as IDataObject | undefined)?.code ?? json.invoice)).toEqual([
    'orderIncomplete',
    { of: other.number },
  ]);
  expect(items.map(({ json }) => (json.order as IDataObject).number)).toEqual([before.number, other.number]);
});
