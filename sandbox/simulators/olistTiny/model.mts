/** What an Olist Tiny account holds. Money in integer cents, times in world milliseconds. */
import type { Customer } from '../../erp/customer.mts';
import type { Invoice, SaleLine } from '../../erp/sale.mts';
import { createWarehouse } from '../../erp/warehouse.mts';
import type { Warehouse } from '../../erp/warehouse.mts';
import type { FiscalTotals } from '../../fiscal/document.mts';
import type { Random } from '../../world/random.mts';

export interface Sale {
  readonly id: number;
  readonly number: number;
  /** numeroPedidoEcommerce; '' for a sale of no shop. */
  readonly orderNumber: string;
  readonly shopId: number;
  readonly customerId: number;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly lines: readonly SaleLine[];
  readonly totals: FiscalTotals;
  /** observacoesInternas. */
  readonly internalRemarks?: string;
  /** enderecoEntrega, as it came. */
  readonly delivery?: Readonly<Record<string, unknown>>;
  /** Tiny's number: 0 open, 1 invoiced, 2 cancelled … */
  situacao: number;
  invoiceId?: number;
  stockPosted: boolean;
}

/** The `situacao` of a sale. */
export const cancelled = 2;

export interface Account {
  readonly customers: Map<number, Customer>;
  readonly sales: Map<number, Sale>;
  readonly invoices: Map<number, Invoice>;
  /** Ids of invoices whose stock was posted. */
  readonly postedInvoices: Set<number>;
  readonly warehouse: Warehouse;
  /** The shop's integration. */
  readonly shop: { readonly id: number; readonly name: string };
  readonly lastNumber: { sale: number; 55: number; 65: number };
}

export const freshAccount = (random: Random, nextId: () => number): Account => ({
  customers: new Map(),
  sales: new Map(),
  invoices: new Map(),
  postedInvoices: new Set(),
  warehouse: createWarehouse(nextId),
  shop: { id: nextId(), name: 'Shopify' },
  lastNumber: { sale: random.int(100, 900), 55: random.int(100, 900), 65: random.int(100, 900) },
});

/** Tiny's own numbers of an invoice's status; they are not Bling's. */
export const situacao = { pending: 1, cancelled: 3, processing: 4, rejected: 5, authorized: 6, denied: 10 } as const;
