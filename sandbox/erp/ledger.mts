/** Entries of the world's ledger for an ERP's invoices and movements. */
import { documentDetail } from '../fiscal/ledgerDetail.mts';
import { toReais } from '../fiscal/money.mts';
import type { LedgerEntry } from '../world/simulator.mts';
import { rejectionOf } from './sale.mts';
import type { Invoice } from './sale.mts';
import type { Movement } from './warehouse.mts';

const orderOf = (orderNumber: string | undefined) => (orderNumber ? { orderNumber } : {});

export const saleEntry = (
  vendor: string,
  sale: { id: number; orderNumber: string; status: string; number: number; totalCents: number },
): LedgerEntry => ({
  kind: 'sale',
  vendor,
  id: String(sale.id),
  ...orderOf(sale.orderNumber),
  status: sale.status,
  detail: { number: sale.number, total: toReais(sale.totalCents) },
});

export const invoiceEntry = (vendor: string, invoice: Invoice, orderNumber: string): LedgerEntry => ({
  kind: 'invoice',
  vendor,
  id: String(invoice.id),
  ...orderOf(orderNumber),
  status: invoice.status,
  detail: {
    model: invoice.model,
    series: invoice.serie,
    number: invoice.numero,
    accessKey: invoice.document?.accessKey,
    protocol: invoice.verdict?.protocol,
    rejection: rejectionOf(invoice),
    total: invoice.document && toReais(invoice.document.totals.totalCents),
    saleId: invoice.saleId,
    ...(invoice.document ? documentDetail(invoice.document) : {}),
  },
});

export const movementEntry = (vendor: string, movement: Movement): LedgerEntry => ({
  kind: 'movement',
  vendor,
  id: String(movement.id),
  ...orderOf(movement.orderNumber),
  status: 'posted',
  detail: {
    sku: movement.sku,
    quantity: movement.delta,
    operation: movement.operation,
    balance: movement.balance,
    depotId: movement.depotId,
    remarks: movement.remarks,
  },
});
