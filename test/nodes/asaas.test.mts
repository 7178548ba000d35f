/** The node's operations over a simulated Asaas: what a shop asks for, and what the item carries afterwards. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { Asaas } from '../../nodes/Asaas/Asaas.node.ts';
import { balance } from '../../nodes/Asaas/balance/balance.resource.ts';
import { customer } from '../../nodes/Asaas/customer/customer.resource.ts';
import { payment } from '../../nodes/Asaas/payment/payment.resource.ts';
import { paymentLink } from '../../nodes/Asaas/paymentLink/paymentLink.resource.ts';
import { serviceInvoice } from '../../nodes/Asaas/serviceInvoice/serviceInvoice.resource.ts';
import type { AsaasResource } from '../../nodes/Asaas/shared/operation.ts';
import { subscription } from '../../nodes/Asaas/subscription/subscription.resource.ts';
import { transfer } from '../../nodes/Asaas/transfer/transfer.resource.ts';
import type { ItemResult } from '../../runtime/host/runItems.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { asaasWorld, type AsaasWorld } from '../contracts/support/asaasWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const { description } = new Asaas();

/** What n8n gives where nobody touched a parameter of the operation. */
function defaultsOf(resource: AsaasResource, operation: string): Record<string, unknown> {
  return Object.fromEntries(resource.operations[operation]!.description.map(({ name, default: value }) => [name, value]));
}

async function run(world: AsaasWorld, resource: AsaasResource, operation: string, json: object, parameters: Record<string, unknown> = {}) {
  const context = oneItem(json as IDataObject, { ...defaultsOf(resource, operation), ...parameters });
  const prepareBinaryData = async (data: Buffer, fileName: string, mimeType: string) => ({
    data: data.toString('base64'),
    fileName,
    mimeType,
  });
  const withHelpers = { ...context, helpers: { prepareBinaryData } } as unknown as IExecuteFunctions;
  return await resource.operations[operation]!.execute(withHelpers, 0, openAsaasAccount(world.connect()));
}

async function one(world: AsaasWorld, resource: AsaasResource, operation: string, json: object, parameters: Record<string, unknown> = {}) {
  return (await run(world, resource, operation, json, parameters)) as ItemResult;
}

const order = paidOrder('1001', { financialStatus: 'pending' });

const charged = async (world: AsaasWorld, parameters: Record<string, unknown> = {}) => {
  const { documents } = await one(world, payment, 'create', { order }, parameters);
  return documents as { payment: IDataObject & { id: string } };
};

const entries = (world: AsaasWorld, kind: string) => world.simulator.ledger().filter((entry) => entry.kind === kind);

describe('a payment for an order', () => {
  test('needs nothing but the order: customer, value, reference, due date and the Pix code come by themselves', async () => {
    const world = asaasWorld();
    const { payment: made } = await charged(world);
    expect(made).toMatchObject({
      vendor: 'asaas',
      status: 'pending',
      method: 'pix',
      value: 212.25,
      // Three days after 2026-11-24 in Brasília.
      dueDate: '2026-11-27',
      orderNumber: '1001',
      customer: { name: 'Ana Souza', taxId: { value: '52998224725' }, address: { street: 'Rua da Bahia', postalCode: '30160011' } },
      pix: { payload: expect.stringMatching(/^000201.*6304[0-9A-F]{4}$/), image: expect.any(String) },
      found: false,
    });
    expect(world.simulator.charges()).toMatchObject([{ externalReference: 'shopify:1001', description: 'Pedido 1001', value: 212.25 }]);
    expect(world.violations).toEqual([]);
  });

  test('run again finds it, with as many calls as a look needs', async () => {
    const world = asaasWorld();
    const { payment: made } = await charged(world);
    const before = world.calls.length;
    const again = await charged(world, { includeCode: false });
    expect(again.payment).toMatchObject({ id: made.id, found: true });
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['payments.list', 'customers.get']);
  });

  test('finds the customer who bought before by CPF', async () => {
    const world = asaasWorld();
    await charged(world);
    const second = paidOrder('1002', { financialStatus: 'pending' });
    await one(world, payment, 'create', { order: second });
    expect(world.simulator.customers()).toHaveLength(1);
    expect(entries(world, 'payment')).toHaveLength(2);
  });

  test('by boleto carries the line to type', async () => {
    const { payment: made } = await charged(asaasWorld(), { method: 'bank_slip' });
    expect(made).toMatchObject({ method: 'bank_slip', bankSlip: { line: expect.stringMatching(/^\d{47}$/), url: expect.any(String) } });
  });

  test('where the customer chooses, carries both', async () => {
    const { payment: made } = await charged(asaasWorld(), { method: 'undefined' });
    expect(made).toMatchObject({ pix: { payload: expect.any(String) }, bankSlip: { line: expect.stringMatching(/^\d{47}$/) } });
  });

  test('takes discount, fine, interest, split, due date in Brazilian writing and a description of its own', async () => {
    const world = asaasWorld();
    const additionalFields = {
      discountValue: 5,
      discountType: 'percentage',
      discountDays: 2,
      fineValue: 3,
      fineType: 'fixed',
      interest: 1,
      splits: { split: [{ walletId: 'wallet-1', value: 10, type: 'percentage' }] },
      dueDate: '31/12/2026',
      description: 'Camisetas',
    };
    await charged(world, { additionalFields });
    expect(world.simulator.charges()).toMatchObject([
      {
        discount: { value: 5, dueDateLimitDays: 2, type: 'PERCENTAGE' },
        fine: { value: 3, type: 'FIXED' },
        interest: { value: 1 },
        split: [{ walletId: 'wallet-1', percentualValue: 10 }],
        dueDate: '2026-12-31',
        description: 'Camisetas',
      },
    ]);
  });

  test('in installments is one sale of three payments, found again as that', async () => {
    const world = asaasWorld();
    const parameters = { method: 'bank_slip', includeCode: false, additionalFields: { installments: 3 } };
    const { payment: first } = await charged(world, parameters);
    expect(entries(world, 'payment')).toHaveLength(3);
    expect(world.simulator.charges().map(({ value }) => value)).toEqual([70.75, 70.75, 70.75]);
    expect((await charged(world, parameters)).payment).toMatchObject({ id: first.id, found: true });
    expect(entries(world, 'payment')).toHaveLength(3);
  });

  test('charges a card that Asaas keeps', async () => {
    const world = asaasWorld();
    const byHand = { number: '4444444444444444', holderName: 'ANA', expiryMonth: '12', expiryYear: '2030', ccv: '123' };
    const holder = { name: 'Ana', email: 'a@example.com', cpfCnpj: '52998224725', postalCode: '30160011', addressNumber: '1' };
    const made = await world.meddle('POST', '/customers', { name: 'Ana', cpfCnpj: '52998224725' });
    const body = { customer: ((await made.json()) as { id: string }).id, billingType: 'CREDIT_CARD', value: 1, dueDate: '2026-12-01' };
    const first = await world.meddle('POST', '/payments', {
      ...body,
      creditCard: byHand,
      creditCardHolderInfo: holder,
      remoteIp: '203.0.113.7',
    });
    const { creditCard } = (await first.json()) as { creditCard: { creditCardToken: string } };
    const card = { method: 'credit_card', cardToken: creditCard.creditCardToken, customerIp: '203.0.113.7' };
    expect((await charged(world, card)).payment).toMatchObject({ status: 'confirmed', method: 'credit_card' });
  });

  test('tells a declined card from a faulty request', async () => {
    const card = { method: 'credit_card', cardToken: 'token-of-nobody', customerIp: '203.0.113.7' };
    expect((await failureOf(charged(asaasWorld(), card))).failure).toMatchObject({ class: 'rejected', code: 'invalid_creditCard' });
  });

  test('wants token and address of the card together', async () => {
    const world = asaasWorld();
    const { failure } = await failureOf(charged(world, { method: 'credit_card', cardToken: 'token' }));
    expect(failure).toMatchObject({ class: 'validation', hint: expect.stringContaining('Customer IP') });
    expect(entries(world, 'payment')).toEqual([]);
  });

  test.each([
    ['a day that does not exist', { additionalFields: { dueDate: '2026-02-30' } }, 'dayInvalid'],
    ['no order on the item', { orderFrom: 'json', orderJson: '{"id":"x"}' }, 'orderDocument'],
  ])('refuses %s before anything is made', async (_what, parameters, code) => {
    const world = asaasWorld();
    expect((await failureOf(charged(world, parameters))).failure).toMatchObject({ class: 'validation', code });
    expect(entries(world, 'payment')).toEqual([]);
    expect(world.violations).toEqual([]);
  });
});

describe('a payment given by hand', () => {
  const byHand = { chargeFor: 'fields', externalReference: 'mensalidade-7', value: '1.234,56', includeCode: false };

  test('is for the customer that a node before left on the item', async () => {
    const world = asaasWorld();
    const { documents } = await one(world, customer, 'create', { order });
    await one(world, payment, 'create', documents, byHand);
    expect(world.simulator.charges()).toMatchObject([{ externalReference: 'mensalidade-7', value: 1234.56 }]);
  });

  test('is refused without a name or a customer', async () => {
    const world = asaasWorld();
    const nameless = await failureOf(one(world, payment, 'create', {}, { ...byHand, externalReference: ' ', customerId: 'cus_1' }));
    expect(nameless.failure).toMatchObject({
      class: 'validation',
      code: 'keyMissing',
      hint: expect.stringContaining('External Reference'),
    });
    expect((await failureOf(one(world, payment, 'create', {}, byHand))).failure.code).toBe('idMissing');
    expect(entries(world, 'payment')).toEqual([]);
  });

  test.each([0, -1, 'muito', null])('is refused with the value %o', async (value) => {
    const world = asaasWorld();
    const { documents } = await one(world, customer, 'create', { order });
    const parameters = { ...byHand, value: value ?? Number.NaN };
    expect((await failureOf(one(world, payment, 'create', documents, parameters))).failure.code).toBe('amountInvalid');
    expect(world.violations).toEqual([]);
  });
});

describe('the payment on the item', () => {
  test('is read, changed, removed and brought back', async () => {
    const world = asaasWorld();
    const item = await charged(world);
    const changes = { value: '99,90', dueDate: '2026-12-24', method: 'bank_slip', fineValue: 2 };
    expect((await one(world, payment, 'update', item, { changes })).documents.payment).toMatchObject({
      value: 99.9,
      dueDate: '2026-12-24',
      method: 'bank_slip',
      orderNumber: '1001',
    });
    expect((await one(world, payment, 'delete', item)).documents).toEqual({ deleted: true });
    expect((await one(world, payment, 'delete', item)).documents).toEqual({ deleted: true });
    expect((await one(world, payment, 'getStatus', item)).documents.paymentStatus).toMatchObject({ id: item.payment.id });
    expect((await one(world, payment, 'get', item)).documents.payment).toMatchObject({ status: 'deleted' });
    expect((await one(world, payment, 'restore', item)).documents.payment).toMatchObject({ status: 'pending' });
    expect((await one(world, payment, 'restore', item)).documents.payment).toMatchObject({ status: 'pending' });
    expect(world.violations).toEqual([]);
  });

  test('keeps its split when something else is changed', async () => {
    const world = asaasWorld();
    const splits = { split: [{ walletId: 'wallet-1', value: 10, type: 'fixed' }] };
    const item = await charged(world, { additionalFields: { splits } });
    await one(world, payment, 'update', item, { changes: { description: 'x' } });
    expect(world.simulator.charges()).toMatchObject([{ split: [{ walletId: 'wallet-1', fixedValue: 10 }], description: 'x' }]);
  });

  test('is not changed by an update without fields', async () => {
    const item = await charged(asaasWorld());
    expect((await failureOf(one(asaasWorld(), payment, 'update', item, { changes: { description: '' } }))).failure.code).toBe(
      'nothingToChange',
    );
  });

  test('gives its Pix code as text and as a picture', async () => {
    const world = asaasWorld();
    const item = await charged(world, { includeCode: false });
    const { documents, binary } = await one(world, payment, 'getPixQrCode', item);
    expect(documents.payment).toMatchObject({ pix: { payload: expect.stringMatching(/^000201/) } });
    const { data, fileName, mimeType } = binary!.pixQrCode!;
    expect({ fileName, mimeType }).toEqual({ fileName: `pix-${item.payment.id}.png`, mimeType: 'image/png' });
    expect(Buffer.from(data, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  test('gives its boleto as a line and as PDF, fetched from Asaas only', async () => {
    const world = asaasWorld();
    const item = await charged(world, { method: 'bank_slip', includeCode: false });
    const { documents, binary } = await one(world, payment, 'getBankSlip', item);
    expect(documents.payment).toMatchObject({ bankSlip: { line: expect.stringMatching(/^\d{47}$/) } });
    expect(Buffer.from(binary!.boleto!.data, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    world.alterAnswers((body) => ({ ...(body as object), bankSlipUrl: 'https://www.asaas.com.evil.example/b/pdf/1' }));
    expect((await failureOf(one(world, payment, 'getBankSlip', item))).failure.code).toBe('bankSlipMissing');
  });

  test('is refunded in part, then whole, each once', async () => {
    const world = asaasWorld();
    const item = await charged(world);
    world.simulator.pay(item.payment.id);
    const part = { refundValue: 12.25, reason: 'Frete' };
    expect((await one(world, payment, 'refund', item, part)).documents.payment).toMatchObject({ found: false, status: 'received' });
    expect((await one(world, payment, 'refund', item, part)).documents.payment).toMatchObject({ found: true });
    expect((await one(world, payment, 'refund', item, { refundWhat: 'all' })).documents.payment).toMatchObject({
      found: false,
      status: 'refunded',
    });
    expect(world.simulator.charges()[0]!.refunds!.map(({ value }) => value)).toEqual([12.25, 200]);
  });

  test('was paid in cash: Asaas knows by the full value of today, once', async () => {
    const world = asaasWorld();
    const item = await charged(world);
    expect((await one(world, payment, 'receiveInCash', item, { receivedWhat: 'all' })).documents.payment).toMatchObject({
      method: 'cash',
      status: 'received',
      value: 212.25,
      found: false,
    });
    expect((await one(world, payment, 'receiveInCash', item, { receivedWhat: 'all' })).documents.payment).toMatchObject({ found: true });
  });

  test('is named by an ID where the item has none; an ID that is no ID reaches nobody else’s records', async () => {
    const world = asaasWorld();
    const item = await charged(world);
    const byId = (recordId: string) => ({ recordFrom: 'id', recordId });
    expect((await one(world, payment, 'get', {}, byId(` ${item.payment.id} `))).documents.payment).toMatchObject({ id: item.payment.id });
    expect((await failureOf(one(world, payment, 'get', {}))).failure.code).toBe('recordMissing');
    expect((await failureOf(one(world, payment, 'get', {}, byId('..')))).failure.code).toBe('idMissing');
    expect((await failureOf(one(world, payment, 'get', {}, byId('evt_05b7&368604920')))).failure.class).toBe('notFound');
    expect((await failureOf(one(world, payment, 'get', {}, byId('pay_1/../../customers')))).failure.class).toBe('notFound');
  });
});

describe('many payments', () => {
  const filled = () => {
    const world = asaasWorld();
    for (let each = 1; each <= 230; each++)
      world.simulator.createCharge({ value: each, billingType: 'PIX', externalReference: `loja:${each}` });
    return world;
  };

  test('come all, page by page, an item each', async () => {
    const world = filled();
    const results = (await run(world, payment, 'getMany', {}, { returnAll: true })) as ItemResult[];
    expect(new Set(results.map(({ documents }) => (documents.payment as IDataObject).id)).size).toBe(230);
    expect(world.calls.map(({ operation }) => operation)).toEqual(['payments.list', 'payments.list', 'payments.list']);
  });

  test('come as many as are asked for', async () => {
    const world = filled();
    expect(await run(world, payment, 'getMany', {}, { limit: 120 })).toHaveLength(120);
    expect(world.calls).toHaveLength(2);
  });

  test('come by reference, day, way and status', async () => {
    const world = filled();
    const { id } = world.simulator.createCharge({ value: 7, billingType: 'BOLETO', externalReference: 'loja:x', dueDate: '2026-12-20' });
    const filters = {
      externalReference: 'loja:x',
      dueAfter: '20/12/2026',
      dueBefore: '2026-12-20',
      method: 'bank_slip',
      status: 'pending',
    };
    const results = (await run(world, payment, 'getMany', {}, { filters })) as ItemResult[];
    expect(results.map(({ documents }) => documents.payment)).toMatchObject([{ id, method: 'bank_slip' }]);
    expect(await run(world, payment, 'getMany', {}, { filters: { ...filters, status: 'received' } })).toEqual([]);
  });
});

describe('customers', () => {
  const byHand = { customerFrom: 'fields', name: 'Loja ME', taxId: '11.222.333/0001-81' };

  test('are found or made by CNPJ in any notation, and not changed when found', async () => {
    const world = asaasWorld();
    const additionalFields = {
      phone: '(31) 98888-7777',
      postalCode: '30160-011',
      number: '10',
      notifications: false,
      externalReference: 'c-1',
    };
    const made = await one(world, customer, 'create', {}, { ...byHand, additionalFields });
    expect(made.documents.customer).toMatchObject({ name: 'Loja ME', taxId: { type: 'CNPJ' }, phone: '+5531988887777', found: false });
    const again = await one(world, customer, 'create', {}, { ...byHand, name: 'Outro nome', taxId: '11222333000181' });
    expect(again.documents.customer).toMatchObject({ name: 'Loja ME', found: true });
    expect(world.simulator.customers()).toMatchObject([
      { notificationDisabled: true, mobilePhone: '31988887777', externalReference: 'c-1' },
    ]);
    expect(world.violations).toEqual([]);
  });

  test('are read, changed, listed, removed and restored', async () => {
    const world = asaasWorld();
    const { documents: item } = await one(world, customer, 'create', { order });
    const changes = { email: 'nova@cliente.example', street: 'Rua Nova', phone: '3133334444' };
    expect((await one(world, customer, 'update', item, { changes })).documents.customer).toMatchObject({
      email: 'nova@cliente.example',
      address: { street: 'Rua Nova' },
      name: 'Ana Souza',
    });
    const found = (await run(world, customer, 'getMany', {}, { filters: { taxId: '529.982.247-25' } })) as ItemResult[];
    expect(found).toHaveLength(1);
    await one(world, customer, 'delete', item);
    expect(world.simulator.customers()).toMatchObject([{ deleted: true }]);
    await one(world, customer, 'restore', item);
    expect((await one(world, customer, 'get', item)).documents.customer).toMatchObject({ name: 'Ana Souza' });
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['a CPF that cannot exist', { taxId: '111.111.111-11' }, 'taxIdInvalid'],
    ['no CPF', { taxId: '' }, 'taxIdMissing'],
    ['a phone abroad', { additionalFields: { phone: '+1 202 555 0100' } }, 'phoneInvalid'],
  ])('are refused with %s, before Asaas is asked to make one', async (_what, over, code) => {
    const world = asaasWorld();
    const { failure, message } = await failureOf(one(world, customer, 'create', {}, { ...byHand, ...over }));
    expect(failure).toMatchObject({ class: 'validation', code, hint: expect.any(String) });
    expect(message).not.toMatch(/111\.?111|555/);
    expect(world.simulator.customers()).toEqual([]);
  });
});

describe('subscriptions', () => {
  test('are made once for an order, changed, listed and removed', async () => {
    const world = asaasWorld();
    const parameters = { additionalFields: { nextDueDate: '2026-12-10', maxPayments: 6, fineValue: 2 } };
    const { documents: item } = await one(world, subscription, 'create', { order }, parameters);
    expect(item.subscription).toMatchObject({ cycle: 'monthly', value: 212.25, status: 'active', orderNumber: '1001', found: false });
    expect((await one(world, subscription, 'create', { order }, parameters)).documents.subscription).toMatchObject({ found: true });
    const changes = { value: 50, cycle: 'yearly', status: 'inactive' };
    expect((await one(world, subscription, 'update', item, { changes })).documents.subscription).toMatchObject({
      value: 50,
      cycle: 'yearly',
      status: 'inactive',
      description: 'Pedido 1001',
    });
    expect(await run(world, subscription, 'getMany', {}, { filters: { status: 'inactive' } })).toHaveLength(1);
    expect((await one(world, subscription, 'delete', item)).documents).toEqual({ deleted: true });
    expect((await one(world, subscription, 'get', item)).documents.subscription).toMatchObject({ status: 'deleted' });
    expect(world.violations).toEqual([]);
  });
});

describe('payment links', () => {
  test('are made once for a reference, changed, closed and brought back', async () => {
    const world = asaasWorld();
    const parameters = {
      name: 'Livros',
      externalReference: 'livros',
      method: 'undefined',
      additionalFields: { value: 50, dueDateLimitDays: 5 },
    };
    const { documents: item } = await one(world, paymentLink, 'create', {}, parameters);
    expect(item.paymentLink).toMatchObject({ name: 'Livros', value: 50, chargeType: 'detached', active: true, found: false });
    expect((await one(world, paymentLink, 'create', {}, parameters)).documents.paymentLink).toMatchObject({ found: true });
    expect((await one(world, paymentLink, 'update', item, { changes: { active: false } })).documents.paymentLink).toMatchObject({
      active: false,
    });
    await one(world, paymentLink, 'delete', item);
    expect((await one(world, paymentLink, 'get', item)).documents.paymentLink).toMatchObject({ deleted: true });
    expect((await one(world, paymentLink, 'restore', item)).documents.paymentLink).toMatchObject({ deleted: false });
    expect(await run(world, paymentLink, 'getMany', {})).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });
});

describe('money that leaves', () => {
  const toKey = { value: 100, externalReference: 'repasse-11', pixKeyType: 'random', pixKey: 'b6295ee1-f054-47d1-9e90-ee57b74f60d9' };
  const balanceOf = async (world: AsaasWorld) => (await one(world, balance, 'get', {})).documents.balance;

  test('goes once, whoever repeats it and whatever answer is lost', async () => {
    const world = asaasWorld();
    world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));
    const { documents } = await one(world, transfer, 'create', {}, toKey);
    expect(documents.transfer).toMatchObject({ status: 'pending', type: 'pix', value: 100, reference: 'repasse-11' });
    expect((await one(world, transfer, 'create', {}, toKey)).documents.transfer).toMatchObject({ found: true });
    expect(await balanceOf(world)).toBe(900);
  });

  test('is found behind more transfers than a page holds', async () => {
    const world = asaasWorld();
    await one(world, transfer, 'create', {}, toKey);
    for (let each = 0; each < 120; each++) {
      await world.meddle('POST', '/transfers', { value: 1, pixAddressKey: 'a@example.com', pixAddressKeyType: 'EMAIL' });
    }
    expect((await one(world, transfer, 'create', {}, toKey)).documents.transfer).toMatchObject({ found: true });
    expect(await balanceOf(world)).toBe(780);
  });

  test('goes to a bank account, can be stopped, and stopping twice is as good', async () => {
    const world = asaasWorld();
    const bank = {
      sendTo: 'bankAccount',
      bankCode: '237',
      ownerName: 'Ana',
      ownerTaxId: '529.982.247-25',
      agency: '1263',
      account: '9',
      accountDigit: '1',
    };
    const { documents: item } = await one(world, transfer, 'create', {}, { value: 5, externalReference: 'r', ...bank });
    expect(item.transfer).toMatchObject({ type: 'ted' });
    expect((await one(world, transfer, 'cancel', item)).documents.transfer).toMatchObject({ status: 'cancelled' });
    expect((await one(world, transfer, 'cancel', item)).documents.transfer).toMatchObject({ status: 'cancelled' });
    expect((await one(world, transfer, 'get', item)).documents.transfer).toMatchObject({ status: 'cancelled' });
    expect(await run(world, transfer, 'getMany', {}, { filters: { type: 'ted' } })).toHaveLength(1);
    expect(await balanceOf(world)).toBe(1000);
    expect(JSON.stringify(item)).not.toContain('Ana');
  });
});

describe('service invoices', () => {
  const service = { serviceName: 'Análise de sistemas', serviceCode: '1.01', issRate: 2 };

  test('are scheduled once for an order, authorized before their day and waited for', async () => {
    vi.useFakeTimers();
    const world = asaasWorld();
    const parameters = { ...service, effectiveDate: '2026-12-15' };
    const { documents: item } = await one(world, serviceInvoice, 'schedule', { order }, parameters);
    expect(item.invoice).toMatchObject({ model: 'nfse', status: 'pending', orderNumber: '1001', found: false });
    expect((await one(world, serviceInvoice, 'schedule', { order }, parameters)).documents.invoice).toMatchObject({ found: true });
    expect((await one(world, serviceInvoice, 'authorize', item)).documents.invoice).toMatchObject({ status: 'processing' });
    const waiting = one(world, serviceInvoice, 'wait', item);
    await vi.advanceTimersByTimeAsync(10_000);
    await world.clock.sleep(30_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await waiting).documents.invoice).toMatchObject({ status: 'authorized', number: expect.stringMatching(/^\d+$/) });
    vi.useRealTimers();
    expect((await one(world, serviceInvoice, 'cancel', item)).documents.invoice).toMatchObject({ status: 'processing' });
    await world.clock.sleep(30_000);
    expect((await one(world, serviceInvoice, 'get', item)).documents.invoice).toMatchObject({ status: 'cancelled' });
    expect(world.violations).toEqual([]);
  });

  test('belong to the payment that is on the item', async () => {
    const world = asaasWorld();
    const { payment: made } = await charged(world);
    for (const status of ['refunded', 'deleted', 'chargeback']) {
      const takenBack = { order, payment: { ...made, status } };
      await expect(one(world, serviceInvoice, 'schedule', takenBack, service)).rejects.toThrow('payment.status');
    }
    await one(world, serviceInvoice, 'schedule', { order, payment: made }, service);
    expect(entries(world, 'invoice')).toMatchObject([{ orderNumber: '1001' }]);
    const answer = await world.meddle('GET' as never, `/invoices?payment=${made.id}`);
    expect(((await answer.json()) as { totalCount: number }).totalCount).toBe(1);
  });
});

describe('the node Asaas', () => {
  const resources: AsaasResource[] = [balance, customer, payment, paymentLink, serviceInvoice, subscription, transfer];

  test('offers what the issue asks for', () => {
    const offered = resources.map(({ value, operations }) => `${value}: ${Object.keys(operations).join(' ')}`);
    expect(offered).toEqual([
      'balance: get',
      'customer: create delete get getMany restore update',
      'payment: create delete get getBankSlip getMany getPixQrCode getStatus receiveInCash refund restore update',
      'paymentLink: create delete get getMany restore update',
      'serviceInvoice: authorize cancel get schedule wait',
      'subscription: create delete get getMany update',
      'transfer: cancel create get getMany',
    ]);
  });

  test('names each operation by its value, and no default is an expression', () => {
    for (const { operations } of resources) {
      for (const [value, { option }] of Object.entries(operations)) expect(option.value).toBe(value);
    }
    expect(JSON.stringify(description.properties.map(({ default: value }) => value))).not.toContain('"=');
  });
});
