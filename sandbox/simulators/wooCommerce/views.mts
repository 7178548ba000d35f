/** Products as the API shows them. */
import type { Product, Shop } from './model.mts';
import { countedAt, statusOf } from './stock.mts';

const gmt = (at: number) => new Date(at).toISOString().slice(0, 19);

export function view(shop: Shop, product: Product): Record<string, unknown> {
  const counted = countedAt(shop, product);
  const common = {
    id: product.id,
    name: product.name,
    type: product.type,
    status: product.status,
    permalink: `https://loja-woo.example/?p=${product.id}`,
    date_modified_gmt: gmt(product.modifiedAt),
    sku: product.sku,
    price: product.price,
    regular_price: product.price,
    sale_price: '',
    manage_stock: product.manageStock,
    stock_quantity: counted?.quantity ?? null,
    stock_status: statusOf(shop, product),
    backorders: product.backorders,
    backorders_allowed: product.backorders !== 'no',
    low_stock_amount: product.lowStockAmount,
    parent_id: product.parentId,
    meta_data: [],
  };
  if (product.type === 'variation') return common;
  const variations = [...shop.products.values()].filter(({ parentId }) => parentId === product.id).map(({ id }) => id);
  return { ...common, variations };
}

/** `_fields`: only these. */
export function fieldsOf(shown: Record<string, unknown>, fields: string | undefined): Record<string, unknown> {
  if (!fields) return shown;
  const wanted = fields.split(',').map((field) => field.trim());
  return Object.fromEntries(Object.entries(shown).filter(([name]) => wanted.includes(name)));
}
