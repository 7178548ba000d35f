/** What the vendor keeps of a payment, in reais. */
import { roundReais } from '../numbers/money.mts';
import type { BillingType } from '../types.mts';

export function netOf(value: number, billingType: BillingType): number {
  const fee = billingType === 'CREDIT_CARD' ? value * 0.0299 + 0.49 : 1.99;
  return roundReais(Math.max(0, value - fee));
}
