/** Takes a validated change over into an open payment. */
import type { Account } from '../account.mts';
import { textOrNull } from '../fields.mts';
import { roundReais } from '../numbers/money.mts';
import type { BillingType, JsonObject, Payment } from '../types.mts';
import { netOf } from './fees.mts';
import { watchDueDate } from './lifecycle.mts';
import { readSplit } from './splits.mts';
import { readTerms } from './terms.mts';
import { publicUrl } from './urls.mts';

/** PAYMENT_UPDATED tells of a new value or due date only (vendor documentation). */
export function changePayment(account: Account, payment: Payment, body: JsonObject): void {
  const before = `${payment.value} ${payment.dueDate}`;
  if (body.billingType !== undefined) changeBillingType(account, payment, body.billingType as BillingType);
  if (body.value !== undefined) payment.value = roundReais(body.value as number);
  if (body.dueDate !== undefined) changeDueDate(account, payment, body.dueDate as string);
  if (body.description !== undefined) payment.description = textOrNull(body.description);
  if (body.externalReference !== undefined) payment.externalReference = textOrNull(body.externalReference);
  for (const term of ['discount', 'fine', 'interest'] as const)
    if (body[term] !== undefined) Object.assign(payment, { [term]: readTerms(body)[term] });
  if (body.split !== undefined) payment.split = readSplit(account, body.split, payment.value);
  payment.netValue = netOf(payment.value, payment.billingType);
  if (before !== `${payment.value} ${payment.dueDate}`) account.emit('PAYMENT_UPDATED', 'payment', payment);
}

function changeBillingType(account: Account, payment: Payment, billingType: BillingType): void {
  payment.billingType = billingType;
  const hasSlip = billingType === 'BOLETO' || billingType === 'UNDEFINED';
  payment.nossoNumero = hasSlip ? (payment.nossoNumero ?? account.ids.digits(11)) : null;
  payment.bankSlipUrl = hasSlip ? (payment.bankSlipUrl ?? publicUrl(account, 'b/pdf', account.ids.text(16))) : null;
}

function changeDueDate(account: Account, payment: Payment, dueDate: string): void {
  payment.dueDate = dueDate;
  if (payment.status === 'OVERDUE') payment.status = 'PENDING';
  watchDueDate(account, payment);
}
