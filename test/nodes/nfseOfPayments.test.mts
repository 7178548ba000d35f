/** ERP Invoice behind Asaas Payment Trigger: each happening that was paid gets its NFS-e, over all that was paid, and no other's. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';
import { request } from '../contracts/paymentKeeper.contract.mts';
import { asaasWorld, type AsaasWorld } from '../contracts/support/asaasWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const nfse = { vendor: 'asaas', orderFrom: 'item', model: 'nfse', serviceName: 'Consultoria', serviceCode: '1.01', issRate: 2 };

async function invoiced(world: AsaasWorld, json: object, parameters: Record<string, unknown> = {}): Promise<IDataObject> {
  const context = oneItem(json as IDataObject, { ...nfse, 'options.waitSeconds': 0, ...parameters });
  const { documents } = await issue.execute(context, 0, openInvoiceIssuer(world.connect()));
  return documents.invoice as IDataObject;
}

const item = (id: string, value: number, orderNumber: string | null) => ({ payment: { vendor: 'asaas', id, value, orderNumber } });

const invoices = (world: AsaasWorld) => world.simulator.ledger().filter(({ kind }) => kind === 'invoice');

async function stored(world: AsaasWorld): Promise<{ value: number; payment: string | null; installment: string | null }[]> {
  const { data } = (await (await world.meddle('GET' as never, '/invoices?limit=100')).json()) as { data: never[] };
  return data;
}

describe('a subscription', () => {
  test('F1: gets an NFS-e for each charge that was paid, once each', async () => {
    const world = asaasWorld();
    const months = [1, 2, 3].map(() => world.simulator.createCharge({ value: 99.9, billingType: 'PIX', externalReference: 'PLANO-77' }));
    const ids: unknown[] = [];
    for (const { id } of months) {
      const invoice = await invoiced(world, item(id, 99.9, 'PLANO-77'));
      expect(invoice).toMatchObject({ found: false, orderNumber: 'PLANO-77' });
      expect(await invoiced(world, item(id, 99.9, 'PLANO-77'))).toMatchObject({ id: invoice.id, found: true });
      ids.push(invoice.id);
    }
    expect(new Set(ids).size).toBe(3);
    expect((await stored(world)).map(({ payment }) => payment).sort()).toEqual(months.map(({ id }) => id).sort());
  });
});

test('what was paid at another provider has no NFS-e over the charge of another shop that has the same number', async () => {
  const world = asaasWorld();
  world.simulator.createCharge({ value: 900, billingType: 'PIX', externalReference: '1001' });
  const stripe = { payment: { vendor: 'stripe', id: 'pi_9', value: 50, status: 'received', orderNumber: '1001' } };
  const { failure } = await failureOf(invoiced(world, stripe));
  expect(failure).toMatchObject({ class: 'validation', code: 'paidElsewhere', message: expect.stringContaining('stripe') });
  expect(invoices(world)).toEqual([]);
});

test('F4: a payment without a reference is invoiced by its own id', async () => {
  const world = asaasWorld();
  const { id } = world.simulator.createCharge({ value: 150, billingType: 'PIX' });
  const invoice = await invoiced(world, item(id, 150, null));
  expect(invoice).toMatchObject({ found: false, orderNumber: id });
  expect(await invoiced(world, item(id, 150, null))).toMatchObject({ id: invoice.id, found: true });
  expect(await stored(world)).toMatchObject([{ value: 150, payment: id }]);
});

describe('a payment that was taken back, or is not there yet', () => {
  const told = (id: string, status: string) => ({ payment: { ...item(id, 150, null).payment, status } });

  test.each([
    ['deleted', 'cancelled'],
    ['refunded', 'refunded'],
    ['refund_requested', 'refunded'],
    ['chargeback', 'refunded'],
    ['pending', 'unpaid'],
    ['overdue', 'unpaid'],
    ['risk_analysis', 'unpaid'],
    ['dunning', 'unpaid'],
  ])('%s: no NFS-e and no call, unless the option says otherwise', async (status, state) => {
    const world = asaasWorld();
    const { id } = world.simulator.createCharge({ value: 150, billingType: 'PIX' });
    const { failure } = await failureOf(invoiced(world, told(id, status)));
    expect(failure).toMatchObject({ class: 'validation', code: 'orderState', message: expect.stringContaining('payment.status') });
    expect(world.calls).toEqual([]);
    expect(await invoiced(world, told(id, status), { 'options.allow': [state] })).toMatchObject({ found: false });
  });

  test.each(['confirmed', 'received', 'authorized', 'unknown'])('%s: has its NFS-e', async (status) => {
    const world = asaasWorld();
    const { id } = world.simulator.createCharge({ value: 150, billingType: 'PIX' });
    expect(await invoiced(world, told(id, status))).toMatchObject({ found: false });
  });

  test('paid when the event was made, refunded or deleted since: what Asaas says now counts', async () => {
    for (const how of ['refund', 'delete']) {
      const world = asaasWorld();
      const { id } = world.simulator.createCharge({ value: 150, billingType: 'PIX' });
      if (how === 'delete') await openAsaasAccount(world.connect()).payments.remove(id);
      else {
        world.simulator.pay(id);
        world.simulator.refund(id);
      }
      const { failure } = await failureOf(invoiced(world, told(id, 'received')));
      expect(failure).toMatchObject({ class: 'validation', code: 'paymentState' });
      expect(invoices(world)).toHaveLength(0);
      const allow = { 'options.allow': [how === 'refund' ? 'refunded' : 'cancelled'] };
      expect(await invoiced(world, told(id, 'received'), allow)).toMatchObject({ found: false });
    }
  });

  test('with its order on the item: one whose money went back at Asaas has no NFS-e, whatever the shop says', async () => {
    const world = asaasWorld();
    const [visit] = paidOrder().items;
    const order = paidOrder('1001', { items: [{ ...visit!, quantity: 1, unitPrice: 192.25, total: 192.25 }] });
    const { id } = world.simulator.createCharge({ value: 212.25, billingType: 'PIX' });
    world.simulator.pay(id);
    world.simulator.refund(id, 30);
    // What the order is over then, the shop says.
    expect(await invoiced(world, { ...told(id, 'received'), order })).toMatchObject({ found: false });
    const other = world.simulator.createCharge({ value: 212.25, billingType: 'PIX' });
    world.simulator.pay(other.id);
    world.simulator.refund(other.id);
    const second = { ...told(other.id, 'received'), order: { ...order, id: 'shopify:1002', number: '1002' } };
    const { failure } = await failureOf(invoiced(world, second));
    expect(failure).toMatchObject({ class: 'validation', code: 'paymentState' });
    expect(invoices(world)).toHaveLength(1);
    expect(await invoiced(world, second, { 'options.allow': ['refunded'] })).toMatchObject({ found: false });
  });

  test('a part went back since it was paid: no NFS-e over the whole, unless the option says so', async () => {
    const world = asaasWorld();
    const { id } = world.simulator.createCharge({ value: 150, billingType: 'PIX' });
    world.simulator.pay(id);
    world.simulator.refund(id, 30);
    const { failure } = await failureOf(invoiced(world, told(id, 'received')));
    expect(failure).toMatchObject({ class: 'validation', code: 'paymentState', message: expect.stringContaining('30.00') });
    expect(invoices(world)).toHaveLength(0);
    expect(await invoiced(world, told(id, 'received'), { 'options.allow': ['partlyRefunded'] })).toMatchObject({ found: false });
    expect(await stored(world)).toMatchObject([{ value: 150 }]);
  });

  test('one installment of a sale went back: the whole is not invoiced by another one', async () => {
    const world = asaasWorld();
    await openAsaasAccount(world.connect()).payments.create(request('5001', { value: 100, installments: 3 }));
    const [first, second] = world.simulator.charges();
    for (const { id } of [first!, second!]) world.simulator.pay(id);
    world.simulator.refund(second!.id);
    const { failure } = await failureOf(invoiced(world, item(first!.id, first!.value, '5001')));
    expect(failure).toMatchObject({ class: 'validation', code: 'paymentState' });
    expect(invoices(world)).toHaveLength(0);
  });
});

describe('a sale in installments', () => {
  const sold = async () => {
    const world = asaasWorld();
    await openAsaasAccount(world.connect()).payments.create(request('5001', { value: 100, installments: 3 }));
    const parts = world.simulator.charges().map(({ id, value }) => ({ id, value }));
    expect(parts).toHaveLength(3);
    return { world, parts };
  };

  test('F3: gets one NFS-e over the whole, whichever is paid first', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
    ]) {
      const { world, parts } = await sold();
      const ids = [];
      for (const index of order) ids.push((await invoiced(world, item(parts[index]!.id, parts[index]!.value, '5001'))).id);
      expect(new Set(ids).size).toBe(1);
      expect(await stored(world)).toMatchObject([{ value: 100, payment: null, installment: expect.any(String) }]);
    }
  });

  test('gets one each by choice, and they are the whole again', async () => {
    const { world, parts } = await sold();
    const each = { serviceDetails: { eachInstallment: true } };
    for (const { id, value } of parts) expect(await invoiced(world, item(id, value, '5001'), each)).toMatchObject({ found: false });
    for (const { id, value } of parts) expect(await invoiced(world, item(id, value, '5001'), each)).toMatchObject({ found: true });
    const cents = (await stored(world)).map(({ value }) => Math.round(value * 100));
    expect(cents).toHaveLength(3);
    expect(cents.reduce((sum, value) => sum + value, 0)).toBe(10_000);
  });

  test('is not invoiced as a whole where a part is invoiced already, nor the other way round', async () => {
    for (const which of [0, 1]) {
      const { world, parts } = await sold();
      const each = { serviceDetails: { eachInstallment: true } };
      await invoiced(world, item(parts[which]!.id, parts[which]!.value, '5001'), each);
      const whole = await failureOf(invoiced(world, item(parts[0]!.id, parts[0]!.value, '5001')));
      expect(whole.failure).toMatchObject({ class: 'conflict', code: 'otherValue' });
      expect(invoices(world)).toHaveLength(1);
    }
    const { world, parts } = await sold();
    await invoiced(world, item(parts[0]!.id, parts[0]!.value, '5001'));
    const part = await failureOf(
      invoiced(world, item(parts[1]!.id, parts[1]!.value, '5001'), { serviceDetails: { eachInstallment: true } }),
    );
    expect(part.failure).toMatchObject({ class: 'conflict', code: 'otherValue' });
    expect(invoices(world)).toHaveLength(1);
  });
});

describe('what stands under an order’s reference and is another’s', () => {
  const service = {
    id: null,
    code: '1.01',
    name: 'Consultoria',
    description: null,
    deductions: 0,
    taxes: { iss: 2, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 },
  };
  const other = paidOrder('1001');
  const bruno = { ...other, customer: { ...other.customer, name: 'Bruno', taxId: { type: 'CPF' as const, value: '11144477735' } } };

  test('is no NFS-e of this one: another customer', async () => {
    const world = asaasWorld();
    const issuer = openInvoiceIssuer(world.connect());
    await issuer.issue(goodsRequest('1001', { model: 'nfse', service }));
    const refused = await failureOf(issuer.issue({ ...goodsRequest('1001', { model: 'nfse', service }), order: bruno }));
    expect(refused.failure).toMatchObject({ class: 'conflict', code: 'otherCustomer' });
    expect(refused.failure.message).not.toMatch(/Ana|Bruno|529|111/);
  });

  test('is no NFS-e of this one: another total', async () => {
    const world = asaasWorld();
    const issuer = openInvoiceIssuer(world.connect());
    await issuer.issue(goodsRequest('1001', { model: 'nfse', service }));
    const dearer = { ...other, totals: { ...other.totals, total: 999 } };
    const refused = await failureOf(issuer.issue({ ...goodsRequest('1001', { model: 'nfse', service }), order: dearer }));
    expect(refused.failure).toMatchObject({ class: 'conflict', code: 'otherValue' });
  });

  test.each([false, true])('is no payment of this one (paid: %s)', async (isPaid) => {
    const world = asaasWorld();
    const { payments } = openAsaasAccount(world.connect());
    const { id } = await payments.create(request('1001'));
    if (isPaid) world.simulator.pay(id);
    const refused = await failureOf(payments.create(request('1001', { payer: { customer: bruno.customer, address: null } })));
    expect(refused.failure).toMatchObject({ class: 'conflict', code: 'otherCustomer' });
    expect((await failureOf(payments.create(request('1001', { value: 99 })))).failure).toMatchObject({ code: 'otherValue' });
    expect(world.simulator.charges()).toHaveLength(1);
  });

  test('is no installments of this one', async () => {
    const world = asaasWorld();
    const { payments } = openAsaasAccount(world.connect());
    await payments.create(request('1001', { installments: 3 }));
    expect(await payments.create(request('1001', { installments: 3 }))).toMatchObject({ found: true });
    expect((await failureOf(payments.create(request('1001', { installments: 3, value: 99 })))).failure).toMatchObject({
      code: 'otherValue',
    });
  });

  const destination = { pixKey: 'ana@example.com', pixKeyType: 'email' as const };
  const transfer = { key: 'repasse', value: 500, destination, description: null, scheduleDate: null };
  const bank = { bankCode: '237', ownerName: 'Ana', taxId: '52998224725', agency: '1263', account: '99999', accountDigit: '1' };
  const toBank = { bankAccount: { ...bank, type: 'checking' as const } };

  test.each([
    ['another value', { value: 900 }, 'otherValue'],
    ['another recipient', { destination: { ...destination, pixKey: 'bruno@example.com' } }, 'otherRecipient'],
    ['another way', { destination: toBank }, 'otherRecipient'],
  ])('is no transfer of this one: %s', async (_name, change, code) => {
    const world = asaasWorld();
    const { transfers } = openAsaasAccount(world.connect());
    await transfers.create(transfer);
    expect(await transfers.create({ ...transfer, destination: { ...destination, pixKey: 'ANA@example.com' } })).toMatchObject({
      found: true,
    });
    const refused = await failureOf(transfers.create({ ...transfer, ...change }));
    expect(refused.failure).toMatchObject({ class: 'conflict', code });
    expect(refused.failure.message).not.toMatch(/@|5299/);
  });

  test('is no transfer to another account of a bank', async () => {
    const { transfers } = openAsaasAccount(asaasWorld().connect());
    await transfers.create({ ...transfer, destination: toBank });
    expect(
      await transfers.create({ ...transfer, destination: { bankAccount: { ...toBank.bankAccount, account: '0099999' } } }),
    ).toMatchObject({
      found: true,
    });
    const refused = await failureOf(
      transfers.create({ ...transfer, destination: { bankAccount: { ...toBank.bankAccount, account: '88888' } } }),
    );
    expect(refused.failure).toMatchObject({ class: 'conflict', code: 'otherRecipient' });
  });

  test('is no transfer where it came to nothing', async () => {
    const { transfers } = openAsaasAccount(asaasWorld().connect());
    const { id } = await transfers.create(transfer);
    await transfers.cancel(id);
    expect((await failureOf(transfers.create(transfer))).failure).toMatchObject({ class: 'conflict', code: 'transferCancelled' });
  });

  test('is no subscription and no link of this one', async () => {
    const { subscriptions, paymentLinks } = openAsaasAccount(asaasWorld().connect());
    const { payer } = request('1001');
    const fields = { method: 'pix' as const, value: 50, cycle: 'monthly', discount: null, fine: null, interest: null };
    const plan = { key: 'plano', payer, fields };
    await subscriptions.create(plan);
    expect(await subscriptions.create(plan)).toMatchObject({ found: true });
    const refusal = async (work: Promise<unknown>) => (await failureOf(work)).failure.code;
    expect(await refusal(subscriptions.create({ ...plan, fields: { ...fields, value: 60 } }))).toBe('otherValue');
    expect(await refusal(subscriptions.create({ ...plan, fields: { ...fields, cycle: 'yearly' } }))).toBe('otherCycle');
    expect(await refusal(subscriptions.create({ ...plan, payer: { customer: bruno.customer, address: null } }))).toBe('otherCustomer');
    const link = { name: 'Livros', method: 'pix' as const, chargeType: 'detached', value: 30 };
    await paymentLinks.create('livros', link);
    expect(await paymentLinks.create('livros', link)).toMatchObject({ found: true });
    expect(await refusal(paymentLinks.create('livros', { ...link, value: 31 }))).toBe('otherValue');
    expect(await refusal(paymentLinks.create('livros', { ...link, value: undefined }))).toBe('otherValue');
    expect(await refusal(paymentLinks.create('livros', { ...link, chargeType: 'installment' }))).toBe('otherChargeType');
  });
});
