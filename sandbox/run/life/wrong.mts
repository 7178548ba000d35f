/**
 * The figure *wrong*: effects that came to exist and do not say what the shop held when they were made. Compared are, for each entry of
 * the world's ledger that counts (rejected, denied and cancelled invoices, labels in the cart and failed messages do not):
 *
 * - every effect: the order was neither cancelled nor wholly refunded;
 * - invoice: the buyer's tax id; postal code, house number and state of the order's shipping or billing address (whichever it
 *   names, if it names one); the units of each SKU of the goods that are left; the total, which is what is left of goods, custom lines
 *   and shipping, with or without the tip, and without gift cards;
 * - shipment: the buyer's tax id; postal code, house number and state of the shipping address; no more units than goods are left;
 * - movement: the net units of each SKU, over all movements of the order, are those of the goods that are left;
 * - message: a phone of the order, by area code and last four digits;
 * - fulfillment: no more units than the order has (the shop itself refuses the rest).
 *
 * "Held when they were made" is any state from two minutes before the effect on (`history.mts`). People and places are compared by
 * fingerprint. An effect that names a number of the shop and nobody who ordered under it is wrong, too.
 */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { HeldOrder } from '../../shop/held.mts';
import { counts } from '../outcome.mts';
import type { History } from './history.mts';
import { phoneMark } from './phoneMark.mts';

export interface WatchedOrder {
  /** Unique over all shops. */
  readonly key: string;
  readonly history: History;
}

const cents = (reais: number): number => Math.round(reais * 100);

/** `of <key>: <effect>: <what differs>`, one a wrong entry. */
export function wrongEffects(orders: readonly WatchedOrder[], ledger: readonly LedgerEntry[]): string[] {
  return orders.flatMap(({ key, history }) => {
    const mine = ledger.filter((entry) => entry.orderNumber === key && counts(entry) && isDone(entry));
    const single = mine.filter(({ kind }) => kind in checks).flatMap((entry) => tell(key, entry.kind, faultOf(entry, history)));
    return [
      ...single,
      ...tell(
        key,
        'movement',
        movementFault(
          mine.filter(({ kind }) => kind === 'movement'),
          history,
        ),
      ),
    ];
  });
}

const tell = (key: string, kind: string, fault: string | undefined): string[] =>
  fault === undefined ? [] : [`${kind} of ${key}: ${fault}`];

const isDone = ({ kind, status }: LedgerEntry): boolean =>
  kind !== 'invoice' || !['rejected', 'denied', 'cancelled', 'canceled', 'pending'].includes(status ?? '');

type Check = (detail: Readonly<Record<string, unknown>>, order: HeldOrder) => string | undefined;

/** Undefined where some state of the time agrees; else what differs from the newest of them. */
function faultOf(entry: LedgerEntry, history: History): string | undefined {
  const states = history.before(entry.at);
  const faults = states.map((order) => stateFault(order) ?? checks[entry.kind]!(entry.detail ?? {}, order));
  return faults.includes(undefined) ? undefined : (faults.at(-1) ?? 'the shop had no such order');
}

const stateFault = ({ cancelled, financialStatus }: HeldOrder): string | undefined => {
  if (cancelled) return 'the order was cancelled';
  return financialStatus === 'REFUNDED' ? 'the order was refunded' : undefined;
};

const places = ({ recipient, billing }: HeldOrder) => [recipient, billing].filter((address) => address !== null);

/** Number and postal code as the checkout writes them: "Rua, 10" or "Rua, \u206010". */
function placeFault(detail: Readonly<Record<string, unknown>>, addresses: ReturnType<typeof places>): string | undefined {
  if (detail.postalCode === undefined) return undefined;
  const found = addresses.filter(({ zip }) => fingerprint(zip) === detail.postalCode);
  if (found.length === 0) return 'another postal code';
  if (!found.some(({ provinceCode }) => provinceCode === detail.state)) return 'another state';
  const numbers = found.map(({ address1 }) => fingerprint(address1.split(',').at(-1)));
  return numbers.includes(detail.houseNumber as string | undefined) ? undefined : 'another house number';
}

const goodsOf = ({ lines }: HeldOrder): Map<string, number> => {
  const units = new Map<string, number>();
  for (const { kind, sku, currentQuantity } of lines) {
    if (kind === 'goods' && sku !== null && currentQuantity > 0) units.set(sku, (units.get(sku) ?? 0) + currentQuantity);
  }
  return units;
};

function totalsAllowed({ lines, shipping }: HeldOrder): number[] {
  const sum = (kinds: readonly string[]) =>
    lines.filter(({ kind }) => kinds.includes(kind)).reduce((total, line) => total + cents(line.currentTotal), 0);
  const goods = sum(['goods', 'custom']) + cents(shipping.current);
  return [goods, goods + sum(['tip'])];
}

function unitsFault(items: readonly { sku: string; quantity: number }[], order: HeldOrder): string | undefined {
  const wanted = goodsOf(order);
  const custom = order.lines.some(({ kind }) => kind === 'custom');
  const found = new Map<string, number>();
  for (const { sku, quantity } of items) found.set(sku, (found.get(sku) ?? 0) + quantity);
  for (const [sku, quantity] of wanted) if (found.get(sku) !== quantity) return `${found.get(sku) ?? 0} of ${sku} and not ${quantity}`;
  return !custom && [...found.keys()].some((sku) => !wanted.has(sku)) ? 'goods that the order does not have' : undefined;
}

const buyerFault = (detail: Readonly<Record<string, unknown>>, { taxId }: HeldOrder): string | undefined =>
  detail.recipient === fingerprint(taxId) ? undefined : 'another recipient';

const checks: Readonly<Partial<Record<LedgerEntry['kind'], Check>>> = {
  invoice: (detail, order) => {
    const people = buyerFault(detail, order) ?? placeFault(detail, places(order));
    if (people) return people;
    const units = unitsFault((detail.items ?? []) as { sku: string; quantity: number }[], order);
    if (units) return units;
    const total = cents(Number(detail.issuedTotal ?? detail.total));
    return totalsAllowed(order).includes(total)
      ? undefined
      : `a total of ${(total / 100).toFixed(2)} and not ${(totalsAllowed(order)[0]! / 100).toFixed(2)}`;
  },
  shipment: (detail, order) => {
    const people = buyerFault(detail, order) ?? placeFault(detail, order.recipient ? [order.recipient] : []);
    if (people) return people;
    const most = order.lines
      .filter(({ kind }) => kind === 'goods' || kind === 'custom')
      .reduce((sum, line) => sum + line.currentQuantity, 0);
    return Number(detail.units ?? 0) > most ? 'more units than the order has' : undefined;
  },
  message: (detail, order) => (order.phones.map(phoneMark).includes(phoneMark(String(detail.toMasked))) ? undefined : 'another phone'),
  fulfillment: (detail, { lines }) =>
    Number(detail.units) <= lines.reduce((sum, { quantity }) => sum + quantity, 0) ? undefined : 'more units than the order has',
};

function movementFault(movements: readonly LedgerEntry[], history: History): string | undefined {
  if (movements.length === 0) return undefined;
  const items = movements.map(({ detail }) => ({ sku: String(detail?.sku), quantity: -Number(detail?.quantity ?? detail?.delta ?? 0) }));
  const last = movements.reduce((latest, { at = 0 }) => Math.max(latest, at), 0);
  const faults = history.before(last === 0 ? undefined : last).map((order) => stateFault(order) ?? unitsFault(items, order));
  return faults.includes(undefined) ? undefined : (faults.at(-1) ?? 'the shop had no such order');
}
