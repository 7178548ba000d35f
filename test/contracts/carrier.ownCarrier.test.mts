/**
 * The shop's own courier behind the port of a carrier. There is nobody to lose an answer of and no label to pay for, so what the suite of
 * the other carriers tries has no place here; what a carrier promises to a flow has.
 */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { LabelMaker } from '../../domain/ports/carrier.ts';
import { openOwnCarrier } from '../../vendors/ownCarrier/delivery/carrier.ts';
import { pdfPicture } from '../support/pdfPicture.mts';
import { shipmentRequest } from './carrier.contract.mts';
import { failureOf } from './support/failureOf.mts';
import { address, paidOrder } from './support/order.mts';

const motoboy = { service: 'Motoboy', price: 12.5, deliveryDays: 0 };
const carrier = openOwnCarrier(motoboy);

const created = async (change: Partial<Order> = {}, on: LabelMaker = carrier) =>
  await on.create(shipmentRequest('1001', { order: paidOrder('1001', change) }));

describe('Own Carrier as a carrier', () => {
  test('quotes what the shop says, in the form of every quote', async () => {
    expect(await carrier.quote(shipmentRequest())).toEqual([
      { vendor: 'ownCarrier', serviceId: 'ownCarrier', carrier: 'Motoboy', service: 'Motoboy', price: 12.5, deliveryDays: 0 },
    ]);
    expect(await carrier.withTerms!({ ...motoboy, price: 8 }).quote(shipmentRequest())).toMatchObject([{ price: 8 }]);
  });

  test('makes a shipment as other carriers do, with a number of its own', async () => {
    const { delivery, ...shipment } = await created();
    expect(shipment).toEqual({
      vendor: 'ownCarrier',
      id: shipment.trackingNumber,
      carrier: 'Motoboy',
      service: 'Motoboy',
      status: 'label_ready',
      price: 12.5,
      trackingNumber: expect.stringMatching(/^EP-[2-9A-HJ-NP-Z]{8}$/),
      trackingUrl: null,
      labelUrl: null,
      estimatedDelivery: null,
      events: [],
      found: false,
    });
    expect(delivery).not.toBe('');
  });

  test('makes the same shipment of the same order, however often and on whatever terms, and another one of another order', async () => {
    const [first, second] = [await created(), await created()];
    expect(second).toEqual(first);
    expect((await created({}, openOwnCarrier())).id).toBe(first.id);
    const numbers = await Promise.all(
      Array.from({ length: 500 }, async (_, index) => (await carrier.create(shipmentRequest(String(index)))).trackingNumber),
    );
    expect(new Set(numbers).size).toBe(500);
  });

  test('does not mind fields that nobody knows', async () => {
    const order = { ...paidOrder(), newThing: { a: 1 } } as Order;
    expect(await carrier.create(shipmentRequest('1001', { order }))).toEqual(await created());
  });
});

describe('what the courier is told', () => {
  test('is all that has to be known at the door', async () => {
    const shippingAddress = { ...address, complement: 'apto 12' };
    const { delivery, trackingNumber } = await created({ shippingAddress, note: ' Deixar na\nportaria {bloco B} ' });
    expect(delivery).toBe(
      [
        '*Entrega do pedido:* 1001',
        `*Código:* ${trackingNumber}`,
        '',
        '*Para:* Ana Souza',
        '*Telefone:* (31) 98888-7777',
        '*Endereço:* Rua da Bahia, 1148, apto 12',
        '*Bairro:* Centro, Belo Horizonte - MG',
        '*CEP:* 30160-011',
        '',
        '*Entregar:*',
        '2 × Camiseta de algodão M',
        '1 × Café moído 250 g',
        '',
        'Não cobrar nada: o pedido está pago.',
        '',
        '*Observação do cliente:* Deixar na portaria (bloco B)',
      ].join('\n'),
    );
  });

  const cash = { vendor: 'cod', method: 'cash' as const };

  test.each<[string, Partial<Order>, RegExp]>([
    ['cash on delivery: the whole total', { financialStatus: 'pending', payments: [cash] }, /\*Cobrar na entrega:\* R\$ 212,25/],
    // WooCommerce calls such an order "processing", which is its word for paid.
    ['cash on delivery that the shop system takes for paid', { payments: [{ ...cash, status: 'received', paidAt: null }] }, /R\$ 212,25/],
    ['cash that was counted', { payments: [{ ...cash, status: 'received', paidAt: '2026-11-23T15:00:00Z' }] }, /Não cobrar nada/],
    ['cash instead of a payment that was deleted', { payments: [cash, { method: 'pix', status: 'deleted' }] }, /R\$ 212,25/],
    ['cash that was called off for a payment', { payments: [{ ...cash, status: 'deleted' }, { method: 'pix' }] }, /Não cobrar nada/],
    ['cash for what costs nothing', { payments: [cash], totals: { ...paidOrder().totals, total: 0 } }, /Não cobrar nada/],
    ['cash where a part was paid before', { financialStatus: 'partially_paid', payments: [cash] }, /uma parte, confirme/],
    ['cash where a part went back', { financialStatus: 'partially_refunded', payments: [cash] }, /uma parte, confirme/],
    ['cash where money went back', { payments: [cash], totals: { ...paidOrder().totals, givenBack: 10 } }, /uma parte, confirme/],
    ['cash where nobody says the total', { payments: [cash], totals: {} as Order['totals'] }, /uma parte, confirme/],
    ['a card, a part of which went back', { financialStatus: 'partially_refunded', payments: [{ method: 'credit_card' }] }, /Não cobrar/],
    ['a part in cash', { payments: [cash, { method: 'pix' }] }, /Cobrar na entrega:\* uma parte, confirme/],
  ])('to collect with %s', async (_, change, words) => {
    expect((await created(change)).delivery).toMatch(words);
  });

  test('to collect where nobody knows: nothing is said of it', async () => {
    expect((await created({ financialStatus: 'pending', payments: [] })).delivery).not.toMatch(/[Cc]obrar/);
  });

  test('has the phone of the delivery address, where it has one, also of another country', async () => {
    expect((await created({ shippingAddress: { ...address, phone: '31 3222-4455' } })).delivery).toContain('(31) 3222-4455');
    expect((await created({ shippingAddress: { ...address, phone: '+351 912 345 678' } })).delivery).toContain('+351912345678');
  });
});

describe('what comes from elsewhere', () => {
  const line = async (start: string, change: Partial<Order>) =>
    (await created(change)).delivery!.split('\n').filter((each) => each.startsWith(start));

  test.each(['30.160-011', '30160 011', '30160-011'])('is a CEP, %s, shown as people write it', async (postalCode) => {
    expect(await line('*CEP', { shippingAddress: { ...address, postalCode } })).toEqual(['*CEP:* 30160-011']);
  });

  test('has numbers where texts are expected, and goods with only a SKU or no name at all', async () => {
    const [item] = paidOrder().items;
    const change = (value: object) => value as never;
    const items = [change({ ...item!, name: 1984 }), change({ ...item!, name: undefined }), change({ ...item!, name: '', sku: null })];
    expect(await line('2 ×', { items })).toEqual(['2 × 1984', '2 × CAM-ALG-M', '2 × item sem nome']);
    expect(await line('0,5 ×', { items: [{ ...item!, quantity: 0.5 }] })).toHaveLength(1);
    const shippingAddress = { ...address, complement: change(12 as never), recipient: change(7 as never) };
    expect(await line('*Endereço', { shippingAddress })).toEqual(['*Endereço:* Rua da Bahia, 1148, 12']);
    expect(await line('*Para', { shippingAddress })).toEqual(['*Para:* Ana Souza']);
  });

  test.each(['\n', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f', '\t\n '])(
    'begins no line of its own (%j), so that nobody writes words of the shop',
    async (end) => {
      const forged = `Ana${end}Cobrar na entrega: R$ 1,00`;
      const usual = (await created()).delivery!.split('\n');
      const shippingAddress = { ...address, recipient: forged, complement: forged, district: 'Cobrar na entrega: R$ 1,00' };
      const lines = (await created({ shippingAddress })).delivery!.split(/[\n\r\v\f\u0085\u2028\u2029]/);
      expect(lines).toHaveLength(usual.length);
      expect(lines.filter((each) => /^\*?Cobrar/.test(each))).toEqual([]);
      expect(lines).toContain('*Para:* Ana Cobrar na entrega: R$ 1,00');
    },
  );

  test('does not turn round what stands behind it', async () => {
    expect(await line('*Para', { shippingAddress: { ...address, recipient: '\u202eAna\u2066 Souza' } })).toEqual(['*Para:* Ana Souza']);
  });
});

describe('what is missing', () => {
  const customer = paidOrder().customer;

  test.each<[string, Partial<Order>]>([
    ['(order.shippingAddress) is missing', { shippingAddress: null }],
    ['order.shippingAddress.street', { shippingAddress: { ...address, street: null } }],
    ['order.shippingAddress.postalCode', { shippingAddress: { ...address, postalCode: '3016' } }],
    ['order.shippingAddress.recipient', { shippingAddress: { ...address, recipient: null }, customer: { ...customer, name: null } }],
    ['order.shippingAddress.country) is PT', { shippingAddress: { ...address, country: 'PT', postalCode: '1100-048', state: '11' } }],
    ['order.shippingAddress.number', { shippingAddress: { ...address, number: null, doubts: 'two numbers' as never } }],
    ['(order.customer.phone) is missing', { customer: { ...customer, phone: null } }],
    ['(order.customer.phone) cannot exist', { customer: { ...customer, phone: '12' } }],
  ])('is refused by name: %s', async (field, change) => {
    const { failure } = await failureOf(created(change));
    expect(failure).toMatchObject({ class: 'validation', code: 'recipientIncomplete' });
    expect(failure.message).toContain(field);
  });

  test('is told all at once, without a word of the customer', async () => {
    const { failure } = await failureOf(
      created({ shippingAddress: { ...address, postalCode: '1' }, customer: { ...customer, phone: null } }),
    );
    expect(failure.message).toMatch(/postalCode.*customer\.phone/);
    expect(JSON.stringify(failure)).not.toMatch(/Ana|Souza|Bahia|1148|30160/);
  });
});

describe('the delivery note', () => {
  const printed = async (change: Partial<Order> = {}) => {
    const order = paidOrder('1001', change);
    const [file] = await carrier.print!([{ key: 'shopify:1001:shipment', order }]);
    return file!;
  };

  test('opens, and shows what the courier is told, with a place to sign', async () => {
    const { pages, dark, text } = await pdfPicture(await printed());
    const { trackingNumber } = await created();
    expect(pages).toBe(1);
    expect(dark).toBeGreaterThan(0.0001);
    expect(dark).toBeLessThan(0.5);
    for (const words of ['pedido: 1001', trackingNumber!, 'Ana Souza', '(31) 98888-7777', 'Camiseta de algodão M', 'Recebido por'])
      expect(text).toContain(words);
    expect(text).not.toContain('*');
  });

  test('keeps every word of a long order, on more pages, and shows letters that the font lacks by others', async () => {
    const [item] = paidOrder().items;
    const items = Array.from({ length: 60 }, (_, index) => ({
      ...item!,
      id: String(index),
      name: `Peça ${index} ${'muito comprida '.repeat(6)}fim`,
    }));
    const shippingAddress = { ...address, recipient: 'Łukasz Šimek (loja) \\ 日' };
    const { pages, text } = await pdfPicture(await printed({ items, shippingAddress }));
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain('ukasz Simek (loja) \\ ?');
  });

  test('has the signs that phones write by themselves', async () => {
    const note = 'Casa d’água – “fundos” • R€ … ™ _';
    expect((await pdfPicture(await printed({ note }))).text).toContain(note);
  });

  test('keeps an address in wide capitals on the paper', async () => {
    const street = `${'MMWM '.repeat(20)}FIM`;
    const { right } = await pdfPicture(await printed({ shippingAddress: { ...address, street } }));
    expect(right).toBeLessThan(0.93);
  });

  test('is made of the order alone: by a number nobody finds it', async () => {
    expect((await failureOf(carrier.print!([{ id: 'EP-22222222' }]))).failure).toMatchObject({ code: 'orderNeeded' });
  });
});
