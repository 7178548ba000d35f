/** The template return-to-refund under n8n's own engine: its own nodes as they stand in the file, behind what its triggers bring. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IDataObject, INode } from 'n8n-workflow';
import { readTemplate } from '../workflows/support/templateFile.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
});

afterAll(async () => {
  await inProcess.stop();
});

const coffee = 'CAF-MOI-250';
const shirt = 'CAM-ALG-M';

const template = readTemplate('return-to-refund.json');

/** A node of the file, under its own name. */
function step(name: string): Partial<INode> {
  const { type, typeVersion, parameters } = template.nodes.find((node) => node.name === name)! as INode;
  return { name, type: type.replace('n8n-nodes-ponte.', ''), typeVersion, parameters };
}

const run = async (chain: Partial<INode>[], json: IDataObject) => await runChain(packageFlow(inProcess.world, chain, [{ json }]));

const shop = (parameters: object): Partial<INode> => ({
  name: 'Shop',
  type: 'shopifyOrder',
  parameters: { authentication: 'devDashboard', resource: 'order', ...parameters } as INode['parameters'],
});

/** Bought, sent, and a return of it approved; two packs of coffee of the three, unless another line is said. */
async function returned(request: { line?: number; quantity?: number } = { line: 0, quantity: 2 }) {
  const { shopify } = inProcess.world.vendors;
  const items = [
    { sku: coffee, quantity: 3 },
    { sku: shirt, quantity: 1 },
  ];
  const overrides = { buyer: 'person', taxIdPlace: 'localizedField', discount: 'none', items } as const;
  const { orderNumber } = shopify.placeOrder({ overrides });
  const get = { operation: 'get', getBy: 'number', orderNumber };
  const got = await run([shop(get), { ...shop({ operation: 'fulfill' }), name: 'Send' }], {});
  expect(got.error).toBeUndefined();
  shopify.openReturn(orderNumber, request);
  const order = got.output('Shop')[0]!.json.order as IDataObject & { items: IDataObject[] };
  const lines = request.line === undefined ? order.items : [order.items[request.line]!];
  const goods = lines.map(({ id, sku, name, quantity }) => ({ id, sku, name, quantity: request.quantity ?? quantity }));
  const approved = {
    event: { type: 'return.approved', occasion: `shopify:${orderNumber}/return`, correlationId: `shopify:${orderNumber}` },
    order,
    return: { vendor: 'shopify', id: `gid://shopify/Return/${orderNumber}`, name: `#${orderNumber}-R1`, items: goods },
  } as IDataObject;
  return { orderNumber, order, approved, goods };
}

const askedBack = ['Create Return', 'Print Label', 'Send the Label'].map(step);
const paidBack = ['Get Order', 'Refund Return', 'Put Back into Stock', 'Tell the Customer'].map(step);

/** What Shipment Trigger tells when the label's parcel is at the shop. */
const arrived = (orderNumber: string, { id, trackingNumber }: IDataObject, contents: object[] | null): IDataObject => ({
  event: {
    type: 'return.delivered',
    occasion: `correios:return/${String(id)}/delivered`,
    source: 'correios',
    correlationId: `shopify:${orderNumber}`,
  },
  shipment: { vendor: 'correios', id, trackingNumber, status: 'delivered', orderNumber, contents } as IDataObject,
});

const messages = (name: string) => inProcess.world.vendors.whatsappCloud.messages().filter((each) => each.template === name);
const money = (orderNumber: string) => inProcess.world.vendors.shopify.orders().find((each) => each.orderNumber === orderNumber)!;

describe('a return that was approved', () => {
  test('has a label for its goods alone, which the customer gets with its code; a second run makes and sends nothing', async () => {
    const { approved, orderNumber } = await returned();
    const first = await run(askedBack, approved);
    expect(first.error).toBeUndefined();
    const { returnShipment } = first.output('Send the Label')[0]!.json as { returnShipment: IDataObject };
    expect(returnShipment).toMatchObject({ vendor: 'correios', service: 'PAC Reverso', found: false });
    const [told, ...others] = messages('devolucao_aprovada').filter(({ text }) => text.includes(`do pedido ${orderNumber} `));
    expect(others).toEqual([]);
    expect(told!.text).toContain(String(returnShipment.trackingNumber));
    const again = await run(askedBack, approved);
    expect(again.output('Create Return')[0]!.json.returnShipment).toMatchObject({ id: returnShipment.id, found: true });
    expect(messages('devolucao_aprovada').filter(({ text }) => text.includes(`do pedido ${orderNumber} `))).toHaveLength(1);
  });

  test('of which the shop does not say the goods gets no label for the whole order', async () => {
    const { approved } = await returned();
    const result = await run(askedBack, { ...approved, return: { ...(approved.return as IDataObject), items: null } });
    expect(result.error?.message).toContain('does not say which goods come back');
    expect(result.output('Create Return')).toEqual([]);
  });

  test('two of one order have a label each', async () => {
    const { approved, order } = await returned();
    const first = await run([step('Create Return')], approved);
    const goods = { id: order.items[1]!.id, sku: shirt, name: order.items[1]!.name, quantity: 1 };
    const second = await run([step('Create Return')], {
      ...approved,
      return: { ...(approved.return as IDataObject), id: 'gid://shopify/Return/2', items: [goods] } as IDataObject,
    });
    const idOf = (result: typeof first) => (result.output('Create Return')[0]!.json.returnShipment as IDataObject).id;
    expect([first.error, second.error]).toEqual([undefined, undefined]);
    expect(idOf(second)).not.toBe(idOf(first));
  });
});

describe('its parcel has arrived', () => {
  test('the money of these goods, the stock of shop and ERP, and the customer’s word: each once, however often it is run', async () => {
    const { shopify, bling } = inProcess.world.vendors;
    const { approved, order, orderNumber, goods } = await returned();
    const label = (await run([step('Create Return')], approved)).output('Create Return')[0]!.json.returnShipment as IDataObject;
    const before = { shop: shopify.stock(coffee).available, erp: bling.stockOf(coffee) };
    const parcel = arrived(
      orderNumber,
      label,
      goods.map(({ name, quantity }) => ({ name, quantity })),
    );
    const price = Number(order.items[0]!.unitPrice);
    for (const found of [false, true]) {
      const result = await run(paidBack, parcel);
      expect(result.error).toBeUndefined();
      expect(result.output('Refund Return')[0]!.json.refund).toMatchObject({ amount: price * 2, found });
      expect(shopify.stock(coffee).available).toBe(before.shop + 2);
      expect(bling.stockOf(coffee)).toBe(before.erp + 2);
    }
    expect(money(orderNumber).financialStatus).toBe('PARTIALLY_REFUNDED');
    const told = messages('devolucao_reembolsada').filter(({ text }) => text.includes(`do pedido ${orderNumber} `));
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain((price * 2).toFixed(2).replace('.', ','));
  });

  test.each([
    ['a parcel of another shop’s order of this number', { event: { correlationId: 'nuvemshop:1' } }, 'nothing on the item says'],
    ['a parcel that was only posted', { event: { type: 'return.posted' } }, 'nothing on the item says'],
    ['a parcel that went to the customer', { event: { type: 'shipment.delivered' } }, 'nothing on the item says'],
    ['a parcel of other goods', { shipment: { contents: [{ name: 'Outra coisa', quantity: 1 }] } }, 'other goods'],
  ])('%s pays nothing, moves nothing and tells nobody', async (_, change: { event?: object; shipment?: object }, reason) => {
    const { shopify } = inProcess.world.vendors;
    const { orderNumber, goods } = await returned();
    const parcel = arrived(orderNumber, { id: `PR${orderNumber}`, trackingNumber: 'AD1BR' }, goods);
    const before = shopify.stock(coffee).available;
    const result = await run(paidBack, {
      event: { ...(parcel.event as IDataObject), ...change.event },
      shipment: { ...(parcel.shipment as IDataObject), ...change.shipment } as IDataObject,
    });
    expect(result.error?.message).toContain(reason);
    expect(money(orderNumber).financialStatus).toBe('PAID');
    expect(shopify.stock(coffee).available).toBe(before);
    expect(messages('devolucao_reembolsada').filter(({ text }) => text.includes(`do pedido ${orderNumber} `))).toEqual([]);
  });
});

test('no rule of any vendor was broken', () => {
  expect(inProcess.world.violations).toEqual([]);
});
