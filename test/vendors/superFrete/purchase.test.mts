/** Stories of a label at SuperFrete. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/documents/order.ts';
import { openSuperFrete } from '../../../vendors/superFrete/label/carrier.ts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';
import { superFreteSettings, superFreteWorld } from '../../contracts/support/superFreteWorld.mts';

/** Issued in March 2022 by the simulated shop's CNPJ, number 1. */
const accessKey = '35220390021382000122550010000000011000000014';

const invoice = { id: '1', status: 'authorized', model: 55, accessKey } as never;
const bodies = (world: ReturnType<typeof superFreteWorld>, operation: RegExp) =>
  world.calls.filter((call) => operation.test(call.operation)).map(({ body }) => body as Record<string, Record<string, unknown>>);
const inCart = (world: ReturnType<typeof superFreteWorld>) => bodies(world, /cart/i)[0]!;
const withAddress = (change: object, over: Partial<Order> = {}) =>
  shipmentRequest('1001', { order: paidOrder('1001', { shippingAddress: { ...address, ...change }, ...over }) });

describe('what a label says', () => {
  test('the goods with their values where there is no nota fiscal, for the DC-e', async () => {
    const world = superFreteWorld();
    await world.open().create(shipmentRequest());
    expect(inCart(world)).toMatchObject({
      products: [
        { name: 'Camiseta de algodão M', quantity: '2', unitary_value: '79.90' },
        { name: 'Café moído 250 g', quantity: '1', unitary_value: '32.45' },
      ],
      options: { non_commercial: true, insurance_value: 192.25 },
      volumes: { height: 10, width: 15, length: 20, weight: 0.64 },
    });
    expect(inCart(world).options).not.toHaveProperty('invoice');
  });

  test('the key of the nota fiscal, and no declaration', async () => {
    const world = superFreteWorld();
    await world.open().create(shipmentRequest('1001', { invoice }));
    expect(inCart(world).options).toMatchObject({ invoice: { number: accessKey, key: accessKey } });
    expect(inCart(world).options).not.toHaveProperty('non_commercial');
    expect(world.violations).toEqual([]);
  });

  test('a long complement in the line of the street, and nothing of it cut off', async () => {
    const world = superFreteWorld();
    await world.open().create(withAddress({ complement: 'Apartamento 1203 Bloco B' }));
    expect(inCart(world).to).toMatchObject({ address: 'Rua da Bahia, Apartamento 1203 Bloco B', number: '1148' });
    expect(inCart(world).to).not.toHaveProperty('complement');
  });

  test('cheap goods without insurance, which the vendor has from R$ 25.63 on', async () => {
    const world = superFreteWorld();
    const items = [{ ...paidOrder().items[1]!, total: 20, unitPrice: 20 }];
    await world.open().create(shipmentRequest('1001', { order: paidOrder('1001', { items }) }));
    expect(inCart(world).options).toMatchObject({ insurance_value: null });
    expect(world.violations).toEqual([]);
  });
});

describe('a recipient whom no label can name', () => {
  test.each([
    ['an address that does not fit', withAddress({ complement: 'Fundos do galpão azul ao lado do posto de saúde da vila' }), 'too long'],
    ['a name of one word', withAddress({ recipient: 'Ana' }), 'first and last name'],
    ['no CPF', withAddress({}, { customer: { ...paidOrder().customer, taxId: null } }), 'CPF or CNPJ'],
  ])('with %s is told before anything is asked', async (_, request, words) => {
    const world = superFreteWorld();
    const { failure } = await failureOf(world.open().create(request));
    expect(failure).toMatchObject({ class: 'validation', code: 'recipientIncomplete' });
    expect(failure.message).toContain(words);
    expect(world.calls).toEqual([]);
  });

  test('without a phone goes by another carrier than J&T, the cheapest, and not by J&T where that is asked for', async () => {
    const order = paidOrder('1001', { customer: { ...paidOrder().customer, phone: null } });
    const world = superFreteWorld();
    const [cheapest] = await world.open().quote(shipmentRequest());
    expect(cheapest?.serviceId).toBe('33');
    expect((await world.open().create(shipmentRequest('1001', { order }))).carrier).not.toBe('J&T Express');
    const { failure } = await failureOf(world.open().create(shipmentRequest('1002', { order, serviceIds: ['33'] })));
    expect(failure).toMatchObject({ code: 'recipientIncomplete' });
  });
});

describe('the wallet', () => {
  test('that is too empty stops the order with both sums, and the label waits for it', async () => {
    const world = superFreteWorld({ balance: 3 });
    const { failure } = await failureOf(world.open().create(shipmentRequest()));
    expect(failure).toMatchObject({ class: 'rejected', code: 'notEnoughCredit' });
    expect(failure.message).toContain('R$ 3,00');
    world.simulator.setBalance(500);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ status: 'label_ready', found: false });
    expect(world.labels()).toHaveLength(1);
  });

  test('tells what it holds', async () => {
    expect(await superFreteWorld({ balance: 12.5 }).open().wallet!()).toEqual({
      vendor: 'superFrete',
      balance: 12.5,
      reserved: null,
      debts: null,
    });
  });
});

describe('a label that somebody touched between two runs', () => {
  const interrupted = async () => {
    const world = superFreteWorld();
    world.inject(({ writeNumber }) => (writeNumber !== undefined && writeNumber >= 3 ? 'serverError' : undefined));
    await failureOf(world.open().create(shipmentRequest()));
    world.inject(() => undefined);
    expect(world.labels()).toMatchObject([{ status: 'pending' }]);
    return { world, id: world.labels()[0]!.id };
  };

  test('paid in the panel is found, not paid again', async () => {
    const { world, id } = await interrupted();
    world.simulator.payInPanel(id);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id, found: true, status: 'label_ready' });
    expect(world.labels()).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test('taken out of the cart in the panel is bought anew', async () => {
    const { world, id } = await interrupted();
    world.simulator.progress(id, 'canceled');
    expect((await world.open().create(shipmentRequest())).id).not.toBe(id);
    expect(world.bought()).toBe(1);
  });

  test.each(['canceled', 'expired'] as const)('%s after it was paid is void: a new one is bought with another key only', async (end) => {
    const world = superFreteWorld();
    const { id } = await world.open().create(shipmentRequest());
    world.simulator.progress(id, end);
    const { failure } = await failureOf(world.open().create(shipmentRequest()));
    expect(failure).toMatchObject({ class: 'conflict', code: 'labelVoid' });
    const other = await world.open().create(shipmentRequest('1001', { key: 'shopify:1001:shipment-2' }));
    expect(await world.open().get({ key: 'shopify:1001:shipment', order: paidOrder() })).toMatchObject({ id: other.id });
    const cancel = world.open().cancel({ key: 'shopify:1001:shipment', order: paidOrder() }, 'x');
    expect((await failureOf(cancel)).failure).toMatchObject({ code: 'severalLabels' });
  });

  test('posted is found, whatever its age', async () => {
    const world = superFreteWorld();
    const { id } = await world.open().create(shipmentRequest());
    world.simulator.progress(id, 'posted');
    await world.clock.sleep(40 * 86_400_000);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id, found: true, status: 'posted' });
  });

  test.each([true, false])(
    'for another recipient is a conflict that names what differs and nobody (tags in the list: %s)',
    async (tagsInList) => {
      const world = superFreteWorld({ tagsInList });
      await world.open().create(shipmentRequest());
      const { failure } = await failureOf(world.open().create(withAddress({ postalCode: '01310100', state: 'SP', city: 'São Paulo' })));
      expect(failure).toMatchObject({ class: 'conflict', code: 'labelOfOtherRecipient' });
      expect(failure.message).toContain('CEP');
      expect(failure.message).not.toContain('01310');
    },
  );
});

describe('calling a label off', () => {
  test('gives its price back, once', async () => {
    const world = superFreteWorld({ balance: 100 });
    const { id } = await world.open().create(shipmentRequest());
    expect(await world.open().cancel({ id }, 'Venda cancelada')).toMatchObject({
      id,
      status: 'cancelled',
      found: false,
      trackingUrl: null,
    });
    expect(await world.open().cancel({ id }, 'Venda cancelada')).toMatchObject({ status: 'cancelled', found: true });
    expect(world.simulator.balance()).toBe(100);
  });

  test('that was posted is refused by name', async () => {
    const world = superFreteWorld();
    const { id } = await world.open().create(shipmentRequest());
    world.simulator.progress(id, 'posted');
    expect((await failureOf(world.open().cancel({ id }, 'x'))).failure).toMatchObject({ class: 'rejected', code: 'notCancellable' });
    expect(world.operations().filter((name) => /cancel/.test(name))).toEqual([]);
  });
});

describe('the printed label', () => {
  test('is one PDF for all', async () => {
    const world = superFreteWorld();
    const one = await world.open().create(shipmentRequest('1001'));
    const other = await world.open().create(shipmentRequest('1002'));
    const files = await world.open().print([{ id: one.id }, { id: other.id }]);
    expect(files.map((file) => file.subarray(0, 5).toString())).toEqual(['%PDF-']);
    expect(files[0]!.toString('latin1')).toContain(other.trackingNumber);
  });

  test('of a label that nobody paid is refused', async () => {
    const world = superFreteWorld({ balance: 1 });
    await failureOf(world.open().create(shipmentRequest()));
    const label = world.labels()[0]!;
    expect((await failureOf(world.open().print([{ id: label.id }]))).failure).toMatchObject({ code: 'labelNotPrintable' });
  });
});

describe('an account', () => {
  const addresses = (world: ReturnType<typeof superFreteWorld>, rows: object[]) =>
    world.alterAnswers((body) => {
      const data = (body as { data?: { country_id?: string }[] }).data;
      return data?.[0]?.country_id ? { data: rows.map((row) => ({ ...data[0], ...row })) } : body;
    });

  test('with two addresses has to say from which parcels leave', async () => {
    const world = superFreteWorld();
    addresses(world, [{}, { postal_code: '30160011' }]);
    expect((await failureOf(world.open().quote(shipmentRequest()))).failure).toMatchObject({ code: 'senderUnclear' });
    const settings = { ...superFreteSettings, senderPostalCode: '30160-011' };
    await openSuperFrete(world.connect({ settings })).quote(shipmentRequest());
    expect(bodies(world, /calculator|quote/i).at(-1)!.from).toEqual({ postal_code: '30160011' });
  });
});

describe('the list of labels in another form than usual', () => {
  /** The rows of the list, changed. */
  const changedList = (world: ReturnType<typeof superFreteWorld>, change: (rows: Record<string, unknown>[]) => unknown[]) =>
    world.alterAnswers((body) => {
      const { data } = body as { data?: unknown };
      return Array.isArray(data) ? { ...(body as object), data: change(data as Record<string, unknown>[]) } : body;
    });

  const oldLabel = (row: Record<string, unknown>) => ({ ...row, id: 'another', created_at: '2026-01-02T12:00:00.000Z' });

  test.each([
    ['without tags in its rows', (rows: Record<string, unknown>[]) => rows.map((row) => ({ ...row, tags: [] }))],
    ['with an old label before a new one', (rows: Record<string, unknown>[]) => rows.flatMap((row) => [oldLabel(row), row])],
  ])('%s has the label all the same', async (_, change) => {
    const world = superFreteWorld();
    const first = await world.open().create(shipmentRequest());
    changedList(world, change);
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id: first.id, found: true });
    expect(world.labels()).toHaveLength(1);
  });

  test('the oldest come first: the search goes on to the last page', async () => {
    const world = superFreteWorld();
    const first = await world.open().create(shipmentRequest());
    let newest: Record<string, unknown>[] = [];
    world.alterAnswers((body) => {
      const { data, current_page: page } = body as { data?: Record<string, unknown>[]; current_page?: number };
      if (!Array.isArray(data)) return body;
      if (page === 1) newest = data;
      return { data: page === 1 ? data.map(oldLabel) : newest, current_page: page, last_page: 2 };
    });
    expect(await world.open().create(shipmentRequest())).toMatchObject({ id: first.id, found: true });
    expect(world.labels()).toHaveLength(1);
  });
});
