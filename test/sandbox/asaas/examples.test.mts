/** Holds the simulator's answers against the vendor's published examples, where they are at hand. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventNames } from '../../../sandbox/simulators/asaas/webhooks/eventNames.mts';
import { describeWithSpecification } from '../../support/specifications.mts';
import { charge, createTestWorld, customer, webhook, type Json } from './world.mts';

interface Item {
  readonly item?: Item[];
  readonly request?: { readonly method: string; readonly url: { readonly path: string[] } };
  readonly response?: { readonly code: number; readonly body: string }[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The first 200 example of a request, e.g. `GET v3/payments/:id`. */
function exampleIn(file: string, method: string, path: string): Json {
  const all = (items: readonly Item[]): Item[] => items.flatMap((item) => (item.item ? all(item.item) : [item]));
  const found = all((read(file) as { item: Item[] }).item).find(
    ({ request }) => request?.method === method && request.url.path.join('/') === path,
  );
  return JSON.parse(found!.response!.find(({ code }) => code === 200)!.body) as Json;
}

/** Fields of the examples that the vendor's current answers no longer have, or whose example is known to be wrong. */
const excused = new Set(['authToken', 'events', 'bank', 'refundedSplits']);

/** Every field of the example is there, and where both have a value, of the same type. */
function expectShape(actual: Json, wanted: Json, path = ''): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (excused.has(name)) continue;
    expect(actual, `${path}${name}`).toHaveProperty(name);
    const mine = actual[name];
    if (mine === null || mine === undefined) continue;
    expect(typeof mine, `${path}${name}`).toBe(typeof value);
    if (typeof value === 'object' && !Array.isArray(value) && value !== null) expectShape(mine, value, `${path}${name}.`);
    if (Array.isArray(value) && mine.length > 0 && typeof value[0] === 'object') expectShape(mine[0], value[0], `${path}${name}[0].`);
  }
}

describeWithSpecification('asaas/webhook-events.json', 'the vendor’s list of events', (file) => {
  test('is ours', () => {
    expect([...eventNames].sort()).toEqual([...(read(file) as string[])].sort());
  });
});

describeWithSpecification('asaas/postman.json', 'the vendor’s examples', (file) => {
  const example = (method: string, path: string) => exampleIn(file, method, path);

  test('have payments like ours, fresh and refunded', async () => {
    const world = createTestWorld();
    const payment = await charge(world, { split: [{ walletId: 'w', fixedValue: 1 }] });
    expectShape(payment, example('POST', 'v3/payments'));
    world.asaas.pay(payment.id);
    const refunded = await world.call('POST', `/payments/${payment.id}/refund`, {});
    expectShape(refunded.body, example('POST', 'v3/payments/:id/refund'));
    expectShape((await world.call('GET', '/payments')).body, example('GET', 'v3/payments'));
    expectShape((await world.call('GET', `/payments/${payment.id}/refunds`)).body, example('GET', 'v3/payments/:id/refunds'));
  });

  test('have disputed card payments like ours', async () => {
    const world = createTestWorld();
    const card = { number: '4444444444444444', holderName: 'M', expiryMonth: '1', expiryYear: '2030', ccv: '123' };
    const creditCardHolderInfo = { name: 'M', email: 'm@example.com', cpfCnpj: '52998224725', postalCode: '01305000', addressNumber: '1' };
    const { id } = await charge(world, { billingType: 'CREDIT_CARD', creditCard: card, creditCardHolderInfo, remoteIp: '203.0.113.7' });
    expectShape({ ...world.asaas.chargeback(id) }, example('GET', 'v3/payments/:id'));
  });

  test('have codes, lines and states like ours', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { billingType: 'BOLETO' });
    for (const name of ['pixQrCode', 'identificationField', 'status']) {
      expectShape((await world.call('GET', `/payments/${id}/${name}`)).body, example('GET', `v3/payments/:id/${name}`));
    }
    expectShape((await world.call('DELETE', `/payments/${id}`)).body, example('DELETE', 'v3/payments/:id'));
  });

  test('have customers like ours', async () => {
    const world = createTestWorld();
    const { body } = await world.call('POST', '/customers', customer({ postalCode: '01310000', mobilePhone: '4799376637' }));
    expectShape(body, example('POST', 'v3/customers'));
    expectShape((await world.call('GET', '/customers')).body, example('GET', 'v3/customers'));
  });

  test('have webhooks like ours, but for the token that is no longer told', async () => {
    const { body } = await createTestWorld().call('POST', '/webhooks', webhook());
    expectShape(body, example('POST', 'v3/webhooks'));
  });

  test('have subscriptions, installments, links, transfers, balances and invoices like ours', async () => {
    const world = createTestWorld();
    const { id, customer: payer } = await charge(world);
    const common = { customer: payer, billingType: 'BOLETO', value: 10 };
    const made = async (path: string, body: Json) => {
      const answer = await world.call('POST', `/${path}`, body);
      expect(answer.status, path).toBe(200);
      expectShape(answer.body, example('POST', `v3/${path}`));
    };
    await made('subscriptions', { ...common, nextDueDate: '2026-12-01', cycle: 'YEARLY' });
    await made('installments', { ...common, dueDate: '2026-12-01', installmentCount: 2 });
    await made('paymentLinks', { name: 'L', billingType: 'PIX', chargeType: 'DETACHED' });
    await made('transfers', {
      value: 1,
      bankAccount: {
        agency: '1',
        account: '2',
        accountDigit: '3',
        ownerName: 'M',
        cpfCnpj: '52998224725',
        accountName: 'M',
        agencyDigit: '1',
        pixAddressKey: null,
      },
    });
    const taxes = { retainIss: true, iss: 1, cofins: 1, csll: 1, inss: 1, ir: 1, pis: 1 };
    await made('invoices', {
      payment: id,
      serviceDescription: 'S',
      observations: 'O',
      value: 1,
      deductions: 0,
      effectiveDate: '2026-12-01',
      municipalServiceName: 'M',
      taxes,
    });
    expectShape((await world.call('GET', '/finance/balance')).body, example('GET', 'v3/finance/balance'));
  });
});
