/** What the node Asaas writes. */
import type { AsaasAccount } from '../../../../vendors/asaas/account/asaasAccount.ts';
import { openAsaasAccount } from '../../../../vendors/asaas/account/asaasAccount.ts';
import { openInvoiceIssuer } from '../../../../vendors/asaas/invoice/invoiceIssuer.ts';
import type { ServiceDetails } from '../../../../domain/ports/invoiceIssuer.ts';
import { goodsRequest } from '../../invoiceIssuer.contract.mts';
import { request } from '../../paymentKeeper.contract.mts';
import { freshAccount } from '../../support/freshAccount.mts';
import { asaasWorld, type AsaasWorld } from '../../support/asaasWorld.mts';
import { idOf, type Operation, type Scene, type Told } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

interface Record {
  id: string;
  status?: string;
  deleted?: boolean;
  installment?: string | null;
  refunds?: { value: number; status?: string }[];
  [field: string]: unknown;
}

const service: ServiceDetails = {
  id: null,
  code: '1.01',
  name: 'Consultoria',
  description: null,
  deductions: 0,
  taxes: { iss: 2, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 },
};
const noTerms = { discount: null, fine: null, interest: null };
const remoteIp = '203.0.113.7';
const person = { name: 'Ana', taxId: '52998224725' };
const { payer } = request('7');

/** What the account shows to who asks; removed records are not in it. */
async function listed(world: AsaasWorld, path: string): Promise<Record[]> {
  const answer = await world.meddle('GET', `/${path}?limit=100`);
  return ((await answer.json()) as { data: Record[] }).data;
}

async function one(world: AsaasWorld, path: string, id: string): Promise<Record> {
  return (await (await world.meddle('GET', `/${path}/${id}`)).json()) as Record;
}

const cancelled = ['CANCELED', 'CANCELLED', 'PROCESSING_CANCELLATION'];
const standing = async (world: AsaasWorld, path: string) =>
  (await listed(world, path)).filter(({ status }) => !cancelled.includes(status ?? '')).map(({ id }) => id);

type Setting = (account: AsaasAccount, world: AsaasWorld) => Promise<string>;

interface Deed {
  resource: string;
  operation: string;
  guard: Operation['guard'];
  form?: string;
  most?: number;
  /** What has to be there before; its id. */
  before?: Setting;
  run: (account: AsaasAccount, id: string) => Promise<Told>;
  effects: (world: AsaasWorld, id: string) => Promise<readonly string[]>;
}

const charge: Setting = async ({ payments }) => (await payments.create(request('7'))).id;
const paid: Setting = async (account, world) => {
  const id = await charge(account, world);
  world.simulator.pay(id);
  return id;
};
const link: Setting = async ({ paymentLinks }) =>
  (await paymentLinks.create('livros', { name: 'Livros', method: 'pix', chargeType: 'detached', value: 30 })).id;
const customer: Setting = async ({ customers }) => (await customers.findOrCreate(person)).id!;
/** A card that Asaas has charged once and keeps under a token. */
const cardToken: Setting = async (account, world) => {
  const answer = await world.meddle('POST', '/payments', {
    customer: await customer(account, world),
    billingType: 'CREDIT_CARD',
    value: 10,
    dueDate: '2026-12-01',
    creditCard: { holderName: 'ANA SOUZA', number: '4444444444444444', expiryMonth: '12', expiryYear: '2030', ccv: '123' },
    creditCardHolderInfo: { name: 'Ana', email: 'ana@cliente.example', cpfCnpj: person.taxId, postalCode: '30160011', addressNumber: '1' },
    remoteIp,
  });
  return ((await answer.json()) as { creditCard: { creditCardToken: string } }).creditCard.creditCardToken;
};
const subscription: Setting = async ({ subscriptions }) => (await subscriptions.create(plan)).id;
const invoice: Setting = async ({ serviceInvoices }) => (await serviceInvoices.schedule(nfse)).id;
const transfer: Setting = async ({ transfers }) => (await transfers.create({ ...payout, scheduleDate: '2026-12-10' })).id;
const removed =
  (make: Setting, remove: (account: AsaasAccount, id: string) => Promise<void>): Setting =>
  async (account, world) => {
    const id = await make(account, world);
    await remove(account, id);
    return id;
  };

const plan = { key: 'plano:7', payer, fields: { method: 'pix' as const, value: 50, cycle: 'monthly', ...noTerms } };
const nfse = {
  key: 'aulas:7',
  subject: { payer },
  service,
  value: 120,
  description: 'Aulas',
  observations: 'Novembro',
  effectiveDate: '2026-12-20',
};
const payout = {
  key: 'fornecedor:7',
  value: 50,
  destination: { pixKey: 'fornecedor@example.com', pixKeyType: 'email' as const },
  description: null,
  scheduleDate: null,
};

const whether = (isSo: boolean, name: string) => (isSo ? [name] : []);

const isDeleted = (path: string) => async (world: AsaasWorld, id: string) => whether((await one(world, path, id)).deleted === true, id);
const isBack = (path: string) => async (world: AsaasWorld, id: string) => whether((await one(world, path, id)).deleted !== true, id);
const has = (path: string, field: string, value: unknown) => async (world: AsaasWorld, id: string) =>
  whether((await one(world, path, id))[field] === value, id);
const refunds = async (world: AsaasWorld, id: string) =>
  ((await one(world, 'payments', id)).refunds ?? []).map(({ value }, index) => (index === 0 ? id : `${index}: ${value}`));
const gone = (work: Promise<void>): Promise<Told> => work.then(() => ({ done: true }));

const deeds: readonly Deed[] = [
  {
    resource: 'customer',
    operation: 'create',
    guard: 'election',
    run: async ({ customers }) => idOf(await customers.findOrCreate(person)),
    effects: async (world) => await standing(world, 'customers'),
  },
  {
    resource: 'customer',
    operation: 'update',
    guard: 'state',
    before: customer,
    run: async ({ customers }, id) => idOf(await customers.update(id, { name: 'Ana Souza' })),
    effects: has('customers', 'name', 'Ana Souza'),
  },
  {
    resource: 'customer',
    operation: 'delete',
    guard: 'look-up',
    before: customer,
    run: async ({ customers }, id) => await gone(customers.remove(id)),
    effects: isDeleted('customers'),
  },
  {
    resource: 'customer',
    operation: 'restore',
    guard: 'look-up',
    before: removed(customer, async ({ customers }, id) => await customers.remove(id)),
    run: async ({ customers }, id) => idOf(await customers.restore(id)),
    effects: isBack('customers'),
  },
  {
    resource: 'payment',
    operation: 'create',
    guard: 'election',
    run: async ({ payments }) => idOf(await payments.create(request('7'))),
    effects: async (world) => await standing(world, 'payments'),
  },
  {
    resource: 'payment',
    operation: 'create',
    form: 'in installments',
    guard: 'election',
    run: async ({ payments }) => idOf(await payments.create(request('7', { installments: 3 }))),
    // The sale's payments stand as one.
    effects: async (world) => {
      const parts = await listed(world, 'payments');
      const sales = [...new Set(parts.map(({ installment }) => installment))];
      return sales
        .map((sale) => parts.filter(({ installment }) => installment === sale).map(({ id }) => id))
        .map((ids) => ids.toSorted()[0]!);
    },
  },
  {
    resource: 'payment',
    operation: 'create',
    form: 'by a kept card',
    guard: 'election',
    before: cardToken,
    run: async ({ payments }, token) => idOf(await payments.create(request('7', { method: 'credit_card', card: { token, remoteIp } }))),
    // What the younger one of two has taken is given back.
    effects: async (world) =>
      (await listed(world, 'payments'))
        .filter(({ externalReference, status }) => externalReference === 'shopify:7' && status !== 'REFUNDED')
        .map(({ id }) => id),
  },
  {
    resource: 'payment',
    operation: 'update',
    guard: 'state',
    before: charge,
    run: async ({ payments }, id) => idOf(await payments.update(id, { ...noTerms, splits: [], description: 'Pedido novo' })),
    effects: has('payments', 'description', 'Pedido novo'),
  },
  {
    resource: 'payment',
    operation: 'delete',
    guard: 'look-up',
    before: charge,
    run: async ({ payments }, id) => await gone(payments.remove(id)),
    effects: isDeleted('payments'),
  },
  {
    resource: 'payment',
    operation: 'restore',
    guard: 'look-up',
    before: removed(charge, async ({ payments }, id) => await payments.remove(id)),
    run: async ({ payments }, id) => idOf(await payments.restore(id)),
    effects: isBack('payments'),
  },
  {
    resource: 'payment',
    operation: 'refund',
    form: 'all of it',
    guard: 'look-up',
    before: paid,
    run: async ({ payments }, id) => idOf(await payments.refund(id, { value: null, reason: 'Desistência' })),
    effects: refunds,
  },
  {
    resource: 'payment',
    operation: 'refund',
    form: 'a part of it',
    guard: 'nothing',
    most: 2,
    before: paid,
    run: async ({ payments }, id) => idOf(await payments.refund(id, { value: 50, reason: 'Um item faltou' })),
    effects: refunds,
  },
  {
    resource: 'payment',
    operation: 'receiveInCash',
    guard: 'look-up',
    before: charge,
    run: async ({ payments }, id) => idOf(await payments.receiveInCash(id, { value: null, day: null, notifyCustomer: false })),
    effects: has('payments', 'status', 'RECEIVED_IN_CASH'),
  },
  {
    resource: 'paymentLink',
    operation: 'create',
    guard: 'election',
    run: async (account) => ({ done: await link(account, undefined as never) }),
    effects: async (world) => await standing(world, 'paymentLinks'),
  },
  {
    resource: 'paymentLink',
    operation: 'update',
    guard: 'state',
    before: link,
    run: async ({ paymentLinks }, id) => idOf(await paymentLinks.update(id, { name: 'Cadernos' })),
    effects: has('paymentLinks', 'name', 'Cadernos'),
  },
  {
    resource: 'paymentLink',
    operation: 'delete',
    guard: 'look-up',
    before: link,
    run: async ({ paymentLinks }, id) => await gone(paymentLinks.remove(id)),
    effects: isDeleted('paymentLinks'),
  },
  {
    resource: 'paymentLink',
    operation: 'restore',
    guard: 'look-up',
    before: removed(link, async ({ paymentLinks }, id) => await paymentLinks.remove(id)),
    run: async ({ paymentLinks }, id) => idOf(await paymentLinks.restore(id)),
    effects: isBack('paymentLinks'),
  },
  {
    resource: 'serviceInvoice',
    operation: 'schedule',
    guard: 'election',
    run: async ({ serviceInvoices }) => idOf(await serviceInvoices.schedule(nfse)),
    effects: async (world) => await standing(world, 'invoices'),
  },
  {
    resource: 'serviceInvoice',
    operation: 'authorize',
    guard: 'look-up',
    before: invoice,
    run: async ({ serviceInvoices }, id) => idOf(await serviceInvoices.authorize(id)),
    effects: has('invoices', 'status', 'AUTHORIZED'),
  },
  {
    resource: 'serviceInvoice',
    operation: 'cancel',
    guard: 'look-up',
    before: invoice,
    run: async ({ serviceInvoices }, id) => idOf(await serviceInvoices.cancel(id)),
    effects: has('invoices', 'status', 'CANCELED'),
  },
  {
    resource: 'subscription',
    operation: 'create',
    guard: 'election',
    run: async ({ subscriptions }) => idOf(await subscriptions.create(plan)),
    effects: async (world) => await standing(world, 'subscriptions'),
  },
  {
    resource: 'subscription',
    operation: 'update',
    guard: 'state',
    before: subscription,
    run: async ({ subscriptions }, id) => idOf(await subscriptions.update(id, { ...noTerms, value: 60 })),
    effects: has('subscriptions', 'value', 60),
  },
  {
    resource: 'subscription',
    operation: 'delete',
    guard: 'look-up',
    before: subscription,
    run: async ({ subscriptions }, id) => await gone(subscriptions.remove(id)),
    effects: isDeleted('subscriptions'),
  },
  {
    resource: 'transfer',
    operation: 'create',
    guard: 'nothing',
    most: 2,
    run: async ({ transfers }) => idOf(await transfers.create(payout)),
    effects: async (world) => await standing(world, 'transfers'),
  },
  {
    resource: 'transfer',
    operation: 'cancel',
    guard: 'look-up',
    before: transfer,
    run: async ({ transfers }, id) => idOf(await transfers.cancel(id)),
    effects: has('transfers', 'status', 'CANCELLED'),
  },
];

const connect =
  (world: AsaasWorld): Parameters<typeof sceneOf>[1] =>
  (over) =>
    world.connect({}, over);

async function sceneFor({ before, run, effects }: Deed): Promise<Scene> {
  const world = asaasWorld();
  const id = before ? await before(openAsaasAccount(connect(world)({ account: freshAccount() })), world) : '';
  return sceneOf(world, connect(world), {
    run: async (connection) => await run(openAsaasAccount(connection), id),
    effects: async () => await effects(world, id),
  });
}

export const asaasOperations: readonly Operation[] = [
  ...deeds.map(
    (deed): Operation => ({
      vendor: 'asaas',
      node: 'Asaas',
      operation: `${deed.resource}: ${deed.operation}`,
      guard: deed.guard,
      ...(deed.form === undefined ? {} : { form: deed.form }),
      ...(deed.most === undefined ? {} : { most: deed.most }),
      scene: async () => await sceneFor(deed),
    }),
  ),
  {
    vendor: 'asaas',
    node: 'ERP Invoice',
    operation: 'issue',
    form: 'NFS-e',
    guard: 'election',
    scene: () => {
      const world = asaasWorld();
      return sceneOf(world, connect(world), {
        run: async (connection) => idOf(await openInvoiceIssuer(connection).issue(goodsRequest('7', { model: 'nfse', service }))),
        effects: async () => await standing(world, 'invoices'),
      });
    },
  },
];
