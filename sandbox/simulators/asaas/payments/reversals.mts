/** Money going back: refunds the shop makes, chargebacks the card's holder demands. */
import type { Account } from '../account.mts';
import { addDays } from '../numbers/calendar.mts';
import { fromCents, toCents } from '../numbers/money.mts';
import type { Payment } from '../types.mts';
import { publicUrl } from './urls.mts';

const refundable = ['CONFIRMED', 'RECEIVED'];

export function canBeRefunded(payment: Payment): boolean {
  return !payment.deleted && refundable.includes(payment.status);
}

/** Reais that have not gone back yet. */
export function refundableValue(payment: Payment): number {
  return fromCents((payment.refunds ?? []).reduce((left, { value }) => left - toCents(value), toCents(payment.value)));
}

/** Money that was credited must be there to be taken back. */
export function lacksBalance(account: Account, payment: Payment, value: number): boolean {
  return payment.status === 'RECEIVED' && account.balance < toCents(value);
}

export function refund(account: Account, payment: Payment, { value, description }: { value: number; description: string | null }): void {
  const whole = toCents(value) === toCents(refundableValue(payment));
  if (payment.status === 'RECEIVED') account.balance -= toCents(value);
  payment.refunds = [
    ...(payment.refunds ?? []),
    {
      dateCreated: account.timestamp(),
      status: 'DONE',
      value,
      endToEndIdentifier: payment.billingType === 'PIX' ? `D${account.ids.digits(31)}` : null,
      description,
      effectiveDate: account.timestamp(),
      transactionReceiptUrl: publicUrl(account, 'comprovantes', account.ids.digits(16)),
      refundedSplits: [],
    },
  ];
  if (whole) payment.status = 'REFUNDED';
  account.emit(whole ? 'PAYMENT_REFUNDED' : 'PAYMENT_PARTIALLY_REFUNDED', 'payment', payment);
}

export function chargeBack(account: Account, payment: Payment): void {
  payment.status = 'CHARGEBACK_REQUESTED';
  payment.chargeback = {
    id: account.ids.uuid(),
    payment: payment.id,
    installment: payment.installment,
    customerAccount: payment.customer,
    status: 'REQUESTED',
    reason: 'COMMERCIAL_DISAGREEMENT',
    disputeStartDate: account.today(),
    value: payment.value,
    paymentDate: payment.paymentDate,
    creditCard: payment.creditCard && { number: payment.creditCard.creditCardNumber, brand: payment.creditCard.creditCardBrand },
    disputeStatus: null,
    deadlineToSendDisputeDocuments: addDays(account.today(), 10),
  };
  account.emit('PAYMENT_CHARGEBACK_REQUESTED', 'payment', payment);
}
