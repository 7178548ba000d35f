/** The sums of a session, a charge. */
import type { Charge, Session, State } from './state.mts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export function totalsOf({ lines, shipping }: Session) {
  const subtotal = sum(lines.map((line) => line.subtotal));
  const discount = sum(lines.map((line) => line.discount));
  const tax = sum(lines.map((line) => line.tax));
  return { subtotal, discount, tax, total: subtotal - discount + tax + shipping };
}

/** What went back or is on its way. */
export const refundedOf = ({ refunds }: State, { id }: Charge): number =>
  sum([...refunds.values()].filter(({ charge, status }) => charge === id && status !== 'failed').map(({ amount }) => amount));
