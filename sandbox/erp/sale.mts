/** A sale and its invoice as the simulated ERPs keep them; each shows them in its own words. */
import type { DocumentModel, FiscalDocument, FiscalTotals } from '../fiscal/document.mts';
import { toCents } from '../fiscal/money.mts';
import type { SoldLine } from '../fiscal/sharing.mts';
import type { Verdict } from '../fiscal/sefaz.mts';
import type { SeedSale } from '../world/seed.mts';
import type { Movement, Product, Warehouse } from './warehouse.mts';

export interface SaleLine {
  readonly productId: number;
  readonly quantity: number;
  readonly unitCents: number;
}

export type InvoiceStatus = 'pending' | 'processing' | 'authorized' | 'rejected' | 'denied' | 'cancelled';

export interface Invoice {
  readonly id: number;
  readonly saleId: number;
  readonly model: DocumentModel;
  readonly serie: number;
  readonly numero: number;
  readonly createdAt: number;
  status: InvoiceStatus;
  /** From the first sending on. */
  document?: FiscalDocument;
  xml?: string;
  verdict?: Verdict;
  cancelledAt?: number;
  cancellationXml?: string;
}

export function totalsOf(
  lines: readonly SaleLine[],
  { discountCents = 0, freightCents = 0, otherCents = 0 }: Partial<FiscalTotals> = {},
): FiscalTotals {
  const productsCents = lines.reduce((sum, { quantity, unitCents }) => sum + Math.round(quantity * unitCents), 0);
  return { productsCents, discountCents, freightCents, otherCents, totalCents: productsCents - discountCents + freightCents + otherCents };
}

/** The lines of a sale that comes from the shop's own integration. */
export const seedLines = (warehouse: Warehouse, seed: SeedSale): SaleLine[] =>
  seed.items.map(({ sku, quantity, price }) => {
    const product = requireProduct(warehouse, sku);
    return { productId: product.id, quantity, unitCents: price === undefined ? product.priceCents : toCents(price) };
  });

export function requireProduct(warehouse: Warehouse, sku: string): Product {
  const product = warehouse.bySku(sku);
  if (!product) throw new Error(`no product ${sku} in the simulated account`);
  return product;
}

export const soldLines = (warehouse: Warehouse, lines: readonly SaleLine[]): SoldLine[] =>
  lines.map(({ productId, quantity, unitCents }) => {
    const { sku, gtin, name, ncm } = warehouse.products.get(productId)!;
    return { code: sku, gtin, name, ncm, unit: 'UN', quantity, unitCents };
  });

/** Takes the goods of a sale out of the default depot (`S`), or back in (`E`). */
export function moveLines(warehouse: Warehouse, lines: readonly SaleLine[], operation: 'E' | 'S', orderNumber: string): Movement[] {
  return lines.map(({ productId, quantity }) => {
    const product = warehouse.products.get(productId)!;
    return warehouse.move({ product, depot: warehouse.defaultDepot, operation, quantity, ...(orderNumber ? { orderNumber } : {}) });
  });
}

/** SEFAZ's code and words, where it refused. */
export const rejectionOf = ({ status, verdict }: Invoice): { code: string; reason: string } | undefined =>
  verdict && (status === 'rejected' || status === 'denied') ? { code: verdict.status, reason: verdict.reason } : undefined;
