/** The shops' nodes under n8n's own engine: what a customer bought goes through the whole flow, with nothing mapped. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { toItemJson } from '../../runtime/host/itemDocuments.ts';
import { mapOrder } from '../../vendors/wooCommerce/orders/mapOrder.ts';
import { runChain } from './support/engine.mts';
import { watchExpressions } from './support/expressions.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(5);
});

afterAll(async () => {
  await inProcess.stop();
});

const run = async (chain: object[], items: INodeExecutionData[]) => await runChain(packageFlow(inProcess.world, chain, items));
const woo = (operation: string, parameters: object = {}) => ({
  type: 'wooCommerceOrder',
  name: operation,
  parameters: { resource: 'order', operation, ...parameters },
});

test('a WooCommerce order is invoiced and sent, and the store knows of it; run again, nothing is done twice', async () => {
  const { wooCommerce } = inProcess.world.vendors;
  const { orderNumber } = wooCommerce.placeOrder();
  const order = mapOrder(wooCommerce.payload(orderNumber), [], 'loja-woo.example');
  const chain = [
    { type: 'erpInvoice', parameters: { vendor: 'bling', operation: 'issue' } },
    { type: 'carrierShipment', parameters: { vendor: 'melhorEnvio', operation: 'create' } },
    woo('setInvoice'),
    woo('setTracking'),
    woo('setStatus', { status: 'completed' }),
  ];
  const evaluated = watchExpressions();
  const result = await run(chain, [{ json: { order: toItemJson(order) as never } }]);
  expect(result.error).toBeUndefined();
  expect(evaluated()).toEqual([]);
  vi.restoreAllMocks();
  const held = wooCommerce.orders().find((each) => each.orderNumber === orderNumber)!;
  expect(held).toMatchObject({ status: 'completed', nfeKey: expect.stringMatching(/^\d{44}$/) });
  expect(held.tracking.length).toBeGreaterThan(0);
  const before = inProcess.world.ledger().length;
  expect((await run(chain, [{ json: { order: toItemJson(order) as never } }])).error).toBeUndefined();
  expect(inProcess.world.ledger()).toHaveLength(before);
});

test('a Nuvemshop order is invoiced and sent, and the store knows of it; run again, nothing is done twice', async () => {
  const { nuvemshop } = inProcess.world.vendors;
  const { orderNumber } = nuvemshop.placeOrder();
  const own = (operation: string, parameters: object = {}) => ({
    type: 'nuvemshopOrder',
    name: operation,
    parameters: { resource: 'order', operation, ...parameters },
  });
  const chain = [
    own('get', { getBy: 'number', orderNumber }),
    { type: 'erpInvoice', parameters: { vendor: 'bling', operation: 'issue' } },
    { type: 'carrierShipment', parameters: { vendor: 'melhorEnvio', operation: 'create' } },
    own('setInvoice'),
    own('setTracking'),
    own('appendNote', { note: 'feito' }),
    own('close'),
  ];
  const evaluated = watchExpressions();
  const result = await run(chain, [{ json: {} }]);
  expect(result.error).toBeUndefined();
  expect(evaluated()).toEqual([]);
  vi.restoreAllMocks();
  const held = () => nuvemshop.orders().find((each) => each.orderNumber === orderNumber)!;
  expect(held()).toMatchObject({ status: 'closed', ownerNote: 'feito', invoices: [{ key: expect.stringMatching(/^\d{44}$/) }] });
  expect(held().parcels).toMatchObject([{ status: 'DISPATCHED', tracking: { code: expect.any(String) }, emails: 0 }]);
  const before = [inProcess.world.ledger().length, held()];
  expect((await run(chain, [{ json: {} }])).error).toBeUndefined();
  expect([inProcess.world.ledger().length, held()]).toEqual(before);
  expect(inProcess.world.violations.filter(({ vendor }) => vendor === 'nuvemshop')).toEqual([]);
});

test('a payment of Stripe is read with its order, and given back once', async () => {
  const { stripe } = inProcess.world.vendors;
  const { paymentIntentId, sessionId } = stripe.checkOut({ overrides: { method: 'card', reference: 'loja-77' } });
  const item = { json: { payment: { id: paymentIntentId } } } as INodeExecutionData;
  const chain = [
    { type: 'stripePayment', name: 'read', parameters: { resource: 'payment', operation: 'get' } },
    { type: 'stripePayment', name: 'refund', parameters: { resource: 'payment', operation: 'refund', refundWhat: 'amount', amount: 5 } },
  ];
  for (const found of [false, true]) {
    const result = await run(chain, [item]);
    expect(result.error).toBeUndefined();
    expect(result.output('refund')[0]!.json).toMatchObject({
      payment: { vendor: 'stripe', orderNumber: 'loja-77' },
      order: { number: 'loja-77', source: 'stripe' },
      refund: { amount: 5, found },
    });
  }
  expect(stripe.payments().find((each) => each.sessionId === sessionId)!.refunds).toHaveLength(1);
});

test('an order that lacked its CPF when the flow started is read again in WooCommerce, where it was completed since', async () => {
  const { wooCommerce } = inProcess.world.vendors;
  const { orderNumber } = wooCommerce.placeOrder();
  const whole = mapOrder(wooCommerce.payload(orderNumber), [], 'loja-woo.example');
  const order = { ...whole, customer: { ...whole.customer, taxId: null } };
  const issue = (ifIncomplete: string) => [{ type: 'erpInvoice', parameters: { vendor: 'bling', operation: 'issue', ifIncomplete } }];
  const items = [{ json: { order: toItemJson(order) as never } }];
  expect((await run(issue('stop'), items)).error?.message).toMatch(/taxId|CPF/);
  const result = await run(issue('wooCommerce'), items);
  expect(result.error).toBeUndefined();
  expect(result.output('erpInvoice')[0]!.json).toMatchObject({
    order: { number: orderNumber, customer: { taxId: whole.customer.taxId } },
    invoice: { vendor: 'bling', status: 'authorized' },
  });
});
