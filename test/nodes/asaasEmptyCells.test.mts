/** What comes out of an empty cell, or is no text at all, names nothing: no money goes by it, and nothing is listed or kept by it. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { payment } from '../../nodes/Asaas/payment/payment.resource.ts';
import { paymentLink } from '../../nodes/Asaas/paymentLink/paymentLink.resource.ts';
import type { AsaasAccount } from '../../nodes/Asaas/shared/asaas.ts';
import { subscription } from '../../nodes/Asaas/subscription/subscription.resource.ts';
import { transfer } from '../../nodes/Asaas/transfer/transfer.resource.ts';
import { ordersFound } from '../../nodes/shared/ordersFound.ts';
import { keyParameter } from '../../nodes/shared/optionsCollection.ts';
import type { Operation } from '../../nodes/shared/operation.ts';
import type { Resource } from '../../nodes/shared/resource.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { asaasWorld, type AsaasWorld } from '../contracts/support/asaasWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';

type AsaasResource = Resource<Operation<AsaasAccount>>;

/** As n8n hands parameters on: an expression that comes out as nothing stays nothing. */
function contextOf(all: Record<string, unknown>, json: object = {}): IExecuteFunctions {
  return {
    getInputData: () => [{ json: json as IDataObject }],
    getNodeParameter: (name: string, _index: number, fallback?: unknown) => (Object.hasOwn(all, name) ? all[name] : fallback),
  } as unknown as IExecuteFunctions;
}

async function run(world: AsaasWorld, resource: AsaasResource, operation: string, parameters: Record<string, unknown>, json: object = {}) {
  const { description, execute } = resource.operations[operation]!;
  const defaults = Object.fromEntries(description.map(({ name, default: value }) => [name, value]));
  return await execute(contextOf({ ...defaults, ...parameters }, json), 0, openAsaasAccount(world.connect()));
}

const noText: unknown[] = [null, undefined, '', '  ', [], ['r-1'], {}, { ref: 'r-1' }, true, false, NaN];
const pix = { sendTo: 'pixKey', pixKey: 'a@example.com', pixKeyType: 'email', value: 50 };
const customer = { name: 'Ana Souza', cpfCnpj: '52998224725' };

async function customerOf(world: AsaasWorld): Promise<string> {
  return ((await (await world.meddle('POST', '/customers', customer)).json()) as { id: string }).id;
}

const written = (world: AsaasWorld) =>
  world.calls.map(({ operation }) => operation).filter((operation) => operation.endsWith('.create') && operation !== 'customers.create');

describe.each([
  ['transfer', transfer, pix],
  ['payment', payment, { chargeFor: 'fields', value: 50 }],
  ['subscription', subscription, { chargeFor: 'fields', value: 50 }],
  ['paymentLink', paymentLink, { name: 'Livros' }],
] as const)('the reference of a %s', (_name, resource, parameters) => {
  test.each(noText.map((value) => [value]))('is missing where it is %j', async (externalReference) => {
    const world = asaasWorld();
    const customerId = await customerOf(world);
    const work = run(world, resource as AsaasResource, 'create', { ...parameters, customerId, externalReference });
    expect((await failureOf(work)).failure).toMatchObject({ class: 'validation', code: 'keyMissing' });
    expect(written(world)).toEqual([]);
  });
});

test('a reference that is a number is one', async () => {
  const world = asaasWorld();
  await run(world, transfer, 'create', { ...pix, externalReference: 202611 });
  await run(world, transfer, 'create', { ...pix, externalReference: 202612 });
  expect(written(world)).toHaveLength(2);
});

test.each(noText.map((value) => [value]))('an Idempotency Key that is %j is the order’s', (key) => {
  expect(keyParameter(contextOf({ 'options.key': key }), 0, 'shopify:1001')).toBe('shopify:1001');
});

test('an Idempotency Key may be a number, as tickets have one', () => {
  expect(keyParameter(contextOf({ 'options.key': 4711 }), 0, 'shopify:1001')).toBe('4711');
});

describe('a day that was added and came out empty', () => {
  test.each([
    ['transfer', transfer, 'scheduleDate', pix],
    ['payment', payment, 'dueDate', { chargeFor: 'fields', value: 50 }],
    ['subscription', subscription, 'nextDueDate', { chargeFor: 'fields', value: 50 }],
    ['subscription', subscription, 'endDate', { chargeFor: 'fields', value: 50 }],
    ['paymentLink', paymentLink, 'endDate', { name: 'Livros' }],
  ] as const)('of a %s is not now, or for ever', async (_name, resource, field, parameters) => {
    for (const value of [null, '', undefined]) {
      const world = asaasWorld();
      const all = { ...parameters, customerId: await customerOf(world), externalReference: 'r-1', additionalFields: { [field]: value } };
      const { failure } = await failureOf(run(world, resource as AsaasResource, 'create', all));
      expect(failure).toMatchObject({ class: 'validation', code: 'dayInvalid' });
      expect(written(world)).toEqual([]);
    }
  });
});

describe('a filter that was added and came out empty', () => {
  test.each([null, undefined, '', ' '])('does not list every payment (%j)', async (customerId) => {
    const world = asaasWorld();
    world.simulator.createCharge({ value: 50, billingType: 'PIX', externalReference: 'loja:1' });
    const { failure } = await failureOf(run(world, payment, 'getMany', { filters: { customerId, status: 'pending' } }));
    expect(failure).toMatchObject({ class: 'validation', code: 'filterEmpty', message: expect.stringContaining('"Customer ID"') });
    expect(world.calls).toEqual([]);
  });

  test('does not list every order of a shop', async () => {
    const orders = { list: async () => await Promise.resolve([paidOrder('1001')]) };
    const { failure } = await failureOf(ordersFound(contextOf({ filters: { search: null } }), 0, orders));
    expect(failure).toMatchObject({ code: 'filterEmpty', message: expect.stringContaining('"Search"') });
    expect(await ordersFound(contextOf({ filters: {} }), 0, orders)).toHaveLength(1);
  });
});

describe('terms that are set to 0', () => {
  const terms = { discountValue: 5, discountType: 'fixed', fineValue: 2, interest: 1 };
  const none = { discountValue: 0, discountType: 'fixed', fineValue: '0', interest: 0 };

  test('are no more in a payment that is changed', async () => {
    const world = asaasWorld();
    const customerId = await customerOf(world);
    await run(world, payment, 'create', { chargeFor: 'fields', customerId, externalReference: 'r-1', value: 50, additionalFields: terms });
    const [{ id }] = world.simulator.charges() as [{ id: string }];
    await run(world, payment, 'update', { recordFrom: 'id', recordId: id, changes: { value: 60, ...none } });
    expect(world.simulator.charges()).toMatchObject([{ value: 60, discount: { value: 0 }, fine: { value: 0 }, interest: { value: 0 } }]);
  });

  test('are no more in a subscription that is changed', async () => {
    const world = asaasWorld();
    const customerId = await customerOf(world);
    await run(world, subscription, 'create', {
      chargeFor: 'fields',
      customerId,
      externalReference: 'r-1',
      value: 50,
      additionalFields: terms,
    });
    const { data } = (await (await world.meddle('GET', '/subscriptions')).json()) as { data: [{ id: string }] };
    await run(world, subscription, 'update', { recordFrom: 'id', recordId: data[0].id, changes: none });
    const changed: unknown = await (await world.meddle('GET', `/subscriptions/${data[0].id}`)).json();
    expect(changed).toMatchObject({ discount: { value: 0 }, fine: { value: 0 }, interest: { value: 0 } });
  });
});

describe('an order of which a part is paid', () => {
  const order = paidOrder('1001', { financialStatus: 'partially_paid' });

  test.each([
    ['payment', payment],
    ['subscription', subscription],
  ] as const)('is not charged whole by a %s', async (_name, resource) => {
    const world = asaasWorld();
    const { failure } = await failureOf(run(world, resource as AsaasResource, 'create', {}, { order }));
    expect(failure).toMatchObject({ class: 'validation', code: 'orderIncomplete', message: expect.stringContaining('a part is paid') });
    expect(world.calls).toEqual([]);
  });

  test('is not minded where nothing is paid yet', async () => {
    const world = asaasWorld();
    await run(world, payment, 'create', {}, { order: { ...order, financialStatus: 'pending' } });
    expect(written(world)).toHaveLength(1);
  });
});
