/** Where units are counted, and what a client may do to them. */
import type { Context } from './context.mts';
import type { Product, Shop, StockStatus } from './model.mts';

export interface StockInput {
  readonly manage_stock?: boolean | 'parent' | undefined;
  readonly stock_quantity?: number | null | undefined;
  readonly inventory_delta?: number | undefined;
  readonly stock_status?: StockStatus | undefined;
  readonly backorders?: Product['backorders'] | undefined;
  readonly low_stock_amount?: number | null | undefined;
}

/** The product that has the units: itself, its parent, or nobody. */
export function countedAt(shop: Shop, product: Product): Product | undefined {
  if (product.manageStock === 'parent') return shop.products.get(product.parentId);
  return product.manageStock ? product : undefined;
}

export function statusOf(shop: Shop, product: Product): StockStatus {
  const counted = countedAt(shop, product);
  if (counted?.quantity === null || counted === undefined) return product.stockStatus;
  if (counted.quantity > 0) return 'instock';
  return counted.backorders === 'no' ? 'outofstock' : 'onbackorder';
}

/** A quantity for a product whose units are not counted is passed over, without a word. */
export function changeStock(context: Context, product: Product, input: StockInput): void {
  const { shop, world } = context;
  const before = product.quantity;
  if (input.manage_stock !== undefined) product.manageStock = input.manage_stock;
  if (input.backorders !== undefined) product.backorders = input.backorders;
  if (input.stock_status !== undefined) product.stockStatus = input.stock_status;
  if (input.low_stock_amount !== undefined) product.lowStockAmount = input.low_stock_amount;
  if (product.manageStock === true) product.quantity = quantityAfter(product, input);
  else product.quantity = null;
  product.modifiedAt = world.clock.now();
  if (product.quantity === before) return;
  shop.movements.push({ id: shop.movements.length + 1, productId: product.id, sku: product.sku, before, after: product.quantity });
}

function quantityAfter({ quantity }: Product, { stock_quantity: set, inventory_delta: delta }: StockInput): number | null {
  if (set !== undefined && set !== null) return set;
  return delta === undefined ? (quantity ?? 0) : (quantity ?? 0) + delta;
}
