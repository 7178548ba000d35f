import { noFindings, take, type Findings, type Movement } from './evidence.mts';
import type { PaidReturn } from './judgeMoney.mts';
import type { LivedReturn } from './play.mts';

type OfOrder = Findings & { readonly orderNumber: string };

/** Each line of a return that is paid back is one movement into the ERP's stock, after the money. */
export function judgeStock(paid: readonly PaidReturn[], movements: readonly Movement[]): OfOrder[] {
  const left = movements.filter(({ quantity }) => quantity !== 0).toSorted((one, other) => one.at - other.at);
  const wanted = paid
    .toSorted((one, other) => one.refund.at - other.refund.at)
    .flatMap(({ lived: { goods, orderNumber }, refund }) => goods.map((line) => ({ ...line, orderNumber, after: refund.at })));
  const findings = wanted.map(({ orderNumber, sku, quantity, after }) => {
    const moved = take(left, (one) => one.sku === sku && one.quantity === quantity);
    return {
      ...noFindings(),
      orderNumber,
      missing: moved ? [] : [`${quantity} × ${sku} in the ERP's stock`],
      wrong: moved && moved.at < after ? [`${quantity} × ${sku} in the ERP's stock before the refund`] : [],
    };
  });
  const others = left.map(({ sku, quantity }) => {
    const again = wanted.find((one) => one.sku === sku && one.quantity === quantity);
    const what = [`${quantity} × ${sku} in the ERP's stock`];
    return { ...noFindings(), ...(again ? { doubled: what } : { wrong: what }), orderNumber: again?.orderNumber ?? 'nobody' };
  });
  return [...findings, ...others];
}

/** The shop's shelf has what was paid back, by the flow or by hand, and no more. */
export function judgeShelf(
  returns: readonly LivedReturn[],
  paid: readonly PaidReturn[],
  shelf: Readonly<Record<string, number>>,
): OfOrder[] {
  const byHand = returns.filter(({ happened }) => happened.paidByHand !== undefined);
  return compare("the shop's shelf", shelf, [...paid.map(({ lived }) => lived), ...byHand]);
}

/** The ERP's stock has what the flow has paid back: of two that were written from one reading one would be lost. */
export const judgeWarehouse = (paid: readonly PaidReturn[], warehouse: Readonly<Record<string, number>>): OfOrder[] =>
  compare(
    "the ERP's stock",
    warehouse,
    paid.map(({ lived }) => lived),
  );

function compare(place: string, more: Readonly<Record<string, number>>, returns: readonly LivedReturn[]): OfOrder[] {
  const back = returns.flatMap(({ goods }) => goods);
  return Object.entries(more).flatMap(([sku, units]) => {
    const wanted = back.filter((line) => line.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
    if (units === wanted) return [];
    return [{ ...noFindings(), wrong: [`${units} × ${sku} on ${place} instead of ${wanted}`], orderNumber: 'all' }];
  });
}
