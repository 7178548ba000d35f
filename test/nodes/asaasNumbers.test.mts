/** Numbers that come out of spreadsheets and other nodes: none of them moves money that nobody asked to move. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { payment } from '../../nodes/Asaas/payment/payment.resource.ts';
import { paymentLink } from '../../nodes/Asaas/paymentLink/paymentLink.resource.ts';
import { serviceInvoice } from '../../nodes/Asaas/serviceInvoice/serviceInvoice.resource.ts';
import type { AsaasAccount } from '../../nodes/Asaas/shared/asaas.ts';
import { subscription } from '../../nodes/Asaas/subscription/subscription.resource.ts';
import { transfer } from '../../nodes/Asaas/transfer/transfer.resource.ts';
import type { Operation } from '../../nodes/shared/operation.ts';
import type { Resource } from '../../nodes/shared/resource.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { asaasWorld, type AsaasWorld } from '../contracts/support/asaasWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';

const junk: unknown[] = [
  null,
  undefined,
  '',
  '   ',
  0,
  '0',
  -1,
  '-1',
  [],
  [50],
  {},
  true,
  false,
  NaN,
  Infinity,
  1e15,
  '1e3',
  '0x10',
  '1.234',
  'R$',
  'abc',
  0.001,
  12.345,
  '10 20',
];

/** As n8n hands parameters on: an expression that comes out as nothing stays nothing. */
function run(
  world: AsaasWorld,
  resource: Resource<Operation<AsaasAccount>>,
  operation: string,
  json: object,
  parameters: Record<string, unknown>,
) {
  const { description, execute } = resource.operations[operation]!;
  const defaults = Object.fromEntries(description.map(({ name, default: value }) => [name, value]));
  const all: Record<string, unknown> = { ...defaults, ...parameters };
  const context = {
    getInputData: () => [{ json: json as IDataObject }],
    getNodeParameter: (name: string, _index: number, fallback?: unknown) => (Object.hasOwn(all, name) ? all[name] : fallback),
  } as unknown as IExecuteFunctions;
  return execute(context, 0, openAsaasAccount(world.connect()));
}

const byHand = { chargeFor: 'fields', customerId: 'cus_1', externalReference: 'r-1', value: 10 };
const destination = { sendTo: 'pixKey', pixKey: 'a@example.com', pixKeyType: 'email', externalReference: 'r-1' };
const split = (value: unknown) => ({ splits: { split: [{ walletId: 'w', type: 'percentage', value }] } });
const link = { name: 'Livros', externalReference: 'r-1' };
const byId = { recordFrom: 'id', recordId: 'rec_1' };
const service = { ...byHand, serviceName: 'Consultoria', serviceCode: '1.01' };
const mayBeZero = (value: unknown) => value !== 0 && value !== '0';

const places: [
  string,
  Resource<Operation<AsaasAccount>>,
  string,
  (value: unknown) => Record<string, unknown>,
  ((value: unknown) => boolean)?,
][] = [
  ['refund', payment, 'refund', (refundValue) => ({ ...byId, refundWhat: 'amount', refundValue })],
  ['a refund as it was saved before the choice', payment, 'refund', (refundValue) => ({ ...byId, refundValue })],
  ['cash', payment, 'receiveInCash', (cashValue) => ({ ...byId, receivedWhat: 'amount', cashValue })],
  ['cash as it was saved before the choice', payment, 'receiveInCash', (cashValue) => ({ ...byId, cashValue })],
  ['charge', payment, 'create', (value) => ({ ...byHand, value })],
  ['installments', payment, 'create', (installments) => ({ ...byHand, additionalFields: { installments } })],
  ['split', payment, 'create', (value) => ({ ...byHand, additionalFields: split(value) }), (value) => value !== 12.345],
  [
    'discount',
    payment,
    'create',
    (discountValue) => ({ ...byHand, additionalFields: { discountValue, discountType: 'fixed' } }),
    mayBeZero,
  ],
  ['fine', payment, 'create', (fineValue) => ({ ...byHand, additionalFields: { fineValue, fineType: 'fixed' } }), mayBeZero],
  [
    'interest',
    payment,
    'create',
    (interest) => ({ ...byHand, additionalFields: { interest } }),
    (value) => mayBeZero(value) && value !== 12.345 && value !== 0.001,
  ],
  ['changed payment', payment, 'update', (value) => ({ ...byId, changes: { value } })],
  ['subscription', subscription, 'create', (value) => ({ ...byHand, value })],
  ['its end', subscription, 'create', (maxPayments) => ({ ...byHand, additionalFields: { maxPayments } })],
  ['changed subscription', subscription, 'update', (value) => ({ ...byId, changes: { value } })],
  ['link', paymentLink, 'create', (value) => ({ ...link, additionalFields: { value } })],
  ['its days', paymentLink, 'create', (dueDateLimitDays) => ({ ...link, additionalFields: { dueDateLimitDays } })],
  ['changed link', paymentLink, 'update', (value) => ({ ...byId, changes: { value } })],
  ['transfer', transfer, 'create', (value) => ({ ...destination, value })],
  ['NFS-e', serviceInvoice, 'schedule', (value) => ({ ...service, value })],
  [
    'ISS',
    serviceInvoice,
    'schedule',
    (issRate) => ({ ...service, issRate }),
    (value) => mayBeZero(value) && value !== 12.345 && value !== 0.001,
  ],
  ['deductions', serviceInvoice, 'schedule', (deductions) => ({ ...service, serviceDetails: { deductions } }), mayBeZero],
  [
    'PIS',
    serviceInvoice,
    'schedule',
    (pis) => ({ ...service, serviceDetails: { pis } }),
    (value) => mayBeZero(value) && value !== 12.345 && value !== 0.001,
  ],
];

describe.each(places)('the number of %s', (_name, resource, operation, parameters, isJunk = () => true) => {
  test.each(junk.filter(isJunk).map((value) => [value]))('is refused by its field where it is %j', async (value) => {
    const world = asaasWorld();
    const { failure } = await failureOf(Promise.resolve().then(async () => await run(world, resource, operation, {}, parameters(value))));
    expect(failure).toMatchObject({ class: 'validation', code: 'amountInvalid', message: expect.stringMatching(/^"[A-Z]/) });
    expect(world.calls).toEqual([]);
  });
});

describe('an amount that is one', () => {
  test.each([
    [50, 50],
    ['50', 50],
    ['12,5', 12.5],
    ['R$ 1.234,56', 1234.56],
  ])('%j goes back, and no more', async (written, value) => {
    const world = asaasWorld();
    const { id } = world.simulator.createCharge({ value: 2000, billingType: 'PIX', externalReference: 'loja:1' });
    world.simulator.pay(id);
    await run(world, payment, 'refund', {}, { ...byId, recordId: id, refundValue: written });
    expect(world.simulator.charges()[0]!.refunds!.map((each) => each.value)).toEqual([value]);
  });

  test('is not needed where all goes back by choice', async () => {
    const world = asaasWorld();
    const { id } = world.simulator.createCharge({ value: 129.9, billingType: 'PIX', externalReference: 'loja:1' });
    world.simulator.pay(id);
    await run(world, payment, 'refund', {}, { ...byId, recordId: id, refundWhat: 'all', refundValue: null });
    expect(world.simulator.charges()[0]!.refunds!.map((each) => each.value)).toEqual([129.9]);
  });
});
