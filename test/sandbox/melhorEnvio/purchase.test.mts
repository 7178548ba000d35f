import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cartRow, openAccount, options } from './account.mts';

describe('buying a label', () => {
  test('debits the wallet once and refuses to be paid again', async () => {
    const account = openAccount({ balance: 100 });
    const { data: row } = await account.call('POST', '/cart', cartRow());
    const { data } = await account.call('POST', '/shipment/checkout', { orders: [row.id] });
    expect(data.purchase).toMatchObject({ status: 'paid', total: row.price, orders: [{ id: row.id, status: 'released' }] });
    expect((await account.call('GET', '/balance')).data.balance).toBeCloseTo(100 - row.price);
    expect(account.violations).toEqual([]);
    expect((await account.call('POST', '/shipment/checkout', { orders: [row.id] })).status).toBe(422);
    expect(account.rules()).toEqual(['paid-twice']);
    expect(account.vendor.balance()).toBeCloseTo(100 - row.price);
    expect((await account.call('GET', `/cart/${row.id}`)).status).toBe(404);
  });

  test('says so where the wallet is empty, and keeps the row', async () => {
    const account = openAccount({ balance: 1 });
    const { data: row } = await account.call('POST', '/cart', cartRow());
    expect(await account.call('POST', '/shipment/checkout', { orders: [row.id] })).toMatchObject({ status: 422 });
    expect(account.vendor.ledger()[0]?.status).toBe('pending');
    expect(account.violations).toEqual([]);
    account.vendor.setBalance(500);
    expect((await account.call('POST', '/shipment/checkout', { orders: [row.id] })).status).toBe(200);
  });

  test('makes the label some seconds later, prints it, and is not confused by a repetition', async () => {
    const account = openAccount();
    const { data: row } = await account.call('POST', '/cart', cartRow());
    const ask = () => account.call('POST', '/shipment/generate', { orders: [row.id] });
    expect((await ask()).data[row.id]).toBe('O envio precisa estar pago para ser gerado.');
    expect(account.rules()).toEqual(['generate-unpaid']);
    await account.call('POST', '/shipment/checkout', { orders: [row.id] });
    expect((await ask()).data[row.id]).toMatchObject({ status: true });
    expect((await account.call('POST', '/shipment/print', { mode: 'public', orders: [row.id] })).status).toBe(422);
    await account.clock.advance(8_000);
    expect((await ask()).data[row.id]).toEqual({ status: false, message: 'O envio já está gerado' });
    const { data } = await account.call('GET', `/orders/${row.id}`);
    expect(data).toMatchObject({ status: 'generated', generated_at: expect.stringMatching(/^2026-11-24 09:00:0\d$/) });
    expect(data.tracking).toMatch(/^[A-Z]{2}\d{9}BR$/);
    const { data: printed } = await account.call('POST', '/shipment/print', { mode: 'public', orders: [row.id] });
    const page = await account.call('GET', new URL(printed.url).pathname);
    expect(page.data).toMatch(/^%PDF-1\.4/);
    expect((await account.call('GET', `/imprimir/pdf/${row.id}`)).data).toMatch(/^%PDF/);
    expect(account.rules()).toEqual(['generate-unpaid']);
  });

  test('opens a private print to nobody without a login, and knows no third mode', async () => {
    const account = openAccount();
    const id = await account.buyLabel();
    const { data } = await account.call('POST', '/shipment/print', { mode: 'private', orders: [id] });
    expect((await account.call('GET', new URL(data.url).pathname)).status).toBe(302);
    expect((await account.call('POST', '/shipment/print', { mode: 'secret', orders: [id] })).status).toBe(422);
    expect(account.rules()).toEqual(['print-body']);
  });

  test('refuses a list of labels that are nobody’s', async () => {
    const account = openAccount();
    for (const path of ['checkout', 'generate', 'print', 'tracking', 'cancellable']) {
      const { status, data } = await account.call('POST', `/shipment/${path}`, { orders: ['nobody'] });
      expect([status, Object.keys(data.errors)]).toEqual([422, ['orders.0']]);
    }
    expect(account.violations).toHaveLength(5);
  });

  test('gives every Correios code a right check digit', async () => {
    const account = openAccount();
    for (let index = 0; index < 20; index++) {
      const { data } = await account.call('GET', `/orders/${await account.buyLabel()}`);
      const digits = [...(data.tracking as string).slice(2, 11)].map(Number);
      const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, position) => total + weight * (digits[position] ?? 0), 0);
      const expected = 11 - (sum % 11);
      expect(digits[8]).toBe(expected === 10 ? 0 : expected === 11 ? 5 : expected);
    }
  });
});

describe('following a label', () => {
  test('shows an hour-old answer until the hour is over', async () => {
    const account = openAccount();
    const id = await account.buyLabel({ service: 3 });
    const track = async () => (await account.call('POST', '/shipment/tracking', { orders: [id] })).data[id];
    expect(await track()).toMatchObject({ status: 'generated', tracking: null, melhorenvio_tracking: expect.stringMatching(/^ME26/) });
    account.vendor.progress(id, 'posted');
    expect((await track()).status).toBe('generated');
    await account.clock.advance(3_600_000);
    expect(await track()).toMatchObject({ status: 'posted', tracking: expect.any(String), posted_at: expect.any(String) });
    account.vendor.progress(id, 'delivered');
    expect((await account.call('GET', `/orders/${id}`)).data.status).toBe('delivered');
  });

  test('cannot deliver what was never posted', async () => {
    const account = openAccount();
    const id = await account.buyLabel();
    expect(() => account.vendor.progress(id, 'delivered')).toThrow(/cannot become/);
  });

  test('finds a label by what it is known by', async () => {
    const account = openAccount();
    const id = await account.buyLabel();
    const { data: order } = await account.call('GET', `/orders/${id}`);
    for (const q of [id, order.protocol, order.tracking, order.self_tracking, 'ana', '529.982.247-25', 'shopify:1001', order.invoice.key]) {
      const { data } = await account.call('GET', `/orders/search?q=${encodeURIComponent(q)}`);
      expect([q, data.map((row: { id: string }) => row.id)]).toEqual([q, [id]]);
    }
    expect((await account.call('GET', '/orders/search?q=shopify%3A100')).data).toEqual([]);
    expect((await account.call('GET', '/orders?status=generated')).data).toMatchObject({
      total: 1,
      data: [{ tags: [{ tag: 'shopify:1001' }] }],
    });
    expect((await account.call('GET', '/orders?status=posted')).data.total).toBe(0);
    expect((await account.call('GET', '/orders/nobody')).status).toBe(404);
    expect(account.violations).toEqual([]);
    expect((await account.call('GET', '/orders/search')).status).toBe(422);
  });

  test('can be told not to find tags', async () => {
    const account = openAccount({ searchFindsTags: false });
    await account.buyLabel();
    expect((await account.call('GET', '/orders/search?q=shopify%3A1001')).data).toEqual([]);
  });

  test('shows two labels for one order as two', async () => {
    const account = openAccount();
    await account.buyLabel();
    await account.buyLabel({
      options: options({
        tags: [
          { tag: 'urgente', url: null },
          { tag: 'wooCommerce:1001', url: null },
        ],
      }),
    });
    expect(account.vendor.ledger()).toMatchObject([
      { orderNumber: '1001', status: 'generated' },
      { orderNumber: '1001', status: 'generated', detail: { service: 'PAC', price: expect.any(Number) } },
    ]);
  });
});

describe('giving a label back', () => {
  const cancel = (id: string, change: object = {}) => ({ order: { id, reason_id: 2, description: 'Pedido cancelado', ...change } });

  test('refunds a made label 12 hours later', async () => {
    const account = openAccount({ balance: 100 });
    const id = await account.buyLabel();
    expect((await account.call('POST', '/shipment/cancellable', { orders: [id] })).data[id]).toEqual({ cancellable: true });
    expect((await account.call('POST', '/shipment/cancel', cancel(id))).data[id]).toEqual({ canceled: true });
    expect(account.vendor.balance()).toBeLessThan(100);
    await account.clock.advance(12 * 3_600_000);
    expect(account.vendor.balance()).toBe(100);
    expect(account.vendor.ledger()[0]?.status).toBe('cancelled');
  });

  test('keeps a posted one', async () => {
    const account = openAccount();
    const id = await account.buyLabel();
    account.vendor.progress(id, 'posted');
    expect((await account.call('POST', '/shipment/cancel', cancel(id))).data[id]).toEqual({ canceled: false });
    expect(account.violations).toEqual([]);
  });

  test('knows one reason only', async () => {
    const account = openAccount();
    const id = await account.buyLabel();
    expect((await account.call('POST', '/shipment/cancel', cancel(id, { reason_id: 1 }))).status).toBe(422);
    expect((await account.call('POST', '/shipment/cancel', { orders: [id] })).status).toBe(422);
    expect(account.rules()).toEqual(['cancel-body', 'cancel-body']);
  });
});

describe('a label that nobody posts', () => {
  test('expires and is paid back', async () => {
    const account = openAccount({ balance: 100 });
    const id = await account.buyLabel();
    account.vendor.progress(id, 'expired');
    expect([account.vendor.ledger()[0]?.status, account.vendor.balance()]).toEqual(['expired', 100]);
    expect((await account.call('GET', `/orders/${id}`)).data).toMatchObject({ status: 'expired', expired_at: expect.any(String) });
    expect((await account.call('POST', '/shipment/cancel', { order: { id, reason_id: 2, description: 'x' } })).data[id]).toEqual({
      canceled: false,
    });
  });
});

describe('a refusal to sell', () => {
  test.each([
    [true, 200],
    [false, 422],
  ])('of more labels than an account may have waiting may come inside a 200: %s', async (errorsInOk, status) => {
    const account = openAccount({ unpostedLabels: 1, errorsInOk });
    await account.buyLabel();
    const { data } = await account.call('POST', '/cart', cartRow());
    const answer = await account.call('POST', '/shipment/checkout', { orders: [data.id] });
    expect(answer.status).toBe(status);
    if (errorsInOk) expect(answer.data).toMatchObject({ errors: [{ message: expect.stringContaining('não postadas') }], purchased: [] });
  });
});

describe('webhooks', () => {
  test('registers a URL that answers an unsigned probe, then signs every event', async () => {
    const account = openAccount();
    expect(await account.vendor.subscribe('https://n8n.example/webhook/me')).toBe(true);
    expect(account.deliveries[0]?.headers['X-ME-Signature']).toBeUndefined();
    const id = await account.buyLabel();
    account.vendor.progress(id, 'posted');
    expect(account.deliveries.map(({ topic }) => topic)).toEqual([
      'probe',
      'order.created',
      'order.released',
      'order.generated',
      'order.posted',
    ]);
    const posted = account.deliveries.at(-1)!;
    const signature = createHmac('sha256', account.vendor.secrets.clientSecret).update(posted.body).digest('base64');
    expect(posted.headers['X-ME-Signature']).toBe(signature);
    expect(JSON.parse(posted.body.toString())).toMatchObject({
      event: 'order.posted',
      data: { id, status: 'posted', tags: [{ tag: 'shopify:1001' }], tracking_url: expect.stringContaining('melhorrastreio') },
    });
    expect(posted.timeoutMs).toBe(6_000);
    expect(posted.schedule).toEqual([0, 900_000, 900_000, 900_000, 900_000]);
    expect(posted.isSuccess(204)).toBe(true);
    expect(posted.isSuccess(302)).toBe(false);
  });

  test('does not register a URL that refuses the probe, and stops when told to', async () => {
    const account = openAccount();
    account.answerWebhooks(false);
    expect(await account.vendor.subscribe('https://n8n.example/webhook/me')).toBe(false);
    await account.buyLabel();
    expect(account.deliveries).toHaveLength(1);
    account.answerWebhooks(true);
    await account.vendor.subscribe('https://n8n.example/webhook/me');
    await account.buyLabel();
    expect(account.deliveries.at(-1)?.wanted?.()).toBe(true);
    account.vendor.unsubscribe();
    expect(account.deliveries.at(-1)?.wanted?.()).toBe(false);
  });
});

describe('the account itself', () => {
  test('is the same for the same seed, and fresh after a reset', async () => {
    const account = openAccount({ balance: 50 });
    expect(account.vendor.secrets).toEqual(openAccount().vendor.secrets);
    const { data } = await account.call('POST', '/cart', cartRow());
    account.vendor.reset();
    expect(account.vendor.ledger()).toEqual([]);
    expect(account.vendor.balance()).toBe(50);
    expect((await account.call('POST', '/cart', cartRow())).data.id).toBe(data.id);
  });

  test('names its operations', () => {
    const { vendor } = openAccount();
    const name = (method: string, path: string) => vendor.operationOf({ method, path, body: '' });
    expect(name('POST', '/api/v2/me/shipment/checkout')).toBe('shipment.checkout');
    expect(name('DELETE', '/api/v2/me/cart/abc')).toBe('cart.remove');
    expect(name('GET', '/api/v2/me/orders/search')).toBe('orders.search');
    expect(name('GET', '/api/v2/me/orders/abc')).toBe('orders.get');
    expect(name('GET', '/robots.txt')).toBe('unknown');
  });

  test('answers injected faults in its own words', async () => {
    const { vendor } = openAccount();
    const call = { method: 'GET', path: '/api/v2/me', body: '' };
    expect(vendor.rateLimitedAnswer(call).headers.get('Retry-After')).toBe('10');
    expect(await vendor.serverErrorAnswer(call).json()).toEqual({ message: 'Server Error' });
  });
});
