/** One sale paid in parts: a plan and a payment a month. */
import type { Account } from '../account.mts';
import { textOrNull } from '../fields.mts';
import { addMonths } from '../numbers/calendar.mts';
import { fromCents, splitEvenly, toCents } from '../numbers/money.mts';
import { createPayment } from '../payments/create.mts';
import type { BillingType, CardSummary, Installment, JsonObject, Payment } from '../types.mts';

export interface InstalledSale {
  readonly installment: Installment;
  readonly payments: Payment[];
}

/** The value of each part, in reais, from the total or from the single value. */
export function pricesOf(body: JsonObject): number[] {
  const count = body.installmentCount as number;
  if (typeof body.totalValue === 'number') return splitEvenly(body.totalValue, count);
  return Array.from({ length: count }, () => (body.installmentValue ?? body.value) as number);
}

const sum = (values: readonly number[]) => fromCents(values.reduce((total, value) => total + toCents(value), 0));

export function createInstallment(
  account: Account,
  body: JsonObject,
  prices: number[],
  { card }: { card?: CardSummary } = {},
): InstalledSale {
  const installment: Installment = {
    object: 'installment',
    id: account.ids.uuid(),
    value: sum(prices),
    netValue: 0,
    paymentValue: prices[0]!,
    installmentCount: prices.length,
    billingType: body.billingType as BillingType,
    paymentDate: null,
    description: textOrNull(body.description),
    expirationDay: Number(String(body.dueDate).slice(8)),
    dateCreated: account.today(),
    customer: String(body.customer),
    paymentLink: null,
    transactionReceiptUrl: null,
    chargeback: null,
    creditCard: card ?? null,
    deleted: false,
  };
  account.installments.set(installment.id, installment);
  const payments = prices.map((value, index) =>
    createPayment(
      account,
      { ...body, value, dueDate: addMonths(String(body.dueDate), index) },
      { installment: installment.id, installmentNumber: index + 1, ...(card ? { card } : {}) },
    ),
  );
  installment.netValue = sum(payments.map(({ netValue }) => netValue));
  return { installment, payments };
}

export function paymentsOf(account: Account, key: 'installment' | 'subscription', id: string): Payment[] {
  return [...account.payments.values()].filter((payment) => payment[key] === id && !payment.deleted);
}
