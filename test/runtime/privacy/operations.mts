/** Every operation of every adapter, on the order of a case. */
import type { Order } from '../../../domain/documents/order.ts';
import type { LeadDraft } from '../../../domain/ports/leadKeeper.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import {
  carriers,
  invoiceIssuers,
  invoiceSources,
  leadBooks,
  messageSources,
  messengers,
  checkoutKeepers,
  orderKeepers,
  orderSources,
  orderStocks,
  paymentKeepers,
  paymentSources,
  skuStocks,
} from '../../../vendors/index.ts';
import { draft } from '../../contracts/leadBook.contract.mts';
import { repair, simplesTaxes } from '../../contracts/support/focusNfeWorld.mts';
import { invoice, shipment } from '../../contracts/orderKeeper.contract.mts';

export interface Operation {
  readonly name: string;
  run(connection: Connection, order: Order): Promise<unknown>;
}

type Steps<Port> = Readonly<Record<string, (port: Port, order: Order) => unknown>>;

/** What the vendor's port has of these. */
function operationsOf<Port extends object>(
  { id, open }: { id: string; open: (connection: Connection) => Promise<Port> },
  steps: Steps<Port>,
): Operation[] {
  return Object.entries(steps).map(([name, step]) => ({
    name: `${id}: ${name}`,
    run: async (connection, order) => await step(await open(connection), order),
  }));
}

const url = 'https://n8n.loja.example/webhook/1';
const key = 'chave-1';
const why = 'O cliente desistiu da compra antes do envio';
const window = { since: '2026-11-22T15:00:00.000Z', until: '2026-11-24T15:00:00.000Z' };
const noTerms = { discount: null, fine: null, interest: null };
const transfer = {
  key,
  value: 50,
  destination: { pixKey: 'fornecedor@example.com', pixKeyType: 'email' as const },
  description: null,
  scheduleDate: null,
};

const requestOf = (order: Order, model: 55 | 65 | 'nfse') => ({
  order,
  orderNumber: order.number,
  key: order.id,
  model,
  sendEmail: false,
  taxes: simplesTaxes,
  service: { ...repair, code: '0801' },
});

const issuing = invoiceIssuers.flatMap((entry) =>
  operationsOf({ id: entry.id, open: (connection) => entry.open(connection) }, {
    ...Object.fromEntries(
      entry.models.map((model) => [`issue ${model}`, async (issuer, order) => await issuer.issue(requestOf(order, model))]),
    ),
    get: async (issuer) => await issuer.get('1', entry.models[0]!),
    list: async (issuer) => await issuer.list?.({ model: entry.models[0]!, orderNumber: '1' }, 5),
    download: async (issuer) => await issuer.download?.('1', entry.models[0]!),
    cancel: async (issuer) => await issuer.cancel?.('1', entry.models[0]!, why),
    correct: async (issuer) => await issuer.correct?.('1', 'O peso bruto correto é 12,5 kg'),
    voidNumbers: async (issuer) => await issuer.voidNumbers?.({ model: 55, series: '1', first: 1, last: 2, justification: why }),
    choices: async (issuer) => await issuer.choices?.('series'),
  } as Steps<Awaited<ReturnType<typeof entry.open>>>),
);

const posting = orderStocks.flatMap((entry) => {
  const ask = (order: Order) => ({ order, orderNumber: order.number, key: order.id, location: null });
  return operationsOf(
    { id: entry.id, open: (connection) => entry.open(connection) },
    {
      deductOrder: async (keeper, order) => await keeper.deductOrder(ask(order)),
      returnOrder: async (keeper, order) => await keeper.returnOrder?.(ask(order)),
    },
  );
});

const counting = skuStocks.flatMap((entry) => {
  const line = { sku: 'CAM-ALG-M', location: null };
  return operationsOf(
    { id: entry.id, open: (connection) => entry.open(connection) },
    {
      set: async (counter) => await counter.set([{ ...line, quantity: 5 }]),
      adjust: async (counter) => await counter.adjust([{ ...line, delta: -1, key }]),
      levels: async (counter) => await counter.levels([line]),
      locations: async (counter) => await counter.locations?.(),
    },
  );
});

const writing = messengers.flatMap((entry) => {
  const to = (order: Order) => ({ to: order.customer.phone!, correlationId: order.id });
  const media = { kind: 'document' as const, source: { link: 'https://loja.example/nota.pdf' }, mimeType: null, fileName: 'nota.pdf' };
  return operationsOf(
    { id: entry.id, open: (connection) => entry.open(connection) },
    {
      sendText: async (messenger, order) => await messenger.sendText({ ...to(order), text: `Oi, ${order.customer.name}` }),
      sendMedia: async (messenger, order) => await messenger.sendMedia?.({ ...to(order), media, caption: order.customer.name }),
      sendButtons: async (messenger, order) =>
        await messenger.sendButtons?.({ ...to(order), text: `${order.customer.name}?`, buttons: [{ id: 'y', title: 'Sim' }] }),
      templates: async (messenger) => await messenger.templates?.(),
      checkNumber: async (messenger, order) => await messenger.checkNumber?.(order.customer.phone!),
      status: async (messenger) => await messenger.status?.('true_5531988887777@c.us_ABC'),
    },
  );
});

const shipping = carriers.flatMap((entry) => {
  const parcel = { weightGrams: 300, heightCm: 5, widthCm: 15, lengthCm: 20 };
  const request = (order: Order) => ({ order, parcel, serviceIds: [] });
  return operationsOf(
    { id: entry.id, open: (connection) => entry.open(connection) },
    {
      quote: async (carrier, order) => await carrier.quote(request(order)),
      create: async (carrier, order) => await carrier.create?.({ ...request(order), key, invoice: null, choose: 'cheapest' }),
      services: async (carrier) => await carrier.services?.(),
    },
  );
});

const payer = ({ customer, shippingAddress }: Order) => ({ customer, address: shippingAddress });
const taxIdOf = ({ customer }: Order) => customer.taxId!.value;

const paying = operationsOf(paymentKeepers.asaas, {
  'customers: findOrCreate': async ({ customers }, order) =>
    await customers.findOrCreate({ name: order.customer.name ?? '', taxId: taxIdOf(order), email: order.customer.email ?? '' }),
  'customers: update': async ({ customers }, order) => await customers.update('cus_1', { name: order.customer.name ?? '' }),
  'customers: get': async ({ customers }) => await customers.get('cus_1'),
  'customers: remove': async ({ customers }) => await customers.remove('cus_1'),
  'customers: restore': async ({ customers }) => await customers.restore('cus_1'),
  'payments: create': async ({ payments }, order) =>
    await payments.create({
      key,
      payer: payer(order),
      method: 'pix',
      value: 10,
      dueDate: null,
      dueInDays: 3,
      description: order.customer.name,
      card: null,
      splits: [],
      callback: null,
      installments: 1,
      ...noTerms,
    } as never),
  'payments: get': async ({ payments }) => await payments.get('pay_1'),
  'payments: list': async ({ payments }, order) => await payments.list({ taxId: taxIdOf(order) } as never, 5),
  'payments: update': async ({ payments }) => await payments.update('pay_1', { ...noTerms, splits: [], description: 'x' }),
  'payments: remove': async ({ payments }) => await payments.remove('pay_1'),
  'payments: restore': async ({ payments }) => await payments.restore('pay_1'),
  'payments: refund': async ({ payments }) => await payments.refund('pay_1', { value: null, reason: 'x' }),
  'payments: receiveInCash': async ({ payments }) => await payments.receiveInCash('pay_1', { value: 5, day: null, notifyCustomer: false }),
  'payments: status': async ({ payments }) => await payments.status('pay_1'),
  'payments: pixCode': async ({ payments }) => await payments.pixCode('pay_1'),
  'payments: bankSlipLine': async ({ payments }) => await payments.bankSlipLine('pay_1'),
  'subscriptions: create': async ({ subscriptions }, order) =>
    await subscriptions.create({ key, payer: payer(order), fields: { method: 'pix', value: 50, cycle: 'monthly', ...noTerms } }),
  'subscriptions: get': async ({ subscriptions }) => await subscriptions.get('sub_1'),
  'subscriptions: update': async ({ subscriptions }) => await subscriptions.update('sub_1', { ...noTerms, value: 60 }),
  'subscriptions: remove': async ({ subscriptions }) => await subscriptions.remove('sub_1'),
  'paymentLinks: create': async ({ paymentLinks }, order) =>
    await paymentLinks.create(key, { name: order.customer.name ?? '', method: 'pix', chargeType: 'detached', value: 30 }),
  'paymentLinks: update': async ({ paymentLinks }) => await paymentLinks.update('lnk_1', { name: 'Cadernos' }),
  'paymentLinks: remove': async ({ paymentLinks }) => await paymentLinks.remove('lnk_1'),
  'transfers: create': async ({ transfers }) => await transfers.create(transfer),
  'transfers: get': async ({ transfers }) => await transfers.get('tra_1'),
  'transfers: cancel': async ({ transfers }) => await transfers.cancel('tra_1'),
  'serviceInvoices: schedule': async ({ serviceInvoices }, order) =>
    await serviceInvoices.schedule({
      key,
      subject: { payer: payer(order) },
      service: repair,
      value: 120,
      description: order.customer.name ?? '',
      observations: 'Novembro',
      effectiveDate: '2026-12-20',
    }),
  'serviceInvoices: authorize': async ({ serviceInvoices }) => await serviceInvoices.authorize('inv_1'),
  'serviceInvoices: cancel': async ({ serviceInvoices }) => await serviceInvoices.cancel('inv_1'),
  balance: async ({ balance }) => await balance(),
});

const parcelEvent = { status: 'delivered' as const, at: '2026-11-24T13:00:00Z', message: null };
const reversal = { restock: true, notifyCustomer: false, note: null };

/** As the shop itself has it. */
const ofShop = (order: Order): Order => ({ ...order, source: 'shopify', account: 'loja-ponte', sourceId: 'gid://shopify/Order/1' });

const shopKeeping = operationsOf(orderKeepers.shopify, {
  get: async (keeper, order) => await keeper.get({ number: order.number }),
  list: async (keeper, order) => await keeper.list({ search: order.customer.email ?? '' }, 5),
  fulfill: async (keeper, order) => await keeper.fulfill({ order: ofShop(order), shipment, notifyCustomer: false }),
  updateTracking: async (keeper, order) =>
    await keeper.updateTracking({ order: ofShop(order), shipment, fulfillmentId: null, notifyCustomer: false }),
  addEvent: async (keeper, order) =>
    await keeper.addEvent({ order: ofShop(order), event: parcelEvent, trackingNumber: null, fulfillmentId: null }),
  addTags: async (keeper, order) => await keeper.addTags(ofShop(order), ['nf-e']),
  removeTags: async (keeper, order) => await keeper.removeTags(ofShop(order), ['nf-e']),
  appendNote: async (keeper, order) => await keeper.appendNote(ofShop(order), `Nota de ${order.customer.name}`),
  recordInvoice: async (keeper, order) => await keeper.recordInvoice(ofShop(order), invoice),
  cancel: async (keeper, order) => await keeper.cancel({ ...reversal, order: ofShop(order), reason: 'CUSTOMER', refund: true }),
  refund: async (keeper, order) => await keeper.refund({ ...reversal, order: ofShop(order), key, amount: 10 }),
});

/** As the store itself has it. */
const ofStore = (order: Order): Order => ({ ...order, source: 'wooCommerce', account: 'loja.example', sourceId: '1' });

const storeKeeping = operationsOf(orderKeepers.wooCommerce, {
  get: async (desk, order) => await desk.get({ number: order.number }),
  list: async (desk, order) => await desk.list({ search: order.customer.email ?? '' }, 5),
  setStatus: async (desk, order) => await desk.setStatus(ofStore(order), 'completed'),
  addNote: async (desk, order) => await desk.addNote(ofStore(order), { text: `Nota de ${order.customer.name}`, forCustomer: false }),
  recordInvoice: async (desk, order) => await desk.recordInvoice(ofStore(order), invoice),
  setTracking: async (desk, order) => await desk.setTracking(ofStore(order), shipment),
  refund: async (desk, order) => await desk.refund({ ...reversal, order: ofStore(order), key, amount: 10 }),
});

/** As the store itself has it. */
const ofNuvemshop = (order: Order): Order => ({ ...order, source: 'nuvemshop', account: '1234567', sourceId: '1' });

const parcelKeeping = operationsOf(orderKeepers.nuvemshop, {
  get: async (desk, order) => await desk.get({ number: order.number }),
  list: async (desk, order) => await desk.list({ search: order.customer.email ?? '' }, 5),
  appendNote: async (desk, order) => await desk.appendNote(ofNuvemshop(order), `Nota de ${order.customer.name}`),
  recordInvoice: async (desk, order) => await desk.recordInvoice(ofNuvemshop(order), invoice),
  updateTracking: async (desk, order) =>
    await desk.updateTracking({ order: ofNuvemshop(order), shipment, fulfillmentId: null, notifyCustomer: true }),
  close: async (desk, order) => await desk.close(ofNuvemshop(order)),
  cancel: async (desk, order) => await desk.cancel({ ...reversal, order: ofNuvemshop(order), reason: 'customer', refund: false }),
});

const checkouts = operationsOf(checkoutKeepers.stripe, {
  getPayment: async (keeper) => await keeper.getPayment('pi_1234567890'),
  getSession: async (keeper) => await keeper.getSession('cs_1234567890'),
  refund: async (keeper) => await keeper.refund({ paymentId: 'pi_1234567890', key, amount: 10, reason: null }),
});

const table = '0123456789abcdef0123456789abcdef';
/** In a form that Salesforce takes for one of its own. */
const leadId = '00QHp000012ABCDMAA';

const leadOf = ({ customer }: Order): LeadDraft =>
  draft({ name: customer.name, email: customer.email, phone: customer.phone, interest: `Pedido de ${customer.name}` });

const leads = leadBooks.flatMap((entry) =>
  operationsOf(
    { id: entry.id, open: (connection) => entry.open(connection, table) },
    {
      capture: async (book, order) => await book.capture({ draft: leadOf(order), owner: { kind: 'none' } }),
      get: async (book) => await book.get(leadId),
      find: async (book, order) => await book.find({ email: order.customer.email ?? '' }),
      update: async (book, order) => await book.update(leadId, { name: order.customer.name ?? 'x' }),
      stopCadence: async (book) => await book.stopCadence(leadId, { reason: 'replied', at: window.since }),
    },
  ),
);

const registering = [
  orderSources.shopify,
  orderSources.wooCommerce,
  orderSources.nuvemshop,
  paymentSources.asaas,
  paymentSources.stripe,
  ...invoiceSources,
  ...messageSources,
].flatMap(({ id, open }) =>
  operationsOf(
    { id, open: (connection: Connection) => open(connection) as ReturnType<typeof orderSources.shopify.open> },
    {
      registerWebhooks: async (source) => await source.registerWebhooks({ url, topics: ['ORDERS_PAID'] }),
      removeWebhooks: async (source) => await source.removeWebhooks({ url, topics: [] }),
      listed: async (source) => await source.listed?.(window, { url, topics: ['invoice.authorized'] }),
    },
  ),
);

export const operations: readonly Operation[] = [
  ...issuing,
  ...posting,
  ...counting,
  ...writing,
  ...shipping,
  ...paying,
  ...shopKeeping,
  ...storeKeeping,
  ...parcelKeeping,
  ...checkouts,
  ...leads,
  ...registering,
];
