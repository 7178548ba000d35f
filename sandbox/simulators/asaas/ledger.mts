/** What came to exist, in the world's words. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { Account } from './account.mts';
import type { Invoice, Payment } from './types.mts';

/** "shopify:1001", "Pedido #1001" and "1001" all mean order 1001. */
export function orderNumberOf(reference: string | null): string | undefined {
  if (reference === null) return undefined;
  return /^\d+$/.test(reference) ? reference : /[#:]\s*(\d+)[^#:]*$/.exec(reference)?.[1];
}

const plain = (status: string) => status.toLowerCase().replaceAll('_', ' ');

export function ledgerOf({ payments, invoices, customers, environment }: Account): LedgerEntry[] {
  return [
    ...[...payments.values()].map((payment) => paymentEntry(payment, environment)),
    ...[...invoices.values()].map((invoice) => invoiceEntry(invoice, { payments, customers })),
  ];
}

function paymentEntry(payment: Payment, environment: string): LedgerEntry {
  return {
    kind: 'payment',
    vendor: 'asaas',
    id: payment.id,
    ...orderOf(payment.externalReference),
    status: payment.deleted ? 'deleted' : plain(payment.status),
    detail: {
      value: payment.value,
      refunded: (payment.refunds ?? []).reduce((sum, { value }) => sum + value, 0),
      installment: payment.installment,
      subscription: payment.subscription,
      method: payment.billingType,
      environment,
    },
  };
}

function invoiceEntry(invoice: Invoice, { payments, customers }: Pick<Account, 'payments' | 'customers'>): LedgerEntry {
  const reference = invoice.externalReference ?? payments.get(invoice.payment ?? '')?.externalReference ?? null;
  return {
    kind: 'invoice',
    vendor: 'asaas',
    id: invoice.id,
    ...orderOf(reference),
    status: invoice.status === 'ERROR' ? 'rejected' : plain(invoice.status),
    detail: {
      value: invoice.value,
      model: 'nfse',
      payment: invoice.payment,
      installment: invoice.installment,
      recipient: fingerprint(customers.get(invoice.customer ?? '')?.cpfCnpj),
    },
  };
}

function orderOf(reference: string | null): { orderNumber?: string } {
  const orderNumber = orderNumberOf(reference);
  return orderNumber === undefined ? {} : { orderNumber };
}
