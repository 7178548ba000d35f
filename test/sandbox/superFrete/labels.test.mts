/** From the cart to the door. */
import { describe, expect, test } from 'vitest';
import { ana, cartBody, invoiceKey, openAccount, shop } from './account.mts';

const dayMs = 86_400_000;

describe('the cart', () => {
  test('takes a label and answers little', async () => {
    const { call, simulator } = openAccount();
    const { status, body } = await call('POST', 'cart', cartBody());
    expect([status, body]).toEqual([
      200,
      {
        id: expect.stringMatching(/^\w{20}$/),
        protocol: body.id,
        price: expect.any(Number),
        self_tracking: '',
        status: 'pending',
        tags: [{ tag: 'shopify:1001', url: 'https://loja.example/1001' }],
      },
    ]);
    expect(simulator.ledger()).toMatchObject([{ kind: 'shipment', orderNumber: '1001', status: 'pending' }]);
    expect(simulator.balance()).toBe(5_000);
    expect((await call('GET', `order/info/${body.id}`)).body).toMatchObject({
      status: 'pending',
      tracking: '',
      insurance_value: '79.9',
      length: '24',
      width: '16',
      to: { location_number: '12', postal_code: '80010000' },
      print: { url: '' },
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['the recipient has no document', { to: ana({ document: undefined }) }, 'to.document'],
    ['the document is wrong', { to: ana({ document: '52998224726' }) }, 'to.document'],
    ['the sender has one word', { from: shop({ name: 'Ponte' }) }, 'from.name'],
    ['the state is in small letters', { to: ana({ state_abbr: 'pr' }) }, 'to.state_abbr'],
    ['there is no district', { to: ana({ district: '' }) }, 'to.district'],
    ['the street is too long', { to: ana({ address: 'R'.repeat(51) }) }, 'to.address'],
    ['J&T has no telephone', { service: 33 }, 'to.phone'],
    ['the volumes are a list', { volumes: [{ height: 4, width: 16, length: 24, weight: 0.4 }] }, 'volumes'],
    ['there is neither invoice nor declaration', { options: {} }, 'options.invoice.number'],
    ['the invoice has too few digits', { options: { invoice: { number: '123' } } }, 'options.invoice.number'],
    ['a declaration has no products', { products: [] }, 'products'],
    ['the platform has no name', { platform: '' }, 'platform'],
  ])('refuses where %s', async (_, change, field) => {
    const { call, simulator } = openAccount();
    const { status, body } = await call('POST', 'cart', cartBody(change));
    expect([status, Object.keys(body.errors)]).toContainEqual(expect.arrayContaining([field]));
    expect(status).toBe(400);
    expect(simulator.ledger()).toEqual([]);
  });

  test('refuses what the carrier does not take, and takes an invoice', async () => {
    const { call, simulator } = openAccount();
    const heavy = await call('POST', 'cart', cartBody({ service: 17 }));
    expect(heavy.body.errors).toEqual({ volumes: ['O peso não pode exceder 0.3 kg.'] });
    await call('POST', 'cart', cartBody({ options: { invoice: { number: invoiceKey } }, tags: [{ tag: '#1002' }] }));
    expect(simulator.ledger()).toMatchObject([{ orderNumber: '1002', detail: { invoiceKey } }]);
  });
});

describe('paying', () => {
  test('takes the price out of the wallet, and the code comes a little later', async () => {
    const { call, add, clock, simulator } = openAccount();
    const id = await add();
    const { body } = await call('POST', 'checkout', { orders: [id] });
    expect(body).toMatchObject({ success: true, purchase: { orders: [{ id, tracking: '' }] } });
    const { price } = (await call('GET', `order/info/${id}`)).body;
    expect(simulator.balance()).toBeCloseTo(5_000 - price, 2);
    expect((await call('POST', 'tag/print', { orders: [id] })).status).toBe(400);
    await clock.advance(10_000);
    expect((await call('GET', `order/info/${id}`)).body.tracking).toMatch(/^[A-Z]{2}\d{9}BR$/);
    const printed = await call('POST', 'tag/print', { orders: [id] });
    expect(printed.body.url).toMatch(/^https:\/\/etiqueta\.superfrete\.com\/_etiqueta\/pdf\/\w+\?format=A4$/);
  });

  test('says 409 of a label that is paid and of an empty wallet, and pays all or none', async () => {
    const { call, add, buy, simulator, rules } = openAccount();
    const paid = await buy();
    const before = simulator.balance();
    const waiting = await add();
    const twice = await call('POST', 'checkout', { orders: [waiting, paid] });
    expect([twice.status, twice.body.message]).toEqual([409, 'Uma ou mais etiquetas já foram pagas.']);
    expect([simulator.balance(), simulator.label(waiting).status]).toEqual([before, 'pending']);
    simulator.setBalance(0.5);
    const poor = await call('POST', 'checkout', { orders: [waiting] });
    expect([poor.status, poor.body.message]).toEqual([409, expect.stringContaining('Sem saldo na carteira!')]);
    expect(rules()).toEqual(['paid-twice']);
  });

  test('stops at a cap on open labels', async () => {
    const { add, buy, call, simulator } = openAccount({ openLabels: 1 });
    const first = await buy();
    const second = await add();
    expect((await call('POST', 'checkout', { orders: [second] })).body.error).toBe('resource-exhausted');
    simulator.progress(first, 'posted');
    expect((await call('POST', 'checkout', { orders: [second] })).status).toBe(200);
  });

  test('refuses labels of nobody', async () => {
    const { call } = openAccount();
    expect((await call('POST', 'checkout', { orders: ['nada'] })).status).toBe(404);
    expect((await call('POST', 'checkout', { orders: [] })).body.errors).toHaveProperty('orders');
    expect((await call('GET', 'order/info/nada')).status).toBe(404);
  });
});

describe('the end of a label', () => {
  test('a cancelled one is paid back, once', async () => {
    const { call, buy, simulator } = openAccount();
    const id = await buy();
    expect((await call('POST', 'order/cancel', { order: { id } })).body.errors).toHaveProperty('order.description');
    const cancelled = await call('POST', 'order/cancel', { order: { id, description: 'Pedido cancelado' } });
    expect([cancelled.body, simulator.balance()]).toEqual([{ [id]: { canceled: true } }, 5_000]);
    expect((await call('POST', 'order/cancel', { order: { id, description: 'Outra vez' } })).status).toBe(400);
    expect(simulator.balance()).toBe(5_000);
  });

  test('a posted one stays', async () => {
    const { call, buy, simulator } = openAccount();
    const id = await buy();
    simulator.progress(id, 'posted');
    expect((await call('POST', 'order/cancel', { order: { id, description: 'Tarde' } })).status).toBe(400);
    simulator.progress(id, 'delivered');
    expect(simulator.label(id).status).toBe('delivered');
    expect(() => simulator.progress(id, 'canceled')).toThrow('delivered');
  });

  test('one that nobody posts expires after ten days', async () => {
    const { buy, simulator, clock } = openAccount();
    const id = await buy();
    await clock.advance(10 * dayMs);
    expect([simulator.label(id).status, simulator.balance()]).toEqual(['canceled', 5_000]);
  });
});

test('the list wants the right e-mail and shows no tags', async () => {
  const { call, add, clock, rules } = openAccount();
  const first = await add();
  await clock.advance(1_000);
  const second = await add();
  const { body } = await call('GET', 'me/orders?per_page=1');
  expect(body).toMatchObject({ data: [{ id: second, status: 'pending' }], total: 2, last_page: 2, current_page: 1 });
  expect(body.data[0]).not.toHaveProperty('tags');
  expect((await call('GET', 'me/orders?order=asc&status=pending')).body.data[0].id).toBe(first);
  expect((await call('GET', 'me/orders', undefined, { 'User-Agent': 'Ponte (outro@loja.example)' })).status).toBe(400);
  expect(rules()).toEqual(['user-agent']);
});

test('the file lies open once the label is made', async () => {
  const { buy, fetch, clock, call } = openAccount();
  const id = await buy();
  const { url } = (await call('GET', `order/info/${id}`)).body.print;
  const early = await fetch(url);
  expect([early.status, early.headers.get('content-type')]).toEqual([500, 'text/html']);
  await clock.advance(10_000);
  const file = await fetch(url);
  expect([file.status, file.text.startsWith('%PDF')]).toEqual([200, true]);
});
