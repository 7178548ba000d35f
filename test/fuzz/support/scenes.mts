/** Operations that look before they write, done once in an account of their own. */
import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openAsaasAccount } from '../../../vendors/asaas/account/asaasAccount.ts';
import type { AsaasAccount } from '../../../vendors/asaas/account/asaasAccount.ts';
import { openInvoiceIssuer as openAsaas } from '../../../vendors/asaas/invoice/invoiceIssuer.ts';
import { openPaymentSource } from '../../../vendors/asaas/events/paymentSource.ts';
import { openInvoiceIssuer as openBling } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { openOrderStock as openBlingOrders } from '../../../vendors/bling/stock/orderStock.ts';
import { openInvoiceIssuer as openFocus } from '../../../vendors/focusNfe/invoice/invoiceIssuer.ts';
import { openInvoiceSource as openFocusSource } from '../../../vendors/focusNfe/events/invoiceSource.ts';
import { openInvoiceIssuer as openTiny } from '../../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openOrderStock as openTinyOrders } from '../../../vendors/olistTiny/stock/orderStock.ts';
import { openInvoiceIssuer as openOmie } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { openOrderStock as openOmieOrders } from '../../../vendors/omie/stock/orderStock.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { openOrderSource } from '../../../vendors/shopify/orders/orderSource.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { invoice, shipment } from '../../contracts/orderKeeper.contract.mts';
import { request } from '../../contracts/paymentKeeper.contract.mts';
import { asaasWorld, type AsaasWorld } from '../../contracts/support/asaasWorld.mts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { focusNfeWorld, repair, simplesTaxes } from '../../contracts/support/focusNfeWorld.mts';
import { olistTinyWorld } from '../../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../../contracts/support/omieWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { shopifyWorld, type ShopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from '../../vendors/shopify/support/paidOrders.mts';
import { recordScenes } from './recordScenes.mts';
import { lateness, type Lateness, type Scene, type World } from './scene.mts';

export type { Lateness, Scene } from './scene.mts';

let processes = 0;

/** Nothing is remembered there. */
export const freshAccount = () => `fuzzed-${++processes}`;

const shopLateness = (world: ShopifyWorld): Lateness => ({
  writes: () => world.writes(),
  landLate: (k, delayMs, silence) => world.landWriteLate(k, delayMs, silence),
  async settle() {
    world.calm();
    await world.connect().clock.sleep(120_000);
  },
});

const number = '1001';
const url = 'https://n8n.loja.example/webhook/1f/webhook';

const ledgerOf = ({ simulator }: World) =>
  simulator
    .ledger()
    .filter(({ kind, status }) => kind !== 'order' && status !== 'cancelled')
    .map(({ kind, id }) => `${kind} ${id}`);

const issuing =
  <W extends World>(createWorld: () => W, open: (connection: Connection) => InvoiceIssuer, over: Partial<IssueRequest> = {}) =>
  (): Scene => {
    const world = createWorld();
    return {
      ...lateness(world),
      connect: (process) => world.connect(process),
      run: async (connection) => {
        const issued = await open(connection).issue(goodsRequest(number, over));
        await world.clock.sleep(20_000);
        return issued;
      },
      effects: () => ledgerOf(world),
    };
  };

type Listed = { data: { id: string; status?: string; deleted?: boolean }[] };

const noTerms = { discount: null, fine: null, interest: null };
const { payer } = request('7');

const asaas = (path: string, run: (account: AsaasAccount, connection: Connection) => Promise<unknown>) => (): Scene => {
  const world = asaasWorld();
  return {
    ...lateness(world),
    connect: (process) => world.connect({}, process),
    run: async (connection) => await run(openAsaasAccount(connection), connection),
    effects: async () => await listedAt(world, path),
  };
};

async function listedAt(world: AsaasWorld, path: string): Promise<string[]> {
  const answer = (await (await world.meddle('GET' as never, `/${path}?limit=100`)).json()) as Listed;
  return answer.data.filter(({ deleted }) => deleted !== true).map(({ id }) => id);
}

const service = { ...repair, code: '1.01', taxes: { ...repair.taxes, iss: 2 } };

const posting =
  (createWorld: () => World & { prepare(): Promise<void> }, open: typeof openBlingOrders, operation: 'deductOrder' | 'returnOrder') =>
  async (): Promise<Scene> => {
    const world = createWorld();
    await world.prepare();
    const ask = { order: paidOrder(number), orderNumber: number, key: `shopify:${number}:stock`, location: null };
    if (operation === 'returnOrder') await open(world.connect({ account: freshAccount() })).deductOrder(ask);
    return {
      ...lateness(world),
      connect: (process) => world.connect(process),
      run: async (connection) => await open(connection)[operation]!(ask),
      effects: () => ledgerOf(world),
    };
  };

const sold = <W extends World>(createWorld: () => W, open: (connection: Connection) => InvoiceIssuer) => {
  return () => {
    const world = createWorld();
    const prepare = async () => {
      await open(world.connect({ account: freshAccount() })).issue(goodsRequest(number));
      await world.clock.sleep(20_000);
    };
    return { ...world, prepare };
  };
};

type Keeper = ReturnType<typeof openOrderKeeper>;
type ShopOrder = Awaited<ReturnType<typeof paidOrders>>[number];

const shop = (run: (keeper: Keeper, order: ShopOrder) => Promise<unknown>) => async (): Promise<Scene> => {
  const world = shopifyWorld();
  const [order] = await paidOrders(world, 1);
  return {
    ...shopLateness(world),
    connect: (process) => ({ ...world.connect(), ...process }),
    run: async (connection) => await run(openOrderKeeper(connection), order!),
    effects: () => {
      const { cancelled, note, tags, total } = world.simulator.orders().find(({ orderNumber }) => orderNumber === order!.number)!;
      const records = world.simulator.ledger().map(({ kind, id, status }) => `${kind} ${id} ${status}`);
      return [...records, `${total}`, String(cancelled), note ?? '', tags.join()];
    },
  };
};

export const scenes: Readonly<Record<string, () => Scene | Promise<Scene>>> = {
  'Bling: issue': issuing(blingWorld, openBling),
  'Bling: issue an NFC-e': issuing(blingWorld, openBling, { model: 65 }),
  'Olist Tiny: issue': issuing(() => olistTinyWorld({ requestsPerMinute: 6000 }), openTiny),
  'Omie: issue': issuing(omieWorld, openOmie),
  'Focus NFe: issue': issuing(focusNfeWorld, openFocus, { taxes: simplesTaxes }),
  'Focus NFe: issue an NFS-e': issuing(focusNfeWorld, openFocus, { model: 'nfse', service: repair }),
  'Bling: deduct': posting(sold(blingWorld, openBling), openBlingOrders, 'deductOrder'),
  'Bling: return': posting(sold(blingWorld, openBling), openBlingOrders, 'returnOrder'),
  'Olist Tiny: deduct': posting(sold(olistTinyWorld, openTiny), openTinyOrders, 'deductOrder'),
  'Omie: deduct': posting(sold(omieWorld, openOmie), openOmieOrders, 'deductOrder'),
  'Asaas: customer': asaas('customers', async ({ customers }) => await customers.findOrCreate({ name: 'Ana', taxId: '52998224725' })),
  'Asaas: charge': asaas('payments', async ({ payments }) => await payments.create(request('7'))),
  'Asaas: charge in installments': asaas('payments', async ({ payments }) => await payments.create(request('7', { installments: 3 }))),
  'Asaas: subscription': asaas(
    'subscriptions',
    async ({ subscriptions }) =>
      await subscriptions.create({ key: 'plano:7', payer, fields: { method: 'pix', value: 50, cycle: 'monthly', ...noTerms } }),
  ),
  'Asaas: payment link': asaas(
    'paymentLinks',
    async ({ paymentLinks }) => await paymentLinks.create('livros', { name: 'Livros', method: 'pix', chargeType: 'detached', value: 30 }),
  ),
  'Asaas: transfer': asaas(
    'transfers',
    async ({ transfers }) =>
      await transfers.create({
        key: 'fornecedor:7',
        value: 50,
        destination: { pixKey: 'fornecedor@example.com', pixKeyType: 'email' },
        description: null,
        scheduleDate: null,
      }),
  ),
  'Asaas: NFS-e': asaas(
    'invoices',
    async (_account, connection) => await openAsaas(connection).issue(goodsRequest('7', { model: 'nfse', service })),
  ),
  ...recordScenes,
  'Shopify: fulfill': shop(async (keeper, order) => await keeper.fulfill({ order, shipment, notifyCustomer: false })),
  'Shopify: refund': shop(
    async (keeper, order) =>
      await keeper.refund({ order, key: 'shopify:1001:refund', restock: true, notifyCustomer: false, note: null, amount: 10 }),
  ),
  'Shopify: note': shop(async (keeper, order) => await keeper.appendNote(order, 'Nota fiscal 1234 emitida')),
  'Shopify: invoice fields': shop(async (keeper, order) => await keeper.recordInvoice(order, invoice)),
  'Shopify: webhooks': () => {
    const world = shopifyWorld();
    return {
      ...shopLateness(world),
      connect: (process) => ({ ...world.connect(), ...process }),
      run: async (connection) => await openOrderSource(connection).registerWebhooks({ url, topics: ['ORDERS_PAID', 'ORDERS_CREATE'] }),
      effects: () => world.simulator.subscriptions().map(({ topic }) => topic),
    };
  },
  'Asaas: webhook': () => {
    const world = asaasWorld();
    return {
      ...lateness(world),
      connect: (process) => world.connect({}, process),
      run: async (connection) => await openPaymentSource(connection).registerWebhooks({ url, topics: ['PAYMENT_RECEIVED'] }),
      effects: () => world.simulator.webhooks().map(({ id }) => id),
    };
  },
  'Focus NFe: hooks': () => {
    const world = focusNfeWorld();
    return {
      ...lateness(world),
      connect: (process) => world.connect(process),
      run: async (connection) => await openFocusSource(connection).registerWebhooks({ url, topics: [] }),
      // One that sends another token is made anew, and the old one goes.
      effects: () => {
        const count = (wanted: string) => world.calls.filter(({ method }) => method === wanted).length;
        return [`${count('POST') - count('DELETE')} hooks`];
      },
    };
  },
};
