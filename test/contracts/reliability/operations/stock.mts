/** What Stock Update writes. */
import type { IDataObject } from 'n8n-workflow';
import type { StockChange } from '../../../../domain/documents/stock.ts';
import type { OrderStock, SkuStock } from '../../../../domain/ports/stock.ts';
import * as adjust from '../../../../nodes/StockUpdate/stock/adjust.operation.ts';
import * as deductOrder from '../../../../nodes/StockUpdate/stock/deductOrder.operation.ts';
import * as returnOrder from '../../../../nodes/StockUpdate/stock/returnOrder.operation.ts';
import * as set from '../../../../nodes/StockUpdate/stock/set.operation.ts';
import type { Connection } from '../../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../../runtime/client/http.ts';
import { openSkuStock as openBling } from '../../../../vendors/bling/stock/skuStock.ts';
import { openOrderStock as openBlingOrders } from '../../../../vendors/bling/stock/orderStock.ts';
import { openSkuStock as openTiny } from '../../../../vendors/olistTiny/stock/skuStock.ts';
import { openOrderStock as openTinyOrders } from '../../../../vendors/olistTiny/stock/orderStock.ts';
import { openInvoiceIssuer as openOmieIssuer } from '../../../../vendors/omie/invoice/invoiceIssuer.ts';
import { openSkuStock as openOmie } from '../../../../vendors/omie/stock/skuStock.ts';
import { openOrderStock as openOmieOrders } from '../../../../vendors/omie/stock/orderStock.ts';
import { openSkuStock as openShopify } from '../../../../vendors/shopify/stock/skuStock.ts';
import { openSkuStock as openWoo } from '../../../../vendors/wooCommerce/stock/skuStock.ts';
import { goodsRequest } from '../../invoiceIssuer.contract.mts';
import { freshAccount } from '../../support/freshAccount.mts';
import { blingWorld } from '../../support/blingWorld.mts';
import { olistTinyWorld } from '../../support/olistTinyWorld.mts';
import { omieWorld } from '../../support/omieWorld.mts';
import { paidOrder } from '../../support/order.mts';
import { shopifyWorld } from '../../support/shopifyWorld.mts';
import { wooCommerceWorld } from '../../support/wooCommerceWorld.mts';
import { unhindered, type Gate } from '../explore.mts';
import { createMemory } from '../memory.mts';
import type { Guard, Operation, Scene, Told } from '../operation.mts';
import { sceneOf, shopifyScene } from '../scenes.mts';

const number = '1001';
/** Ordered goods and how many of each; of another shop than the one that counts. */
const order = paidOrder(number, { source: 'other' });
const ordered = [
  ['CAM-ALG-M', 2],
  ['CAF-MOI-250', 1],
] as const;

type Effects = (stockOf: (sku: string) => number) => readonly string[];

/** One name for each time; `half` where the goods of the order tell different things. */
function namesOf(times: readonly number[]): readonly string[] {
  const most = Math.max(...times);
  const names = Array.from({ length: most }, (_, index) => (index === 0 ? 'moved' : `moved ${index + 1}`));
  return times.every((each) => each === most) ? names : ['half', ...names.slice(1)];
}

/** How often the order has left the shelf. */
const left: Effects = (stockOf) => namesOf(ordered.map(([sku, units]) => (1000 - stockOf(sku)) / units));

/** How often it has come back, once it had left. */
const back: Effects = (stockOf) => namesOf(ordered.map(([sku, units]) => (stockOf(sku) - 1000) / units + 1));

const adjusted: Effects = (stockOf) => namesOf([(1000 - stockOf('CAF-MOI-250')) / 3]);

const isSet: Effects = (stockOf) => (stockOf('CAF-MOI-250') === 40 ? ['moved'] : []);

/** Done by this run or an earlier one; what is unknown to the node is said by a line, too. */
function toldBy(documents: IDataObject): Told {
  const lines = documents.stock as unknown as StockChange[];
  const unsure = lines.find(({ status }) => status === 'unknown' || status === 'failed');
  return unsure ? { unknown: unsure.status } : { done: 'moved' };
}

const orderItem = { json: { order: order as unknown as IDataObject } };
const adjustItem = { json: { event: { correlationId: 'x:77' }, products: [{ sku: 'CAF-MOI-250', quantity: -3 }] } };
const setItem = { json: { products: [{ sku: 'CAF-MOI-250', quantity: 40 }] } };

interface ByCount {
  operation: string;
  guard: Guard;
  item: { json: IDataObject };
  prepare: typeof adjust.prepare;
  effects: Effects;
}

const counting: readonly ByCount[] = [
  { operation: 'set', guard: 'state', item: setItem, prepare: set.prepare, effects: isSet },
  { operation: 'adjust', guard: 'memory', item: adjustItem, prepare: adjust.prepare, effects: adjusted },
  { operation: 'deductOrder', guard: 'memory', item: orderItem, prepare: deductOrder.prepare, effects: left },
  { operation: 'returnOrder', guard: 'memory', item: orderItem, prepare: returnOrder.prepare, effects: back },
];

/** A system that counts by SKU: the scene lacks only what is done in it. */
interface Counter {
  vendor: string;
  open: (connection: Connection) => SkuStock;
  /** Those it does not do by the order it knows. */
  operations: readonly string[];
  create: (own: (stockOf: (sku: string) => number) => Pick<Scene, 'run' | 'effects'>) => Scene;
}

const all = ['set', 'adjust', 'deductOrder', 'returnOrder'];
const parameters = { orderFrom: 'item', location: '', 'options.key': '' };
const isOmieRead = ({ body }: HttpRequest) => !/^(Incluir|Alterar|Upsert)/.test((body as { call: string }).call);

const counters: readonly Counter[] = [
  {
    vendor: 'bling',
    open: openBling,
    operations: ['set', 'adjust'],
    create: (own) => {
      const world = blingWorld();
      return sceneOf(
        world,
        (over) => world.connect(over),
        own((sku) => world.simulator.stockOf(sku)),
      );
    },
  },
  {
    vendor: 'olistTiny',
    open: openTiny,
    operations: ['set', 'adjust'],
    create: (own) => {
      const world = olistTinyWorld();
      return sceneOf(
        world,
        (over) => world.connect(over),
        own((sku) => world.simulator.stockOf(sku)),
      );
    },
  },
  {
    vendor: 'omie',
    open: openOmie,
    operations: ['set', 'adjust', 'returnOrder'],
    create: (own) => {
      const world = omieWorld();
      return sceneOf(world, (over) => world.connect(over), { isRead: isOmieRead, ...own((sku) => world.simulator.stockOf(sku)) });
    },
  },
  {
    vendor: 'shopify',
    open: openShopify,
    operations: all,
    create: (own) => {
      const world = shopifyWorld();
      return shopifyScene(
        world,
        own((sku) => world.simulator.stock(sku).available),
      );
    },
  },
  {
    vendor: 'wooCommerce',
    open: openWoo,
    operations: all,
    create: (own) => {
      const world = wooCommerceWorld();
      return sceneOf(
        world,
        (over) => world.connect({ settings: world.settings, ...over }),
        own((sku) => world.simulator.product(sku)?.quantity ?? 0),
      );
    },
  },
];

const byCount: readonly Operation[] = counters.flatMap(({ vendor, open, operations, create }) =>
  counting
    .filter(({ operation }) => operations.includes(operation))
    .map(({ operation, guard, item, prepare, effects }) => ({
      vendor,
      node: 'Stock Update',
      operation,
      guard,
      scene: async () => {
        const memory = createMemory();
        const by = async (name: string, move: typeof prepare, connection: Connection, gate: Gate) =>
          await memory.run(gate, { parameters: { vendor, operation: name, ...parameters }, items: [item] }, async (context) => {
            const own = await move(context, open(connection), vendor);
            return toldBy((await own(0)).documents as IDataObject);
          });
        const scene = create((stockOf) => ({
          run: async (connection: Connection, gate: Gate) => await by(operation, prepare, connection, gate),
          effects: () => effects(stockOf),
        }));
        // What comes back has to have left.
        if (operation === 'returnOrder') await by('deductOrder', deductOrder.prepare, scene.connect(), unhindered);
        return scene;
      },
    })),
);

const sale = {
  orderNumber: number,
  customer: { name: 'Ana Souza', document: '52998224725' },
  items: ordered.map(([sku, quantity]) => ({ sku, quantity })),
};
const keptItem = { json: { order: paidOrder(number) as unknown as IDataObject } };

/** A system that knows the order and has its goods on the shelf. */
interface Keeper {
  vendor: string;
  operations: readonly ('deductOrder' | 'returnOrder')[];
  open: (connection: Connection) => OrderStock;
  create: (own: (stockOf: (sku: string) => number) => Pick<Scene, 'run' | 'effects'>) => Scene | Promise<Scene>;
}

const keepers: readonly Keeper[] = [
  {
    vendor: 'bling',
    operations: ['deductOrder', 'returnOrder'],
    open: openBlingOrders,
    create: (own) => {
      const world = blingWorld();
      world.simulator.seedSale(sale);
      return sceneOf(
        world,
        (over) => world.connect(over),
        own((sku) => world.simulator.stockOf(sku)),
      );
    },
  },
  {
    vendor: 'olistTiny',
    operations: ['deductOrder', 'returnOrder'],
    open: openTinyOrders,
    create: (own) => {
      const world = olistTinyWorld();
      world.importSale(number);
      return sceneOf(
        world,
        (over) => world.connect(over),
        own((sku) => world.simulator.stockOf(sku)),
      );
    },
  },
  {
    // Omie has moved the goods with the invoice; the node reports it.
    vendor: 'omie',
    operations: ['deductOrder'],
    open: openOmieOrders,
    create: async (own) => {
      const world = omieWorld();
      await openOmieIssuer(world.connect({ account: freshAccount() })).issue(goodsRequest(number));
      await world.clock.sleep(61_000);
      return sceneOf(world, (over) => world.connect(over), { isRead: isOmieRead, ...own((sku) => world.simulator.stockOf(sku)) });
    },
  },
];

const executes = { deductOrder: deductOrder.execute, returnOrder: returnOrder.execute };

const byOrder: readonly Operation[] = keepers.flatMap(({ vendor, operations, open, create }) =>
  operations.map((operation) => ({
    vendor,
    node: 'Stock Update',
    operation,
    // What is put back has to have been taken out by the workflow, which n8n's memory tells.
    guard: operation === 'returnOrder' ? ('memory' as const) : ('state' as const),
    scene: async () => {
      const memory = createMemory();
      const by = async (name: 'deductOrder' | 'returnOrder', connection: Connection, gate: Gate) =>
        await memory.run(gate, { parameters: { vendor, operation: name, ...parameters }, items: [keptItem] }, async (context) =>
          toldBy((await executes[name](context, 0, open(connection))).documents as IDataObject),
        );
      const scene = await create((stockOf) => ({
        run: async (connection, gate) => await by(operation, connection, gate),
        effects: () => (operation === 'returnOrder' ? back : left)(stockOf),
      }));
      if (operation === 'returnOrder') await by('deductOrder', scene.connect(), unhindered);
      return scene;
    },
  })),
);

export const stockOperations: readonly Operation[] = [...byCount, ...byOrder];
