/** The shop's own courier as a shop owner meets it: in the panel, and in a flow. */
import { NodeHelpers, type IDataObject, type INode, type INodeParameters } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Shipment, ShippingQuote } from '../../domain/documents/shipment.ts';
import { CarrierShipment } from '../../nodes/CarrierShipment/CarrierShipment.node.ts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { postalCodeWorld } from '../contracts/support/postalCodeWorld.mts';
import { onClock } from '../support/onClock.mts';
import { pdfPicture } from '../support/pdfPicture.mts';
import { fakeN8n } from './support/fakeN8n.mts';

const node = new CarrierShipment();
const { description } = node;

/** As n8n reckons what is shown, with every parameter at its default. */
function shown(parameters: INodeParameters) {
  const values = NodeHelpers.getNodeParameters(
    description.properties,
    { resource: 'shipment', ...parameters },
    true,
    false,
    null,
    description,
  )!;
  const stored = { parameters: values } as unknown as INode;
  const visible = ({ name, displayOptions }: { name: string; displayOptions?: object }) =>
    NodeHelpers.displayParameter(values, { name, displayOptions } as never, stored, description);
  return {
    parameters: description.properties.filter(visible).map(({ displayName }) => displayName),
    credentials: description.credentials!.filter(visible as never).map(({ name }) => name),
  };
}

/** The node as n8n runs it: hidden parameters are not there, and there is no credential. */
async function run(
  parameters: Record<string, unknown>,
  json: IDataObject = { order: paidOrder() as unknown as IDataObject },
  connect?: ReturnType<typeof postalCodeWorld>['connect'],
) {
  const { execute } = fakeN8n({
    ...(connect ? { connect } : {}),
    items: [{ json }],
    parameters: { vendor: 'ownCarrier', resource: 'shipment', orderFrom: 'item', ...parameters },
  });
  const [[item]] = (await node.execute.call(execute)) as [
    [{ json: IDataObject; binary?: Record<string, { data: string; fileName: string }> }],
  ];
  return item;
}

describe('the panel', () => {
  test.each([
    ['create', ['Name of the Service', 'Price of a Delivery (BRL)', 'Days Until Delivery']],
    [
      'quote',
      [
        'Best First By',
        'Compare With Earlier Quotes',
        'Name of This Login',
        'Name of the Service',
        'Price of a Delivery (BRL)',
        'Days Until Delivery',
      ],
    ],
  ])('of %s asks for what the shop alone knows, for no login and for no box', (operation, own) => {
    const { parameters, credentials } = shown({ vendor: 'ownCarrier', operation });
    expect(credentials).toEqual([]);
    expect(parameters).toEqual(['Carrier', 'Resource', 'Operation', 'Order', 'If the Order Is Incomplete', ...own, 'Options']);
  });

  test('of Print Label asks for nothing more', () => {
    expect(shown({ vendor: 'ownCarrier', operation: 'printLabel' })).toEqual({
      parameters: ['Carrier', 'Resource', 'Operation', 'Options'],
      credentials: [],
    });
  });

  test('of another carrier is as it was', () => {
    const { parameters, credentials } = shown({ vendor: 'melhorEnvio', operation: 'create' });
    expect(credentials).toEqual(['ponteMelhorEnvioApi']);
    expect(parameters).toEqual(expect.arrayContaining(['Service', 'Parcel Height (cm)', 'Parcel Width (cm)', 'Parcel Length (cm)']));
    expect(parameters).not.toContain('Name of the Service');
  });

  test('of Get Agencies asks for a place and a carrier', () => {
    const { parameters } = shown({ vendor: 'melhorEnvio', operation: 'getAgencies' });
    expect(parameters).toEqual(['Carrier', 'Resource', 'Operation', 'State (UF)', 'City', 'Company Name or ID', 'Limit', 'Options']);
  });
});

describe('a flow', () => {
  const motoboy = { ownService: ' Motoboy ', ownPrice: '12,50', ownDays: 0 };

  test('gets the shipment and the text for the courier, beside what was on the item', async () => {
    const { json } = await run({ operation: 'create', ...motoboy });
    const shipment = json.shipment as unknown as Shipment;
    expect(json.order).toMatchObject({ number: '1001' });
    expect(shipment).not.toHaveProperty('assumed');
    expect(shipment).toMatchObject({ vendor: 'ownCarrier', service: 'Motoboy', price: 12.5, status: 'label_ready', found: false });
    expect(shipment.delivery).toContain(`*Código:* ${shipment.trackingNumber}`);
    expect(((await run({ operation: 'create', ...motoboy })).json.shipment as unknown as Shipment).id).toBe(shipment.id);
  });

  test('of an order to be paid at the door: only where the shop allows unpaid orders, and with the sum to collect', async () => {
    const order = paidOrder('1001', { financialStatus: 'pending', payments: [{ method: 'cash' }] }) as unknown as IDataObject;
    await expect(run({ operation: 'create' }, { order })).rejects.toThrow(/not paid/);
    const { json } = await run({ operation: 'create', 'options.allow': ['unpaid'] }, { order });
    expect((json.shipment as unknown as Shipment).delivery).toContain('*Cobrar na entrega:* R$ 212,25');
  });

  test('prints the note of that shipment, of the order on the item', async () => {
    const made = await run({ operation: 'create' });
    const { binary } = await run({ operation: 'printLabel' }, made.json);
    expect(binary!.label!.fileName).toBe('label 1001.pdf');
    const { text } = await pdfPicture(Buffer.from(binary!.label!.data, 'base64'));
    expect(text).toContain((made.json.shipment as unknown as Shipment).trackingNumber);
  });

  test('prints the note with what the CEP told, as Create did', async () => {
    const world = postalCodeWorld();
    const shippingAddress = { ...address, postalCode: '30160-041', district: null };
    const order = paidOrder('1001', { shippingAddress }) as unknown as IDataObject;
    const completed = async (operation: string) =>
      await onClock(world.clock, async () => await run({ operation, 'options.completeAddress': true }, { order }, world.connect));
    const { json } = await completed('create');
    expect(json.shipment).toMatchObject({ addressCompleted: ['district'] });
    const { binary } = await completed('printLabel');
    const { text } = await pdfPicture(Buffer.from(binary!.label!.data, 'base64'));
    expect(text).toContain('Belo Horizonte - MG');
    expect(text).toContain((json.shipment as unknown as Shipment).trackingNumber);
  });

  test('compares the courier with what a carrier asks', async () => {
    const earlier = [{ vendor: 'melhorEnvio', serviceId: '1', carrier: 'Correios', service: 'PAC', price: 18, deliveryDays: 5 }];
    const json = { order: paidOrder() as unknown as IDataObject, quotes: earlier };
    const quotes = (await run({ operation: 'quote', compareEarlier: true, ...motoboy }, json)).json.quotes as unknown as ShippingQuote[];
    expect(quotes.map(({ service, price }) => [service, price])).toEqual([
      ['Motoboy', 12.5],
      ['PAC', 18],
    ]);
  });

  test('of a heavy order is one delivery', async () => {
    const items = paidOrder().items.map((item) => ({ ...item, weightGrams: 90_000, size: { heightCm: 150, widthCm: 90, lengthCm: 90 } }));
    const { json } = await run({ operation: 'create' }, { order: paidOrder('1001', { items }) as unknown as IDataObject });
    expect((json.shipment as unknown as Shipment).parcels).toBeUndefined();
  });

  test.each([
    ['a price that is none', { operation: 'create', ownPrice: 'doze' }, /Price of a Delivery/],
    ['half a day', { operation: 'quote', ownDays: 0.5 }, /Days Until Delivery/],
    ['no order to print a note of', { operation: 'printLabel' }, /neither a shipment nor a whole order/],
  ])('%s is refused by name', async (_, parameters, words) => {
    const json = parameters.operation === 'printLabel' ? {} : undefined;
    await expect(run(parameters, json)).rejects.toThrow(words);
  });
});

test('a failure names the field, and no customer', async () => {
  const order = paidOrder('1001', { customer: { ...paidOrder().customer, phone: null } }) as unknown as IDataObject;
  const { message, description: hint } = await run({ operation: 'create' }, { order }).then(
    () => Promise.reject(new Error('it was made')),
    (error: Error & { description?: string }) => error,
  );
  expect(message).toContain('order.customer.phone');
  expect(`${message} ${hint}`).not.toMatch(/Ana|Souza|Bahia|1148/);
});
