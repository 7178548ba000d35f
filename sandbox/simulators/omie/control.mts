/** What the world does to the account from outside: the shop's own integration, and questions about the state. */
import { customerOf } from '../../erp/customer.mts';
import { invoiceEntry, movementEntry, saleEntry } from '../../erp/ledger.mts';
import { rejectionOf, seedLines } from '../../erp/sale.mts';
import { bareDocument } from '../../fiscal/taxId.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import type { SeedCustomer, SeedSale } from '../../world/seed.mts';
import type { Context } from './context.mts';
import { byPerson } from './model.mts';
import type { Sale } from './model.mts';
import { addSale } from './sales.mts';

const vendor = 'omie';

export function seedSale(context: Context, seed: SeedSale): { id: number } {
  const { account, nextId } = context;
  const document = bareDocument(seed.customer.document);
  const known = [...account.customers.values()].find((customer) => customer.document === document);
  const customer = known ?? { ...customerOf(seed.customer, nextId()), key: '', changedBy: byPerson };
  account.customers.set(customer.id, customer);
  const { id } = addSale(context, {
    key: `loja:${seed.orderNumber}`,
    orderNumber: seed.orderNumber,
    customerId: customer.id,
    lines: seedLines(account.warehouse, seed),
    freight: { modalidade: '0', valor_frete: seed.shipping ?? 0 },
    stage: '50',
    input: {},
  });
  return { id };
}

/** Made by hand in Omie where no key is given, and changed by hand where one is known by it. */
export function seedCustomer({ account, nextId }: Context, customer: SeedCustomer, key = ''): { id: number } {
  const known = [...account.customers.values()].find((each) => key !== '' && each.key === key);
  const made = { ...customerOf(customer, known?.id ?? nextId()), key, changedBy: byPerson };
  account.customers.set(made.id, made);
  return { id: made.id };
}

const lastOf = ({ account }: Context, orderNumber: string) => {
  const sale = [...account.sales.values()].findLast((one) => one.orderNumber === orderNumber);
  if (!sale) throw new Error(`no sale of order ${orderNumber} in the simulated Omie account`);
  return sale;
};

export const cancelSale = (context: Context, orderNumber: string) => void (lastOf(context, orderNumber).cancelled = true);

export function cancelInvoice(context: Context, orderNumber: string): void {
  const invoice = context.account.invoices.get(lastOf(context, orderNumber).invoiceId ?? 0);
  if (!invoice) throw new Error(`order ${orderNumber} has no invoice`);
  invoice.status = 'cancelled';
  invoice.cancelledAt = context.world.clock.now();
}

const saleStatus = (sale: Sale) => (sale.cancelled ? 'cancelled' : sale.stage === '60' ? 'invoiced' : 'open');

export const salesOf = ({ account }: Context) =>
  [...account.sales.values()].map((sale) => ({
    id: sale.id,
    number: sale.number,
    key: sale.key,
    orderNumber: sale.orderNumber,
    status: saleStatus(sale),
    total: sale.totals.totalCents / 100,
    invoiceId: sale.invoiceId,
  }));

export const invoicesOf = ({ account }: Context) =>
  [...account.invoices.values()].map((invoice) => ({
    id: invoice.id,
    number: invoice.numero,
    saleId: invoice.saleId,
    orderNumber: account.sales.get(invoice.saleId)!.orderNumber,
    status: invoice.status,
    accessKey: invoice.document?.accessKey,
    rejection: rejectionOf(invoice),
    xml: invoice.xml,
  }));

export const ledgerOf = ({ account }: Context): LedgerEntry[] => [
  ...[...account.sales.values()].map((sale) =>
    saleEntry(vendor, { ...sale, status: saleStatus(sale), totalCents: sale.totals.totalCents }),
  ),
  ...[...account.invoices.values()].map((invoice) => invoiceEntry(vendor, invoice, account.sales.get(invoice.saleId)!.orderNumber)),
  ...account.warehouse.movements.map((movement) => movementEntry(vendor, movement)),
];
