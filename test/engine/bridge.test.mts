/** Five nodes over one order under n8n's own engine: what leaves each node, what it costs, and how an item fails. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { watchExpressions } from './support/expressions.mts';
import { credentialOf, packageFlow } from './support/packageFlow.mts';
import { runChain } from './support/engine.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

const bridge = [
  { type: 'erpInvoice', parameters: { vendor: 'bling', operation: 'issue' } },
  { type: 'carrierShipment', parameters: { vendor: 'melhorEnvio', operation: 'create' } },
  { type: 'stockUpdate', parameters: { vendor: 'bling', operation: 'deductOrder' } },
  { type: 'shopifyOrder', parameters: { operation: 'fulfill' } },
  {
    type: 'whatsAppNotify',
    parameters: {
      vendor: 'whatsappCloud',
      operation: 'sendTemplate',
      template: { __rl: true, mode: 'list', value: 'pedido_enviado|pt_BR' },
    },
  },
];

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
  // SEFAZ and label printing take their seconds of world time.
  inProcess.world.clock.setSpeed(20);
});

afterAll(async () => {
  await inProcess.stop();
});

/** An order that the simulated shop has, as the trigger puts it on an item. */
function orderItem(changes: object = {}): INodeExecutionData {
  return { json: { event: { correlationId: 'shopify:1001' }, order: { ...paidOrder(), ...changes } } };
}

describe('the bridge', () => {
  let evaluated: ReturnType<typeof watchExpressions>;
  let result: Awaited<ReturnType<typeof runChain>>;
  const placed: { number?: string } = {};

  beforeEach(() => {
    evaluated = watchExpressions();
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('adds a document at each node and evaluates not one expression', async () => {
    const { item, orderNumber } = await shopOrder();
    placed.number = orderNumber;
    result = await runChain(packageFlow(inProcess.world, bridge, [item]));
    expect(result.error).toBeUndefined();
    const [last] = result.output('whatsAppNotify');
    expect(last!.json).toMatchObject({
      order: { number: orderNumber },
      invoice: { vendor: 'bling', status: 'authorized', orderNumber },
      shipment: { vendor: 'melhorEnvio' },
      stock: expect.arrayContaining([expect.objectContaining({ vendor: 'bling', status: 'moved' })]),
      fulfillment: { vendor: 'shopify', status: 'fulfilled' },
      message: { vendor: 'whatsappCloud', status: 'queued' },
    });
    expect(evaluated()).toEqual([]);
  });

  test('run again for the same order finds everything and does nothing twice', async () => {
    const before = inProcess.world.ledger().length;
    const { item } = await shopOrder(placed.number);
    result = await runChain(packageFlow(inProcess.world, bridge, [item]));
    expect(result.error).toBeUndefined();
    const [last] = result.output('whatsAppNotify');
    expect(last!.json).toMatchObject({
      invoice: { found: true },
      shipment: { found: true },
      fulfillment: { found: true },
      message: { status: 'skipped' },
    });
    expect(inProcess.world.ledger()).toHaveLength(before);
  });

  test('would be noticed if it evaluated one', async () => {
    const withExpression = [{ type: 'stockUpdate', parameters: { vendor: 'bling', operation: 'deductOrder', location: '={{ "" }}' } }];
    await runChain(packageFlow(inProcess.world, withExpression, [orderItem()])).catch(() => undefined);
    expect(evaluated()).not.toEqual([]);
  });

  async function shopOrder(number?: string): Promise<{ item: INodeExecutionData; orderNumber: string }> {
    const { shopify } = inProcess.world.vendors;
    const orderNumber = number ?? shopify.placeOrder({ paid: true }).orderNumber;
    const { id, total } = shopify.orders().find((order) => order.orderNumber === orderNumber)!;
    const order = { ...paidOrder(), id: `shopify:${orderNumber}`, number: orderNumber, sourceId: id };
    expect(total).toBeGreaterThan(0);
    return { item: { json: { event: { correlationId: order.id }, order } as never }, orderNumber };
  }
});

describe('an item that cannot go on', () => {
  const brokenOrder = { customer: { ...paidOrder().customer, taxId: null } };

  test('leaves by the error output whole, paired, with what to do about it', async () => {
    const chain = [{ ...bridge[0], onError: 'continueErrorOutput' as const }];
    const result = await runChain(
      packageFlow(inProcess.world, chain, [orderItem(brokenOrder), orderItem({ number: '77', id: 'shopify:77' })]),
    );
    expect(result.output('erpInvoice', 0).map(({ json }) => (json.order as { number: string }).number)).toEqual(['77']);
    const [failed] = result.output('erpInvoice', 1);
    expect(failed!.pairedItem).toEqual({ item: 0 });
    expect(failed!.json).toMatchObject({
      event: { correlationId: 'shopify:1001' },
      order: { number: paidOrder().number },
      error: {
        class: 'validation',
        retryable: false,
        correlationId: 'shopify:1001',
        message: expect.stringContaining('order.customer.taxId'),
        hint: expect.stringContaining('order-again'),
        summary: expect.stringMatching(/^shopify:1001: .*order\.customer\.taxId.*order-again/),
      },
    });
  });

  test('ends the run with the field, the order and the item where the node is set to stop', async () => {
    const result = await runChain(packageFlow(inProcess.world, [bridge[0]!], [orderItem(brokenOrder)]));
    expect(result.error?.message).toMatch(/1001: CPF\/CNPJ of the customer \(order\.customer\.taxId\) is missing/);
    expect(result.error?.description).toContain('order-again');
  });

  test('stays on the one output with its error where the node is set to go on', async () => {
    const chain = [{ ...bridge[0], onError: 'continueRegularOutput' as const }];
    const result = await runChain(packageFlow(inProcess.world, chain, [orderItem(brokenOrder)]));
    expect(result.output('erpInvoice')[0]!.json).toMatchObject({ order: { number: paidOrder().number }, error: { class: 'validation' } });
  });

  test('asks no vendor in vain', async () => {
    const before = inProcess.calls('bling').length;
    await runChain(packageFlow(inProcess.world, [bridge[0]!], [orderItem(brokenOrder)]));
    expect(inProcess.calls('bling')).toHaveLength(before);
  });

  test('tells of an empty field of the credential before any call', async () => {
    const flow = packageFlow(inProcess.world, [bridge[1]!], [orderItem()]);
    credentialOf(flow, 'ponteMelhorEnvioApi').data.contactEmail = '';
    const before = inProcess.calls('melhorEnvio').length;
    const result = await runChain(flow);
    expect(result.error?.message).toContain('"Contact Email"');
    expect(inProcess.calls('melhorEnvio')).toHaveLength(before);
  });
});

describe('logins that end', () => {
  test('an expired Shopify token is renewed once for all who met it', async () => {
    const flow = packageFlow(inProcess.world, [{ type: 'shopifyOrder', parameters: { operation: 'addTags', tags: 'ponte' } }], []);
    inProcess.world.vendors.shopify.expireTokens();
    const items = Array.from({ length: 5 }, () => orderFromShop());
    const before = inProcess.calls('shopify').filter((call) => call === 'oauth.token').length;
    const result = await runChain({ ...flow, items });
    expect(result.error).toBeUndefined();
    expect(inProcess.calls('shopify').filter((call) => call === 'oauth.token')).toHaveLength(before + 1);
  });

  test('an expired Bling token is renewed and the rotated refresh token kept', async () => {
    const flow = packageFlow(inProcess.world, [bridge[0]!], [orderItem({ number: '88', id: 'shopify:88' })]);
    inProcess.world.vendors.bling.expireTokens();
    expect((await runChain(flow)).error).toBeUndefined();
    inProcess.world.vendors.bling.expireTokens();
    expect((await runChain(flow)).error).toBeUndefined();
  });

  function orderFromShop(): INodeExecutionData {
    const { orderNumber, id } = inProcess.world.vendors.shopify.placeOrder({ paid: true });
    return { json: { order: { ...paidOrder(), id: `shopify:${orderNumber}`, number: orderNumber, sourceId: id } as never } };
  }
});
