/** The search fields of `inventoryItems(query:)` and `productVariants(query:)`. */
import type { ShopContext } from '../context.mts';
import { searchOf } from '../graphql/searchNotes.mts';
import type { InventoryItem } from '../state/inventory.mts';
import { compares, matches, type Term } from './parse.mts';

const tests: Readonly<Record<string, (item: InventoryItem, term: Term) => boolean>> = {
  sku: (item, term) => compares(item.sku, term),
  barcode: (item, term) => compares(item.gtin, term),
};

export function searchItems(
  context: ShopContext,
  path: 'inventoryItems' | 'productVariants',
  query: string | null | undefined,
): InventoryItem[] {
  const idOf = (item: InventoryItem) => (path === 'inventoryItems' ? item.id : item.variantId);
  const fields = path === 'inventoryItems' ? ['sku', 'id'] : ['sku', 'id', 'barcode'];
  const search = searchOf(context, path, query, fields);
  return context.state.items.filter((item) =>
    matches(search, (term) => {
      if (term.field === undefined) return compares(item.sku, term);
      return term.field === 'id' ? compares(idOf(item), term) : (tests[term.field]?.(item, term) ?? true);
    }),
  );
}
