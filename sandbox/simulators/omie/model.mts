/** What an Omie account holds. Money in integer cents, times in world milliseconds. */
import type { Customer } from '../../erp/customer.mts';
import { createWarehouse } from '../../erp/warehouse.mts';
import type { Invoice, SaleLine } from '../../erp/sale.mts';
import type { Warehouse } from '../../erp/warehouse.mts';
import type { FiscalTotals } from '../../fiscal/document.mts';
import type { Random } from '../../world/random.mts';

export interface OmieCustomer extends Customer {
  /** codigo_cliente_integracao, the client's own key; '' for a customer made in Omie itself. */
  readonly key: string;
  /** Who changed it last: the API, or a person. */
  readonly changedBy: string;
}

/** As Omie itself calls the API (`info.uAlt`, seen in several records). */
export const byApi = 'WEBSERVICE';
export const byPerson = 'P000012345';

export interface Sale {
  readonly id: number;
  readonly number: number;
  /** codigo_pedido_integracao. */
  readonly key: string;
  readonly orderNumber: string;
  readonly customerId: number;
  readonly lines: readonly SaleLine[];
  readonly totals: FiscalTotals;
  readonly freightMode: number;
  /** Of the board in Omie: 10 order … 50 to be invoiced, 60 invoiced. */
  stage: string;
  cancelled: boolean;
  invoiceId?: number;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Adjustment {
  readonly id: number;
  readonly movementId: number;
  readonly productId: number;
  /** cod_int_ajuste, or ''. */
  readonly key: string;
}

export interface Account {
  readonly customers: Map<number, OmieCustomer>;
  readonly sales: Map<number, Sale>;
  readonly invoices: Map<number, Invoice>;
  readonly adjustments: Adjustment[];
  readonly warehouse: Warehouse;
  readonly bankAccounts: readonly { id: number; name: string }[];
  readonly categories: readonly { code: string; name: string }[];
  readonly terms: readonly { code: string; name: string }[];
  readonly lastNumber: { sale: number; invoice: number };
}

export const freshAccount = (random: Random, nextId: () => number): Account => ({
  customers: new Map(),
  sales: new Map(),
  invoices: new Map(),
  adjustments: [],
  warehouse: createWarehouse(nextId),
  bankAccounts: [
    { id: nextId(), name: 'Caixinha' },
    { id: nextId(), name: 'Banco do Brasil' },
  ],
  categories: [
    { code: '1.01.01', name: 'Clientes - Serviços Prestados' },
    { code: '1.01.03', name: 'Clientes - Revenda de Mercadoria' },
  ],
  terms: [
    { code: '000', name: 'À Vista' },
    { code: '030', name: '30 dias' },
    { code: '999', name: 'Informar o Número de Parcelas' },
  ],
  lastNumber: { sale: random.int(100, 900), invoice: random.int(100, 900) },
});
