import type { RefundSummary } from '../../simulators/shopify/index.mts';
import { take, type Findings, type OrderAfterwards } from './evidence.mts';
import { noteOfHand, type LivedReturn } from './play.mts';
import { isPaidBack, worthOf } from './wanted.mts';

export interface PaidReturn {
  readonly lived: LivedReturn;
  readonly refund: RefundSummary;
}

type Units = readonly { readonly sku: string | null; readonly quantity: number }[];

const isOf = (refund: Units, goods: Units): boolean => unitsBySku(refund) === unitsBySku(goods);

function unitsBySku(rows: Units): string {
  const units = new Map<string, number>();
  for (const { sku, quantity } of rows) units.set(sku ?? '', (units.get(sku ?? '') ?? 0) + quantity);
  return JSON.stringify([...units].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** One refund for each return whose goods are there: of what these cost, not before they are there, and on the shelf with them. */
export function judgeMoney(findings: Findings, returns: readonly LivedReturn[], order: OrderAfterwards): PaidReturn[] {
  const refunds = order.moneyBack.filter(({ note }) => note !== noteOfHand).toSorted((one, other) => one.at - other.at);
  const gone = new Map<string, number>();
  const inTurn = returns.filter(isPaidBack).toSorted((one, other) => one.happened.arrived! - other.happened.arrived!);
  const paid = inTurn.flatMap((lived) => {
    const refund = take(refunds, ({ lines }) => isOf(lines, lived.goods));
    if (refund) return [{ lived, refund }];
    findings.missing.push('refund');
    return [];
  });
  for (const { lived, refund } of paid.toSorted((one, other) => one.refund.at - other.refund.at)) {
    const worth = worthOfGoods(lived.goods, order, gone);
    const cents = Math.round(refund.amount * 100);
    if (cents !== worth) findings.wrong.push(`refund of ${cents} cents instead of ${worth}`);
    if (refund.at < lived.happened.arrived!) findings.wrong.push('refund before the goods are there');
    if (refund.lines.some(({ isOnShelf }) => !isOnShelf)) findings.wrong.push('refund that leaves the goods beside the shelf');
  }
  for (const { lines } of refunds) {
    const isAgain = inTurn.some(({ goods }) => isOf(lines, goods));
    (isAgain ? findings.doubled : findings.wrong).push(isAgain ? 'refund' : 'refund that nothing came back for');
  }
  return paid;
}

/** `gone`: units that went back before, by SKU; those of the goods are added. */
function worthOfGoods(goods: LivedReturn['goods'], { lines }: OrderAfterwards, gone: Map<string, number>): number {
  return goods.reduce((sum, { sku, quantity }) => {
    const before = gone.get(sku) ?? 0;
    gone.set(sku, before + quantity);
    return sum + worthOf(lines.find((line) => line.sku === sku)!, before, quantity);
  }, 0);
}
