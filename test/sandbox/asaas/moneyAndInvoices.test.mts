import { describe, expect, test } from 'vitest';
import { charge, codes, createTestWorld, webhook } from './world.mts';

const day = 86_400_000;

describe('money', () => {
  test('is there once it was received, less the fee', async () => {
    const world = createTestWorld({ openingBalance: 0 });
    const { id } = await charge(world, { value: 100 });
    world.asaas.pay(id);
    expect((await world.call('GET', '/finance/balance')).body).toEqual({ balance: 98.01 });
  });

  test('goes out by Pix and can be stopped on the way', async () => {
    const world = createTestWorld();
    await world.call('POST', '/webhooks', webhook({ events: ['TRANSFER_CREATED', 'TRANSFER_DONE', 'TRANSFER_CANCELLED'] }));
    const pix = { value: 400, pixAddressKey: 'b6295ee1-f054-47d1-9e90-ee57b74f60d9', pixAddressKeyType: 'EVP' };
    const done = await world.call('POST', '/transfers', pix);
    expect(done.body).toMatchObject({ object: 'transfer', type: 'PIX', status: 'PENDING', value: 400 });
    await world.pass(60_000);
    expect((await world.call('GET', `/transfers/${done.body.id}`)).body.status).toBe('DONE');
    expect((await world.call('DELETE', `/transfers/${done.body.id}/cancel`)).status).toBe(400);
    const stopped = await world.call('POST', '/transfers', pix);
    expect((await world.call('DELETE', `/transfers/${stopped.body.id}/cancel`)).body.status).toBe('CANCELLED');
    await world.pass(60_000);
    expect((await world.call('GET', '/finance/balance')).body.balance).toBe(600);
    expect(world.events()).toEqual(['TRANSFER_CREATED', 'TRANSFER_DONE', 'TRANSFER_CREATED', 'TRANSFER_CANCELLED']);
  });

  test('goes out on its day where one is given', async () => {
    const world = createTestWorld();
    const pix = { value: 400, pixAddressKey: 'loja@example.com', pixAddressKeyType: 'EMAIL', scheduleDate: '2026-11-27' };
    const { id } = (await world.call('POST', '/transfers', pix)).body;
    const status = async () => (await world.call('GET', `/transfers/${id}`)).body.status;
    await world.pass(2 * day);
    expect(await status()).toBe('PENDING');
    await world.pass(day);
    expect(await status()).toBe('DONE');
  });

  test('does not go out when it is not there; an order without a destination is a fault', async () => {
    const world = createTestWorld({ openingBalance: 10 });
    const pix = { value: 10.01, pixAddressKey: 'loja@example.com', pixAddressKeyType: 'EMAIL' };
    expect(codes((await world.call('POST', '/transfers', pix)).body)).toEqual(['invalid_action']);
    expect(world.violations).toEqual([]);
    expect(codes((await world.call('POST', '/transfers', { value: 1 })).body)).toEqual(['invalid_bankAccount']);
    expect(codes((await world.call('POST', '/transfers', { ...pix, pixAddressKeyType: 'X' })).body)).toEqual(['invalid_pixAddressKeyType']);
    expect(world.violations).toHaveLength(2);
  });
});

describe('a bank slip', () => {
  test('is a PDF that anybody can open, as long as it is owed', async () => {
    const world = createTestWorld();
    const { id, bankSlipUrl } = await charge(world, { billingType: 'BOLETO' });
    const open = async () => await world.asaas.app.fetch(new Request(bankSlipUrl as string));
    const page = await open();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await page.text()).startsWith('%PDF-')).toBe(true);
    await world.call('DELETE', `/payments/${id}`);
    expect((await open()).status).toBe(404);
    expect(world.violations).toEqual([]);
  });
});

describe('a transfer', () => {
  test('shows its destination without the whole number of the owner', async () => {
    const bankAccount = { bank: { code: '237' }, ownerName: 'Maria', cpfCnpj: '52998224725', agency: '1', account: '2', accountDigit: '3' };
    const { body } = await createTestWorld().call('POST', '/transfers', { value: 1, bankAccount });
    expect(body.bankAccount).toMatchObject({ bank: { code: '237' }, ownerName: 'Maria', cpfCnpj: '***.982.247-**', agency: '1' });
  });
});

describe('service invoices', () => {
  const invoice = (payment: string) => ({
    payment,
    serviceDescription: 'Consultoria',
    observations: 'Novembro',
    value: 300,
    deductions: 0,
    effectiveDate: '2026-11-26',
    municipalServiceName: 'Análise de sistemas',
    taxes: { retainIss: false, iss: 2, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 },
  });

  test('are scheduled, reach the city hall on their day and are authorized a little later', async () => {
    const world = createTestWorld();
    await world.call('POST', '/webhooks', webhook({ events: ['INVOICE_CREATED', 'INVOICE_SYNCHRONIZED', 'INVOICE_AUTHORIZED'] }));
    const { id, customer } = await charge(world, { externalReference: '#1001' });
    const { body } = await world.call('POST', '/invoices', invoice(id));
    expect(body).toMatchObject({ object: 'invoice', status: 'SCHEDULED', payment: id, customer, number: null, pdfUrl: null });
    await world.pass(2 * day);
    expect(world.events()).toEqual(['INVOICE_CREATED', 'INVOICE_SYNCHRONIZED', 'INVOICE_AUTHORIZED']);
    expect((await world.call('GET', `/invoices?payment=${id}`)).body.data).toMatchObject([
      { status: 'AUTHORIZED', number: expect.any(String) },
    ]);
    expect(world.asaas.ledger()).toContainEqual(expect.objectContaining({ kind: 'invoice', orderNumber: '1001', status: 'authorized' }));
  });

  test('are issued on demand and cancelled', async () => {
    const world = createTestWorld();
    const { id } = (await world.call('POST', '/invoices', invoice((await charge(world)).id))).body;
    expect((await world.call('POST', `/invoices/${id}/authorize`, {})).body.status).toBe('SYNCHRONIZED');
    expect((await world.call('POST', `/invoices/${id}/cancel`, {})).status).toBe(400);
    await world.pass(30_000);
    expect((await world.call('POST', `/invoices/${id}/cancel`, {})).body.status).toBe('PROCESSING_CANCELLATION');
    await world.pass(30_000);
    expect((await world.call('GET', `/invoices/${id}`)).body.status).toBe('CANCELED');
  });

  test('are refused by the city hall with a reason, and can be sent again', async () => {
    const world = createTestWorld();
    await world.call('POST', '/webhooks', webhook({ events: ['INVOICE_ERROR', 'INVOICE_AUTHORIZED'] }));
    world.asaas.setCityHall('Código de serviço inválido');
    const { id } = (await world.call('POST', '/invoices', invoice((await charge(world)).id))).body;
    await world.call('POST', `/invoices/${id}/authorize`, {});
    await world.pass(30_000);
    expect((await world.call('GET', `/invoices/${id}`)).body).toMatchObject({
      status: 'ERROR',
      statusDescription: 'Código de serviço inválido',
    });
    world.asaas.setCityHall(undefined);
    await world.pass(3 * day);
    expect((await world.call('GET', `/invoices/${id}`)).body.status).toBe('ERROR');
    await world.call('POST', `/invoices/${id}/authorize`, {});
    await world.pass(30_000);
    expect((await world.call('GET', `/invoices/${id}`)).body).toMatchObject({ status: 'AUTHORIZED', statusDescription: null });
    expect(world.events()).toEqual(['INVOICE_ERROR', 'INVOICE_AUTHORIZED']);
  });

  test('are refused without what they need', async () => {
    const answer = await createTestWorld().call('POST', '/invoices', {});
    expect(codes(answer.body)).toEqual([
      'invalid_serviceDescription',
      'invalid_observations',
      'invalid_municipalServiceName',
      'invalid_value',
      'invalid_deductions',
      'invalid_effectiveDate',
      'invalid_taxes',
      'invalid_payment',
    ]);
  });
});
