/** What happens to a payment after it was made, and the event that each step sends. */
import type { Account } from '../account.mts';
import { addDays, dayMs, startOfDay } from '../numbers/calendar.mts';
import { toCents } from '../numbers/money.mts';
import type { BillingType, Payment } from '../types.mts';
import { netOf } from './fees.mts';
import { settle } from './terms.mts';
import { publicUrl } from './urls.mts';

/** Days until the money of a confirmed payment is there: a bank slip the next day, a card after 32 days (vendor documentation). */
const daysToCredit: Partial<Record<BillingType, number>> = { BOLETO: 1, CREDIT_CARD: 32 };

export const isOpen = (payment: Payment) => !payment.deleted && (payment.status === 'PENDING' || payment.status === 'OVERDUE');

/** An open payment is overdue once its due date has passed in São Paulo. */
export function watchDueDate(account: Account, payment: Payment): void {
  const due = payment.dueDate;
  const wait = startOfDay(addDays(due, 1)) - account.services.clock.now();
  account.later(wait, () => {
    if (payment.dueDate === due) becomeOverdue(account, payment);
  });
}

export function becomeOverdue(account: Account, payment: Payment): void {
  if (payment.deleted || payment.status !== 'PENDING') return;
  payment.status = 'OVERDUE';
  account.emit('PAYMENT_OVERDUE', 'payment', payment);
}

/** The payer pays, by the payment's own way or, where it leaves the choice, by Pix; a bank slip also by the Pix code that is on it. */
export function pay(account: Account, payment: Payment, { byPix = false }: { byPix?: boolean } = {}): void {
  if (payment.billingType === 'UNDEFINED') payment.billingType = 'PIX';
  applySettlement(account, payment);
  // The money is there at once, so nothing is confirmed before it; the payment stays a bank slip.
  if (payment.billingType === 'BOLETO' && byPix) payment.pixTransaction = account.ids.uuid();
  if (payment.billingType === 'PIX' || payment.pixTransaction !== null) receive(account, payment);
  else confirm(account, payment);
}

function applySettlement(account: Account, payment: Payment): void {
  const { value, interestValue } = settle(payment, account.today());
  if (value !== payment.value) payment.originalValue = payment.value;
  if (interestValue > 0) payment.interestValue = interestValue;
  payment.value = value;
  payment.netValue = netOf(value, payment.billingType);
}

export function authorize(account: Account, payment: Payment): void {
  payment.status = 'AUTHORIZED';
  account.emit('PAYMENT_AUTHORIZED', 'payment', payment);
}

export function confirm(account: Account, payment: Payment): void {
  const today = account.today();
  const days = daysToCredit[payment.billingType] ?? 0;
  payment.status = 'CONFIRMED';
  payment.confirmedDate = today;
  payment.clientPaymentDate = today;
  payment.estimatedCreditDate = addDays(today, days);
  payment.transactionReceiptUrl = publicUrl(account, 'comprovantes', account.ids.digits(16));
  account.emit('PAYMENT_CONFIRMED', 'payment', payment);
  account.later(days * dayMs, () => {
    if (payment.status === 'CONFIRMED') receive(account, payment);
  });
}

export function receive(account: Account, payment: Payment): void {
  const today = account.today();
  payment.status = 'RECEIVED';
  payment.confirmedDate ??= today;
  payment.clientPaymentDate ??= today;
  payment.paymentDate = payment.billingType === 'CREDIT_CARD' ? payment.confirmedDate : today;
  payment.creditDate = today;
  payment.estimatedCreditDate ??= today;
  payment.transactionReceiptUrl ??= publicUrl(account, 'comprovantes', account.ids.digits(16));
  if (payment.billingType === 'PIX') payment.pixTransaction ??= account.ids.uuid();
  account.balance += toCents(payment.netValue);
  account.emit('PAYMENT_RECEIVED', 'payment', payment);
}

export function receiveInCash(account: Account, payment: Payment, { paymentDate, value }: { paymentDate: string; value: number }): void {
  payment.status = 'RECEIVED_IN_CASH';
  payment.paymentDate = paymentDate;
  payment.clientPaymentDate = paymentDate;
  payment.confirmedDate = paymentDate;
  if (value !== payment.value) payment.originalValue = payment.value;
  payment.value = value;
  payment.netValue = value;
  account.emit('PAYMENT_RECEIVED', 'payment', payment);
}

export function undoCash(account: Account, payment: Payment): void {
  payment.status = payment.dueDate < account.today() ? 'OVERDUE' : 'PENDING';
  payment.value = payment.originalValue ?? payment.value;
  Object.assign(payment, { originalValue: null, paymentDate: null, clientPaymentDate: null, confirmedDate: null });
  payment.netValue = netOf(payment.value, payment.billingType);
  account.emit('PAYMENT_RECEIVED_IN_CASH_UNDONE', 'payment', payment);
}

export function remove(account: Account, payment: Payment): void {
  payment.deleted = true;
  account.emit('PAYMENT_DELETED', 'payment', payment);
}

export function restore(account: Account, payment: Payment): void {
  payment.deleted = false;
  payment.status = payment.dueDate < account.today() ? 'OVERDUE' : 'PENDING';
  watchDueDate(account, payment);
  account.emit('PAYMENT_RESTORED', 'payment', payment);
}
