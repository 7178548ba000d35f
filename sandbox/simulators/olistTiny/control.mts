/** What the world does to the account from outside: the shop's own integration, and questions about the state. */
import { customerOf } from '../../erp/customer.mts';
import { invoiceEntry, movementEntry, saleEntry } from '../../erp/ledger.mts';
import { rejectionOf, seedLines, totalsOf } from '../../erp/sale.mts';
import { toCents, toReais } from '../../fiscal/money.mts';
import { bareDocument } from '../../fiscal/taxId.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { SeedCustomer, SeedSale } from '../../world/seed.mts';
import type { Context } from './context.mts';
import { cancelled, situacao } from './model.mts';
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

/** An invoice that somebody makes in Tiny's own pages, or another program does, decided already. */
export function seedInvoice(
  context: Context,
  seed: SeedSale,
  status: 'authorized' | 'rejected' | 'pending' = 'authorized',
): { id: number } {
  const { account, nextId, world } = context;
  const sale = account.sales.get(seedSale(context, seed).id)!;
  const id = nextId();
  const model = 55;
  account.invoices.set(id, {
    ...{ id, saleId: sale.id, model, serie: 1, numero: ++account.lastNumber[model] },
    ...{ createdAt: world.clock.now(), status },
  });
  sale.invoiceId = id;
  return { id };
}

export function seedCustomer({ account, nextId }: Context, customer: SeedCustomer): { id: number } {
  const made = customerOf(customer, nextId());
  account.customers.set(made.id, made);
  return { id: made.id };
}

const lastOf = ({ account }: Context, orderNumber: string) => {
  const sale = [...account.sales.values()].findLast((one) => one.orderNumber === orderNumber);
  if (!sale) throw new Error(`no sale of order ${orderNumber} in the simulated Tiny account`);
  return sale;
};

export const cancelSale = (context: Context, orderNumber: string) => void (lastOf(context, orderNumber).situacao = cancelled);

/** In Tiny's own pages: the API has no call for it. */
export function cancelInvoice(context: Context, orderNumber: string): void {
  const invoice = context.account.invoices.get(lastOf(context, orderNumber).invoiceId ?? 0);
  if (!invoice) throw new Error(`order ${orderNumber} has no invoice`);
  invoice.status = 'cancelled';
  invoice.cancelledAt = context.world.clock.now();
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
