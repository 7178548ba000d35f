/** A template through the plan *life*: two shops with one numbering, or an account with subscriptions and sales in parts. */
import { randomUUID } from 'node:crypto';
import { credentialData } from '../../n8n/credentialData.mts';
import type { WorkflowFile } from '../../n8n/rest.mts';
import { itemErrors, summarize, type Details, type ItemError } from '../outcome.mts';
import type { Session } from '../session.mts';
import { settle } from '../settle.mts';
import type { Template } from '../templates.mts';
import type { TryOptions } from '../tryTemplate.mts';
import { attribute } from './attribute.mts';
import { liveOrder, type LivedOrder } from './orders.mts';
import { judgePayments, livePayment, type LivedSale } from './payments.mts';
import { wrongEffects } from './wrong.mts';

type Result = Details & { readonly seconds: number };

const patience = { eachMs: 30_000, baseMs: 300_000 };

const orderNumberPrefix = 'B-';

/** Nodes that differ in the flow of the second shop, by type: an ERP that knows numbers alone needs to be told the shops apart here. */
const parametersOfSecondShop: Readonly<Record<string, Record<string, unknown>>> = {
  'n8n-nodes-ponte.erpInvoice': { vendor: 'bling', resource: 'invoice', operation: 'issue', options: { orderNumberPrefix } },
  'n8n-nodes-ponte.stockUpdate': { vendor: 'bling', resource: 'stock', operation: 'deductOrder', options: { orderNumberPrefix } },
};

/** Payments of the plan are for services: the account's own invoices, over each payment or over a sale in parts. */
const parametersOfServices: Readonly<Record<string, Record<string, unknown>>> = {
  'n8n-nodes-ponte.erpInvoice': {
    vendor: 'asaas',
    resource: 'invoice',
    operation: 'issue',
    serviceName: 'Consultoria',
    serviceCode: '17.01',
    issRate: 2,
  },
};

export async function tryLife(session: Session, template: Template, { count, say }: TryOptions): Promise<Result> {
  const started = Date.now();
  const details = await (template.liveOrder || template.effects.includes('shipment')
    ? liveOrders(session, template, count, say)
    : livePayments(session, template, count, say));
  return { ...details, seconds: Math.round((Date.now() - started) / 100) / 10 };
}

/** Waits until nothing moves. */
const calm = async (session: Session, workflowIds: readonly string[], count: number) =>
  await settle(session.world, session.rest, { workflowIds, patienceMs: patience.baseMs + count * patience.eachMs });

async function liveOrders(session: Session, template: Template, count: number, say: (line: string) => void): Promise<Details> {
  const { world, rest } = session;
  const flows = await shopsOf(session, template);
  const ids = flows.map(({ id }) => id);
  say(`"${template.file}" is live for ${flows.length} shops; ${count} events follow`);
  const live = template.liveOrder ?? liveOrder;
  const orders = Array.from({ length: count }, (_, index) => live(world, index));
  await calm(session, ids, count);
  for (const { afterwards } of orders) afterwards?.();
  await calm(session, ids, count);
  const errors = await Promise.all(flows.map(async ({ id, shop }) => keyed(await itemErrors(rest, [id]), orders, shop)));
  return judgeOrders(session, template, orders, errors.flat());
}

/** The flow of each shop; undefined for the only one. */
async function shopsOf(session: Session, { file, liveOrder: own }: Template): Promise<{ id: string; shop: string | undefined }[]> {
  const first = await session.runTemplate(file);
  if (own) return [{ id: first, shop: undefined }];
  const { shopify, secondShopify } = session.world.vendors;
  const second = await placeWith(session, file, parametersOfSecondShop, await secondShopCredentials(session));
  return [
    { id: first, shop: shopify.secrets.shop },
    { id: second, shop: secondShopify.secrets.shop },
  ];
}

const keyed = (errors: readonly ItemError[], orders: readonly LivedOrder[], shop: string | undefined): ItemError[] =>
  errors.map((error) => ({
    ...error,
    orderNumber: orders.find((one) => (shop === undefined || one.shopName === shop) && one.orderNumber === error.orderNumber)?.key,
  }));

function judgeOrders({ world }: Session, template: Template, orders: readonly LivedOrder[], errors: readonly ItemError[]): Details {
  const known = orders.map(({ key, shop, orderNumber }) => ({
    key,
    order: shop.orders().find((one) => one.orderNumber === orderNumber)!,
    ...(shop === world.vendors.secondShopify ? { prefix: orderNumberPrefix } : {}),
  }));
  const { ledger, strangers } = attribute(world.ledger(), known);
  const wrong = [
    ...wrongEffects(orders, ledger),
    ...strangers.map(({ kind, vendor, orderNumber }) => `${kind} of ${orderNumber} at ${vendor}: for nobody who ordered under it`),
  ];
  const byKey = new Map(orders.map((order) => [order.key, order]));
  const details = summarize({
    orderNumbers: [...byKey.keys()],
    effects: template.effects,
    effectsOf: (key) => byKey.get(key)?.effects,
    ledger,
    unitsOf: (key) => byKey.get(key)?.units ?? 0,
    errors,
    violations: world.violations.length,
  });
  return { ...details, wrong: wrong.length, wrongEffects: wrong };
}

async function livePayments(session: Session, template: Template, count: number, say: (line: string) => void): Promise<Details> {
  const workflowId = await placeWith(session, template.file, parametersOfServices, session.credentials);
  say(`"${template.file}" is live for services; ${count} events follow`);
  const sales = Array.from({ length: count }, (_, index) => livePayment(session.world, index));
  await calm(session, [workflowId], count);
  // A week on, subscriptions have their next charge, and the money of bank slips has arrived.
  await session.world.clock.advance(8 * 24 * 3_600_000);
  // The editor's login has run out by then.
  await session.rest.login();
  await calm(session, [workflowId], count);
  for (const sale of sales) sale.afterwards?.();
  await calm(session, [workflowId], count);
  return judgeSales(session, sales, await itemErrors(session.rest, [workflowId]));
}

function judgeSales({ world }: Session, sales: readonly LivedSale[], errors: readonly ItemError[]): Details {
  const errorOf = (sale: LivedSale) => errors.find(({ paymentId }) => sale.payments.some(({ id }) => id === paymentId));
  const { lost, doubled, wrong } = judgePayments(sales, world.ledger(), (sale) => errorOf(sale) !== undefined);
  const count = (kind: string, status?: string) =>
    world.ledger().filter((entry) => entry.kind === kind && (status === undefined || entry.status === status)).length;
  const erroredOrders = sales.flatMap((sale) => {
    const error = errorOf(sale);
    return error ? [{ orderNumber: sale.key, node: error.node, reason: error.reason }] : [];
  });
  return {
    events: sales.reduce((sum, { payments }) => sum + payments.length, 0),
    invoices: { authorized: count('invoice', 'authorized'), rejected: count('invoice', 'rejected') },
    shipments: 0,
    stockMovements: 0,
    fulfillments: 0,
    messages: count('message'),
    errored: erroredOrders.length,
    lost: lost.length,
    doubled: doubled.length,
    violations: world.violations.length,
    wrong: wrong.length,
    lostOrders: lost,
    doubledEffects: doubled,
    erroredOrders,
    wrongEffects: wrong,
  };
}

type Credentials = Session['credentials'];

async function secondShopCredentials({ rest, world, credentials }: Session): Promise<Credentials> {
  const { shop, clientId, clientSecret } = world.vendors.secondShopify.secrets;
  const { name } = credentialData(world).ponteShopifyApi!;
  const data = { shop: shop.replace('.myshopify.com', ''), clientId, clientSecret };
  const second = `${name}, second shop`;
  return { ...credentials, ponteShopifyApi: { id: await rest.createCredential(second, 'ponteShopifyApi', data), name: second } };
}

/** The template with other parameters in some of its nodes, published; answers the workflow's id. */
async function placeWith(
  session: Session,
  file: string,
  parameters: Readonly<Record<string, Record<string, unknown>>>,
  credentials: Credentials,
): Promise<string> {
  const change = (workflow: WorkflowFile): WorkflowFile => ({
    ...workflow,
    nodes: workflow.nodes.map((node) => ({
      ...node,
      ...(parameters[node.type] ? { parameters: parameters[node.type]! } : {}),
      // As the editor does with a copy: two flows cannot listen at one address.
      ...(node.webhookId === undefined ? {} : { webhookId: randomUUID() }),
    })),
  });
  const id = await session.placeTemplate(file, credentials, change);
  await session.rest.activate(id);
  return id;
}
