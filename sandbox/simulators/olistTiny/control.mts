/** What the world does to the account from outside: the shop's own integration, and questions about the state. */
import { customerOf } from '../../erp/customer.mts';
import { invoiceEntry, movementEntry, saleEntry } from '../../erp/ledger.mts';
import { rejectionOf, seedLines, totalsOf } from '../../erp/sale.mts';
import { toCents, toReais } from '../../fiscal/money.mts';
import { bareDocument } from '../../fiscal/taxId.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { SeedSale } from '../../world/seed.mts';
import type { Context } from './context.mts';
import { situacao } from './model.mts';
import { addSale } from './sales.mts';

const vendor = 'olistTiny';

export function seedSale(context: Context, seed: SeedSale): { id: number } {
  const { account, nextId } = context;
  const document = bareDocument(seed.customer.document);
  const known = [...account.customers.values()].find((customer) => customer.document === document);
  const customer = known ?? customerOf(seed.customer, nextId());
  account.customers.set(customer.id, customer);
  const lines = seedLines(account.warehouse, seed);
  const totals = totalsOf(lines, { freightCents: toCents(seed.shipping ?? 0) });
  const { id } = addSale(context, { orderNumber: seed.orderNumber, shopId: account.shop.id, customerId: customer.id, lines, totals });
  return { id };
}

const words: Record<number, string> = { 0: 'open', 1: 'invoiced', 2: 'cancelled' };

export const salesOf = ({ account }: Context) =>
  [...account.sales.values()].map((sale) => ({
    id: sale.id,
    number: sale.number,
    orderNumber: sale.orderNumber,
    status: words[sale.situacao] ?? 'other',
    total: toReais(sale.totals.totalCents),
    invoiceId: sale.invoiceId,
    stockPosted: sale.stockPosted,
  }));

export const invoicesOf = ({ account }: Context) =>
  [...account.invoices.values()].map((invoice) => ({
    id: invoice.id,
    model: invoice.model,
    number: invoice.numero,
    saleId: invoice.saleId,
    orderNumber: account.sales.get(invoice.saleId)!.orderNumber,
    situacao: situacao[invoice.status],
    status: invoice.status,
    accessKey: invoice.document?.accessKey,
    rejection: rejectionOf(invoice),
    xml: invoice.xml,
  }));

export const ledgerOf = ({ account }: Context): LedgerEntry[] => [
  ...[...account.sales.values()].map((sale) =>
    saleEntry(vendor, { ...sale, status: words[sale.situacao] ?? 'other', totalCents: sale.totals.totalCents }),
  ),
  ...[...account.invoices.values()].map((invoice) => invoiceEntry(vendor, invoice, account.sales.get(invoice.saleId)!.orderNumber)),
  ...account.warehouse.movements.map((movement) => movementEntry(vendor, movement)),
];
