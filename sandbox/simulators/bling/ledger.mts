/** What came to exist in the account, in plain English. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { toReais } from '../../fiscal/money.mts';
import { documentDetail } from '../../fiscal/ledgerDetail.mts';
import type { Account } from './account.mts';
import { statusInEnglish } from './invoiceStatus.mts';
import type { Invoice, Movement, Sale, ServiceNote } from './model.mts';
import { noteStatusInEnglish } from './serviceStatus.mts';

const vendor = 'bling';
const orderOf = (sale: Sale | undefined) => (sale?.numeroLoja ? { orderNumber: sale.numeroLoja } : {});

export function ledgerOf(account: Account): LedgerEntry[] {
  return [
    ...[...account.sales.values()].map(saleEntry),
    ...[...account.invoices.values()].map((invoice) => invoiceEntry(account, invoice)),
    ...[...account.serviceNotes.values()].map(noteEntry),
    ...account.movements.map((movement) => movementEntry(account, movement)),
  ];
}

const saleStatus: Record<number, string> = { 6: 'open', 9: 'served', 12: 'cancelled', 15: 'in progress' };

const saleEntry = (sale: Sale): LedgerEntry => ({
  kind: 'sale',
  vendor,
  id: String(sale.id),
  ...orderOf(sale),
  status: saleStatus[sale.situacao] ?? 'other',
  detail: {
    number: sale.numero,
    channelId: sale.lojaId,
    total: toReais(sale.totals.totalCents),
    invoiceId: sale.invoiceId,
    stockPosted: sale.stockPosted,
  },
});

const invoiceEntry = (account: Account, invoice: Invoice): LedgerEntry => {
  const sale = account.sales.get(invoice.saleId)!;
  return {
    kind: 'invoice',
    vendor,
    id: String(invoice.id),
    ...orderOf(sale),
    status: statusInEnglish(invoice.situacao),
    at: sale.createdAt,
    detail: {
      model: invoice.model,
      series: invoice.serie,
      number: invoice.numero,
      accessKey: invoice.chaveAcesso,
      protocol: invoice.protocol,
      rejection: invoice.rejection,
      total: toReais(sale.totals.totalCents),
      saleId: sale.id,
      stockPosted: invoice.stockPosted,
      ...(invoice.document ? documentDetail(invoice.document) : {}),
    },
  };
};

const noteEntry = (note: ServiceNote): LedgerEntry => ({
  kind: 'invoice',
  vendor,
  id: String(note.id),
  ...(note.orderNumber ? { orderNumber: note.orderNumber } : {}),
  status: noteStatusInEnglish(note),
  detail: {
    model: 'nfse',
    series: note.serie,
    rps: note.numeroRPS,
    number: note.authorization?.numero,
    rejection: note.objections[0],
    total: toReais(note.totalCents),
  },
});

const movementEntry = (account: Account, movement: Movement): LedgerEntry => ({
  kind: 'movement',
  vendor,
  id: String(movement.id),
  ...orderOf(account.sales.get(movement.saleId ?? 0)),
  status: 'posted',
  at: movement.at,
  detail: {
    sku: movement.sku,
    quantity: movement.delta,
    operation: movement.operation,
    balance: movement.balance,
    depotId: movement.depotId,
    recipient: fingerprint(account.contacts.get(account.sales.get(movement.saleId ?? 0)?.contactId ?? 0)?.numeroDocumento),
    saleId: movement.saleId,
    invoiceId: movement.invoiceId,
    remarks: movement.remarks,
  },
});
