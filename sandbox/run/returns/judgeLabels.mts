import type { ReverseLabel } from '../../simulators/correios/index.mts';
import { take, type Evidence, type Findings, type OrderAfterwards } from './evidence.mts';
import { isSame, type LivedReturn } from './play.mts';
import { approvedAt, wantsLabel } from './wanted.mts';

/** One that was taken back is none. */
export const counts = ({ status }: ReverseLabel) => status !== 'cancelled';

export interface LabelledReturn {
  readonly lived: LivedReturn;
  readonly label: ReverseLabel | undefined;
}

type Book = Pick<Evidence, 'labels' | 'shopPostalCode'> & { readonly order: OrderAfterwards };

/** One for each return that was agreed to, for its goods, from the customer to the shop. */
export function judgeLabels(
  findings: Findings,
  returns: readonly LivedReturn[],
  { labels, shopPostalCode, order }: Book,
): LabelledReturn[] {
  const left = labels
    .filter((label) => counts(label) && label.orderNumber === order.orderNumber)
    .toSorted((one, other) => one.at - other.at);
  const inTurn = returns.filter((one) => approvedAt(one) !== undefined).toSorted((one, other) => approvedAt(one)! - approvedAt(other)!);
  const labelled = inTurn.map((lived) => ({
    lived,
    label: take(left, ({ goods, at }) => isSame(goods, lived.goods) && at >= approvedAt(lived)!),
  }));
  for (const { lived, label } of labelled) {
    if (!label && wantsLabel(lived) === 'yes') findings.missing.push('label');
    if (label && (label.sender !== order.taxId || label.to !== shopPostalCode)) findings.wrong.push('label from or to somebody else');
  }
  for (const { goods } of left) {
    const isAgain = inTurn.some((one) => isSame(one.goods, goods));
    (isAgain ? findings.doubled : findings.wrong).push(isAgain ? 'label' : 'label for other goods');
  }
  return labelled;
}
