/** Brings payments into being, whoever asks: the API, a subscription, an installment plan, the panel. */
import type { Account } from '../account.mts';
import { textOrNull } from '../fields.mts';
import { roundReais } from '../numbers/money.mts';
import type { BillingType, CardSummary, JsonObject, Payment } from '../types.mts';
import { netOf } from './fees.mts';
import { authorize, confirm, watchDueDate } from './lifecycle.mts';
import { readSplit } from './splits.mts';
import { readTerms } from './terms.mts';
import { publicUrl } from './urls.mts';

export interface PaymentOrigin {
  readonly subscription?: string;
  readonly installment?: string;
  readonly installmentNumber?: number;
  /** A card that the issuer has accepted. */
  readonly card?: CardSummary;
}

/** `input` has been validated. */
export function createPayment(
  account: Account,
  input: JsonObject & { value: number; dueDate: string },
  origin: PaymentOrigin = {},
): Payment {
  const payment = draft(account, input, origin);
  account.payments.set(payment.id, payment);
  account.emit('PAYMENT_CREATED', 'payment', payment);
  watchDueDate(account, payment);
  if (origin.card) (input.authorizeOnly === true ? authorize : confirm)(account, payment);
  return payment;
}

function draft(account: Account, input: JsonObject & { value: number; dueDate: string }, origin: PaymentOrigin): Payment {
  const { ids } = account;
  const billingType = input.billingType as BillingType;
  const value = roundReais(input.value);
  const hasSlip = billingType === 'BOLETO' || billingType === 'UNDEFINED';
  return {
    object: 'payment',
    id: ids.payment(),
    dateCreated: account.today(),
    customer: String(input.customer),
    subscription: origin.subscription ?? null,
    installment: origin.installment ?? null,
    checkoutSession: null,
    paymentLink: null,
    value,
    netValue: netOf(value, billingType),
    originalValue: null,
    interestValue: null,
    description: textOrNull(input.description),
    billingType,
    creditCard: origin.card ?? null,
    canBePaidAfterDueDate: true,
    pixTransaction: null,
    pixQrCodeId: null,
    status: 'PENDING',
    dueDate: input.dueDate,
    originalDueDate: input.dueDate,
    paymentDate: null,
    clientPaymentDate: null,
    confirmedDate: null,
    installmentNumber: origin.installmentNumber ?? null,
    invoiceUrl: publicUrl(account, 'i', ids.text(16)),
    invoiceNumber: ids.digits(9),
    externalReference: textOrNull(input.externalReference),
    deleted: false,
    anticipated: false,
    anticipable: false,
    creditDate: null,
    estimatedCreditDate: null,
    transactionReceiptUrl: null,
    nossoNumero: hasSlip ? ids.digits(11) : null,
    bankSlipUrl: hasSlip ? publicUrl(account, 'b/pdf', ids.text(16)) : null,
    lastInvoiceViewedDate: null,
    lastBankSlipViewedDate: null,
    ...readTerms(input),
    split: readSplit(account, input.split, value),
    postalService: input.postalService === true,
    daysAfterDueDateToRegistrationCancellation: (input.daysAfterDueDateToRegistrationCancellation as number | undefined) ?? null,
    chargeback: null,
    escrow: null,
    refunds: null,
  };
}
