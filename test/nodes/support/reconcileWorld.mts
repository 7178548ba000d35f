/** A WooCommerce shop and an Olist Tiny account on one clock, with differences between them on order. */
import { createOlistTiny } from '../../../sandbox/simulators/olistTiny/index.mts';
import { createWooCommerce } from '../../../sandbox/simulators/wooCommerce/index.mts';
import { simulatedVendor } from '../../contracts/support/simulatedVendor.mts';
import { sharedClock, type Party, type SharedClock } from './reconcileHost.mts';

export type Planted =
  | 'missing_there'
  | 'missing_here'
  | 'freight'
  | 'rounding'
  | 'refund'
  | 'cancelled_here'
  | 'cancelled_there'
  | 'duplicate'
  | 'other_day'
  | 'refused'
  | 'amount';

export interface PlacedOrder {
  orderNumber: string;
  total: number;
}

interface Life {
  orders: number;
  days: number;
  plan: Readonly<Record<Planted, number>>;
}

const dayMs = 86_400_000;
const shipping = 19.9;
const customer = { name: 'Ana Souza', document: '52998224725' };

/** It is midnight in São Paulo, 1 November 2026. */
const start = Date.parse('2026-11-01T00:00:00-03:00');

/** Three o'clock of the night after the day of now, or so many later. */
export async function nightOf(clock: SharedClock, nights: number): Promise<void> {
  const days = Math.floor((clock.now() - start) / dayMs) + nights;
  await clock.sleep(start + days * dayMs + 3 * 3_600_000 - clock.now());
}

export function wooAndTiny() {
  const clock = sharedClock(start);
  const woo = simulatedVendor({
    clock,
    create: (services) => createWooCommerce(services),
    login: ({ secrets: { consumerKey, consumerSecret } }) => ({
      authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
    }),
  });
  let token: string | undefined;
  let isExpired = false;
  const tiny = simulatedVendor({
    clock,
    create: (services) => createOlistTiny(services),
    login: (simulator) => {
      // n8n renews it.
      if (!isExpired) token = simulator.issueTokens().access_token;
      return { authorization: `Bearer ${token}` };
    },
  });
  clock.join(woo);
  clock.join(tiny);
  const settings = { storeUrl: woo.simulator.fixtures.shopUrl, ...woo.simulator.secrets };
  const shopHost = new URL(woo.simulator.fixtures.shopUrl).host;
  const parties: [Party, Party] = [
    { credential: 'ponteWooCommerceApi', owns: ({ host }) => host === shopHost, connect: () => woo.connect({ settings }) },
    { credential: 'ponteOlistTinyOAuth2Api', owns: ({ host }) => host.endsWith('tiny.com.br'), connect: () => tiny.connect() },
  ];

  const order = (): PlacedOrder =>
    woo.simulator.placeOrder({
      overrides: {
        items: [
          { sku: 'CAM-ALG-M', quantity: 3 },
          { sku: 'CAF-MOI-250', quantity: 1 },
        ],
        shipping,
      },
    });

  /** Made in Tiny itself, over the order's own amount unless it is said otherwise. */
  const invoice = (
    { orderNumber, total }: PlacedOrder,
    over: { total?: number; status?: 'authorized' | 'rejected'; freight?: number } = {},
  ) => {
    const freight = over.freight ?? shipping;
    const goods = Math.round(((over.total ?? total) - freight) * 100) / 100;
    return tiny.simulator.seedInvoice(
      { orderNumber, customer, items: [{ sku: 'CAM-ALG-M', quantity: 1, price: goods }], shipping: freight },
      over.status,
    );
  };

  const until = async (moment: string) => await clock.sleep(Date.parse(moment) - clock.now());

  return {
    ...{ clock, woo, tiny, parties, order, invoice, until },
    parameters: { compare: 'ordersInvoices', here: 'wooCommerce', there: 'olistTiny' },
    /** Those of ERP Invoice. */
    issuing: { vendor: 'olistTiny', resource: 'invoice', operation: 'issue', orderFrom: 'item', model: 55 },
    expireTiny() {
      tiny.simulator.expireTokens();
      isExpired = true;
    },
    live: async (life: Life) => await live({ clock, woo, tiny, order, invoice }, life),
  };
}

type Scene = Pick<ReturnType<typeof wooAndTiny>, 'clock' | 'woo' | 'tiny' | 'order' | 'invoice'>;

/** Orders and their invoices through the days, spread evenly; it ends at three in the night after. Answers what was planted, as `told`. */
async function live(scene: Scene, { orders, days, plan }: Life): Promise<string[]> {
  const { clock } = scene;
  const gap = Math.floor((days * dayMs) / orders);
  const kinds = spread(plan, orders);
  const planted: string[] = [];
  const later: { at: number; work(): void }[] = [];
  for (let index = 0; index < orders; index++) {
    await clock.sleep(start + index * gap + 1000 - clock.now());
    while (later[0] && later[0].at <= clock.now()) later.shift()!.work();
    const placed = scene.order();
    const kind = kinds.get(index);
    if (kind === undefined) scene.invoice(placed);
    else planted.push(plant(scene, kind, placed, later));
  }
  for (let index = 0; index < plan.missing_here; index++) {
    scene.invoice({ orderNumber: `X${index}`, total: 100 + index });
    planted.push(`X${index} missing_here missing`);
  }
  await nightOf(clock, 1);
  for (const { work } of later) work();
  return planted.toSorted();
}

/** Where each of them stands among the orders; those of another day at the beginning, so that their day comes. */
function spread(plan: Life['plan'], orders: number): Map<number, Planted> {
  const wanted = (Object.entries(plan) as [Planted, number][]).flatMap(([kind, count]) =>
    kind === 'missing_here' ? [] : Array.from({ length: count }, () => kind),
  );
  const early = wanted.filter((kind) => kind === 'other_day');
  const others = wanted.filter((kind) => kind !== 'other_day');
  const step = Math.floor(orders / (others.length + 1));
  return new Map([
    ...early.map((kind, index): [number, Planted] => [index * 7 + 3, kind]),
    ...others.map((kind, index): [number, Planted] => [(index + 1) * step, kind]),
  ]);
}

function plant(scene: Scene, kind: Planted, placed: PlacedOrder, later: { at: number; work(): void }[]): string {
  const { clock, woo, tiny, invoice } = scene;
  const { orderNumber, total } = placed;
  const cents = (amount: number) => Math.round((total + amount) * 100) / 100;
  const acts: Partial<Record<Planted, () => void>> = {
    freight: () => invoice(placed, { total: cents(-shipping), freight: 0 }),
    rounding: () => invoice(placed, { total: cents(-0.02) }),
    amount: () => invoice(placed, { total: cents(37.11) }),
    refused: () => invoice(placed, { status: 'rejected' }),
    refund() {
      invoice(placed);
      woo.simulator.refundOrder(orderNumber, { line: 0, quantity: 1 });
    },
    cancelled_here() {
      invoice(placed);
      woo.simulator.cancelOrder(orderNumber);
    },
    cancelled_there() {
      invoice(placed);
      tiny.simulator.cancelInvoice(orderNumber);
    },
    duplicate() {
      invoice(placed);
      invoice(placed);
    },
    other_day: () => later.push({ at: clock.now() + 10 * dayMs, work: () => invoice(placed) }),
  };
  acts[kind]?.();
  return kind === 'missing_there' ? `${orderNumber} missing_there missing` : `${orderNumber} different ${kind}`;
}
