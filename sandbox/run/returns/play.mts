/** Plays planned returns: the customers, the shop's people, the agency and the carrier at work. What happened is told with its moment. */
import { catalogue } from '../../world/catalogue.mts';
import type { World } from '../../world/world.mts';
import { boughtUnits, type Act, type PlannedReturn } from './plan.mts';

/** Who pays back in Shopify's panel leaves a note. */
export const noteOfHand = 'acertado pelo telefone';

export interface LivedReturn extends PlannedReturn {
  readonly goods: readonly { readonly sku: string; readonly name: string; readonly quantity: number }[];
  /** World milliseconds. */
  readonly happened: Partial<Record<Act, number>>;
  /** What is due and has to wait: nobody posts a parcel without the label. */
  readonly due: Act[];
  /** The parcel's code: of the label that the customer has put on it. */
  code?: string;
}

/** Of two things of each order what moves in a stock is of that order and no other; of the third several parcels move at one moment. */
const skusOf = (index: number) => [`DEV-${index}-A`, everybodys, `DEV-${index}-B`] as const;
const everybodys = 'CAF-MOI-250';

/** A customer buys two things that nobody else has, and one that everybody has. */
export function placeOrderToReturn({ vendors: { shopify, bling } }: World, index: number): string {
  const skus = skusOf(index);
  const own = skus.filter((sku) => sku !== everybodys);
  shopify.addProducts(own, 100, 200);
  bling.seedProducts(own.map(productOf));
  const prices = [37.9 + index, 32.45, 119.45 + 3 * index];
  const items = skus.map((sku, line) => ({ sku, quantity: boughtUnits[line]!, price: prices[line]! }));
  return shopify.placeOrder({ paid: true, overrides: { items } }).orderNumber;
}

/** As the shop calls what has no name of the catalogue. */
const nameOf = (sku: string) => catalogue.find((product) => product.sku === sku)?.name ?? `Produto ${sku}`;

const productOf = (sku: string) => ({
  ...{ sku, name: nameOf(sku), price: 10, ncm: '69139000', gtin: '', weightGrams: 200, width: 12, height: 6, length: 18, stock: 100 },
});

/** As it was bought. */
export function toLive(world: World, planned: PlannedReturn): LivedReturn {
  const { lines } = world.vendors.shopify.orders().find(({ orderNumber }) => orderNumber === planned.orderNumber)!;
  const chosen = lines.filter((_, index) => planned.line === undefined || planned.line === index);
  const goods = chosen.map(({ sku, quantity }) => ({ sku: sku!, name: nameOf(sku!), quantity: planned.quantity ?? quantity }));
  return { ...planned, goods, happened: {}, due: [] };
}

/** What is due on the day and on those before it, each return's in its order. */
export function act(world: World, returns: readonly LivedReturn[], today: number): void {
  for (const one of returns) {
    one.due.push(...(one.acts[today] ?? []));
    for (let what = one.due[0]; what !== undefined && canHappen(world, returns, one); what = one.due[0]) {
      one.due.shift();
      one.happened[what] = world.clock.now();
      (inShop[what] ?? onTheWay[what])!(world, one);
      // A parcel takes a day for each step, also where it is late.
      if (what in onTheWay) break;
    }
  }
}

type Deed = (world: World, lived: LivedReturn) => void;

const request = ({ line, quantity }: LivedReturn) => ({
  ...(line === undefined ? {} : { line }),
  ...(quantity === undefined ? {} : { quantity }),
});

const inShop: Partial<Record<Act, Deed>> = {
  asked: ({ vendors }, one) => vendors.shopify.openReturn(one.orderNumber, { ...request(one), requested: true }),
  opened: ({ vendors }, one) => vendors.shopify.openReturn(one.orderNumber, request(one)),
  approved: ({ vendors }, { orderNumber }) => vendors.shopify.changeReturn(orderNumber, 'approve'),
  declined: ({ vendors }, { orderNumber }) => vendors.shopify.changeReturn(orderNumber, 'decline'),
  calledOff: ({ vendors }, { orderNumber }) => vendors.shopify.changeReturn(orderNumber, 'cancel'),
  toldAgain: ({ vendors }, { orderNumber }) => void vendors.shopify.redeliver(orderNumber, 'returns/approve'),
  paidByHand: ({ vendors }, one) => vendors.shopify.refundOrder(one.orderNumber, { ...request(one), note: noteOfHand }),
};

const scan =
  (...pairs: readonly string[]): Deed =>
  ({ vendors }, { code }) => {
    for (const pair of pairs) {
      const [event = '', type = ''] = pair.split(' ');
      vendors.correios.event(code!, { code: event, type });
    }
  };

const onTheWay: Partial<Record<Act, Deed>> = {
  posted: (world, one) => {
    world.vendors.correios.post(one.code!);
    scan('RO 01')(world, one);
  },
  arrived: scan('OEC 01', 'BDE 01'),
  lost: scan('BDE 09'),
  expired: ({ vendors }, { code }) => vendors.correios.expire(code!),
};

/** Without the message there is no label to put on the parcel; and who sends the same back once more has the money for the first. */
function canHappen(world: World, returns: readonly LivedReturn[], one: LivedReturn): boolean {
  const what = one.due[0]!;
  if (what === 'opened') return world.vendors.shopify.orders().find(isOf(one))!.moneyBack.length >= earlierOf(returns, one).length;
  if (!(what in onTheWay)) return true;
  one.code ??= codeInMessage(world, one);
  return one.code !== undefined;
}

const isOf =
  ({ orderNumber }: LivedReturn) =>
  (order: { readonly orderNumber: string }) =>
    order.orderNumber === orderNumber;

/** Returns of the same goods of the order. */
const earlierOf = (returns: readonly LivedReturn[], one: LivedReturn) =>
  returns.slice(0, returns.indexOf(one)).filter((each) => isOf(one)(each) && isSame(each.goods, one.goods));

/** The code that the customer was told for these goods. */
function codeInMessage({ vendors: { correios, whatsappCloud } }: World, { orderNumber, goods, happened }: LivedReturn): string | undefined {
  const since = happened.approved ?? happened.opened ?? 0;
  const texts = whatsappCloud
    .messages()
    .filter(({ at, status, text }) => at >= since && status !== 'failed' && text.includes(`do pedido ${orderNumber} foi aprovada`))
    .map(({ text }) => text);
  return correios.reverseLabels().find(({ code, goods: declared }) => texts.some((text) => text.includes(code)) && isSame(declared, goods))
    ?.code;
}

type Named = readonly { readonly name: string; readonly quantity: number }[];

export const isSame = (one: Named, other: Named): boolean => sorted(one) === sorted(other);

const sorted = (goods: Named): string =>
  goods
    .map(({ name, quantity }) => `${quantity} × ${name}`)
    .toSorted()
    .join('\n');
