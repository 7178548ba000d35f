/** Order From Other Nodes in n8n's own engine: behind n8n's own nodes, and before those of this package. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { toItemJson } from '../../runtime/host/itemDocuments.ts';
import { mapOrder } from '../../vendors/wooCommerce/orders/mapOrder.ts';
import { builtIn, hasBuiltInNodes } from './support/builtInNodes.mts';
import { runChain } from './support/engine.mts';
import { watchExpressions } from './support/expressions.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;
beforeAll(async () => void (inProcess = await startWorld(23)));
afterAll(async () => await inProcess.stop());

const run = async (chain: object[], items: INodeExecutionData[]) => await runChain(packageFlow(inProcess.world, chain, items));
const asItems = (items: readonly object[]): INodeExecutionData[] => items.map((json) => ({ json: json as never }));
const recognize = (resource: string, parameters: object = {}) => ({
  type: 'orderFromOtherNodes',
  parameters: { resource, operation: 'recognize', ...parameters },
});
const invoice = { type: 'erpInvoice', parameters: { vendor: 'bling', operation: 'issue' } };

test('what WooCommerce Trigger of n8n hands on is invoiced and sent once, also by the flow with our own trigger in its place', async () => {
  const { wooCommerce } = inProcess.world.vendors;
  const { orderNumber } = wooCommerce.placeOrder();
  const payload = wooCommerce.payload(orderNumber);
  const steps = [invoice, { type: 'carrierShipment', parameters: { vendor: 'melhorEnvio', operation: 'create' } }];
  const evaluated = watchExpressions();
  const first = await run([recognize('order', { happened: 'paid' }), ...steps], asItems([payload]));
  expect(first.error).toBeUndefined();
  expect(evaluated()).toEqual([]);
  vi.restoreAllMocks();
  expect(first.output('carrierShipment')[0]!.json).toMatchObject({
    recognizedAs: { record: 'order of WooCommerce', doubts: [] },
    event: { type: 'order.paid' },
    invoice: { status: 'authorized' },
  });
  const before = inProcess.world.ledger().length;
  const own = await run(steps, asItems([{ order: toItemJson(mapOrder(payload, [], 'loja-woo.example')) }]));
  expect(own.error).toBeUndefined();
  expect(inProcess.world.ledger()).toHaveLength(before);
  expect(own.output('erpInvoice')[0]!.json).toMatchObject({ invoice: { found: true } });
});

test('an order that is mapped field by field, with a list of products, is invoiced', async () => {
  const parameters = {
    resource: 'order',
    operation: 'map',
    shop: 'tray',
    orderNumber: '={{ $json.pedido }}',
    customerName: '={{ $json.cliente.nome }}',
    taxId: '={{ $json.cliente.cpf }}',
    postalCode: '30160-011',
    street: 'Rua da Bahia',
    streetNumber: '1148',
    district: 'Centro',
    city: 'Belo Horizonte',
    state: 'MG',
    orderState: 'paid',
    productsFrom: 'list',
    productList: '={{ $json.itens }}',
    productNames: { sku: 'codigo', name: 'descricao', quantity: 'qtd', price: 'valor' },
    shippingPrice: '={{ $json.frete }}',
  };
  const item = {
    pedido: 9001,
    cliente: { nome: 'Ana Souza', cpf: '529.982.247-25' },
    itens: [{ codigo: 'CAM-ALG-M', descricao: 'Camiseta de algodão M', qtd: 2, valor: '59,90' }],
    frete: '15,50',
  };
  const result = await run([{ type: 'orderFromOtherNodes', parameters }, invoice], asItems([item]));
  expect(result.error).toBeUndefined();
  expect(result.output('erpInvoice')[0]!.json).toMatchObject({
    order: { id: 'manual:tray/9001', totals: { total: 135.3 } },
    invoice: { status: 'authorized' },
    pedido: 9001,
  });
});

test('one item that cannot be told leaves by the error output, and the others go on', async () => {
  const { wooCommerce } = inProcess.world.vendors;
  const payload = wooCommerce.payload(wooCommerce.placeOrder().orderNumber);
  const node = { ...recognize('order'), onError: 'continueErrorOutput' };
  const result = await run([node], asItems([payload, { orders: [payload] }, {}]));
  expect(result.error).toBeUndefined();
  expect(result.output('orderFromOtherNodes').map(({ json }) => (json.order as { number: string }).number)).toEqual([payload.number]);
});

const title = `behind n8n’s own node${hasBuiltInNodes ? '' : ' (skipped: the real n8n is not installed)'}`;

describe.skipIf(!hasBuiltInNodes)(title, () => {
  test('for WooCommerce an order is read, and says its store itself', async () => {
    const { wooCommerce } = inProcess.world.vendors;
    const { id, orderNumber } = wooCommerce.placeOrder();
    const get = builtIn(inProcess.world, { path: 'WooCommerce/WooCommerce', typeVersion: 1, credentialType: 'wooCommerceApi' });
    const { items, error } = await get({ resource: 'order', operation: 'get', orderId: String(id) });
    expect(error).toBeUndefined();
    const result = await run([recognize('order')], asItems(items));
    expect(result.output('orderFromOtherNodes')[0]!.json).toMatchObject({
      order: { id: `wooCommerce:loja-woo.example/${id}`, number: orderNumber },
      recognizedAs: { record: 'order of WooCommerce' },
    });
  });

  test('for Stripe a charge is the payment that our own node reads', async () => {
    const { stripe } = inProcess.world.vendors;
    const { paymentIntentId } = stripe.checkOut({ overrides: { method: 'card', reference: 'loja-78' } });
    const [own] = (
      await run(
        [{ type: 'stripePayment', parameters: { resource: 'payment', operation: 'get' } }],
        asItems([{ payment: { id: paymentIntentId } }]),
      )
    ).output('stripePayment');
    const list = builtIn(inProcess.world, { path: 'Stripe/Stripe', typeVersion: 1, credentialType: 'stripeApi' });
    const { items, error } = await list({ resource: 'charge', operation: 'getAll', returnAll: false, limit: 100 });
    expect(error).toBeUndefined();
    const charges = items.filter(({ payment_intent: intent }) => intent === paymentIntentId);
    const [found] = (await run([recognize('payment')], asItems(charges))).output('orderFromOtherNodes');
    const { id, value, status, method, paidAt } = own!.json.payment as Record<string, unknown>;
    expect(found!.json.payment).toMatchObject({ id, value, status, method, paidAt });
  });

  test('for Google Calendar an event is the appointment that our own trigger tells', async () => {
    const { googleCalendar } = inProcess.world.vendors;
    const id = googleCalendar.book({ start: '2026-12-01T14:00:00-03:00', customer: { name: 'Maria Souza', phone: '+5511912345678' } });
    const get = builtIn(inProcess.world, {
      path: 'Google/Calendar/GoogleCalendar',
      typeVersion: 1.3,
      credentialType: 'googleCalendarOAuth2Api',
    });
    const owner = googleCalendar.calendars().find(({ primary }) => primary)!.id;
    const calendar = { __rl: true, mode: 'id', value: owner };
    const { items, error } = await get({ resource: 'event', operation: 'get', calendar, eventId: id, options: {} });
    expect(error).toBeUndefined();
    const result = await run([recognize('appointment')], asItems(items));
    expect(result.output('orderFromOtherNodes')[0]!.json).toMatchObject({
      appointment: { id: `${owner}/${id}`, source: 'googleCalendar', customer: { name: 'Maria Souza', phone: '+5511912345678' } },
    });
  });

  test('for HubSpot and Salesforce a person is a lead', async () => {
    const { hubSpot, salesforce } = inProcess.world.vendors;
    const contact = hubSpot.addContact({ firstname: 'Ana', email: 'ana@ex.com' });
    const fromHubSpot = builtIn(inProcess.world, { path: 'Hubspot/Hubspot', typeVersion: 2.2, credentialType: 'hubspotAppToken' });
    const profile = await fromHubSpot({
      authentication: 'appToken',
      resource: 'contact',
      operation: 'get',
      contactId: contact,
      additionalFields: {},
    });
    const row = salesforce.add('Lead', { LastName: 'Silva', Company: 'ACME', Email: 'b@ex.com' });
    const fromSalesforce = builtIn(inProcess.world, {
      path: 'Salesforce/Salesforce',
      typeVersion: 1.1,
      credentialType: 'salesforceOAuth2Api',
    });
    const lead = await fromSalesforce({ authentication: 'oAuth2', resource: 'lead', operation: 'get', leadId: row });
    expect([profile.error, lead.error]).toEqual([undefined, undefined]);
    const result = await run([recognize('lead')], asItems([...profile.items, ...lead.items]));
    expect(result.output('orderFromOtherNodes').map(({ json }) => json.lead)).toMatchObject([
      { id: contact, vendor: 'hubSpot', name: 'Ana', email: 'ana@ex.com' },
      { id: row, vendor: 'salesforce', name: 'Silva', company: 'ACME' },
    ]);
  });
});
