import type { ShopContext } from '../context.mts';

/** Goods beyond the catalogue, for shops with many of them. */
export function addProducts({ state, world }: ShopContext, skus: readonly string[], available: number, weightGrams = 100): void {
  const { ids, locations } = state;
  for (const sku of skus) {
    const item = {
      id: ids.next(),
      variantId: ids.next(),
      productId: ids.next(),
      sku,
      title: `Produto ${sku}`.trim(),
      price: 10,
      gtin: '',
      tracked: true,
      weightGrams,
    };
    state.items.push(item);
    state.levels.push(
      ...locations.map(({ id, primary }) => ({
        itemId: item.id,
        locationId: id,
        available: primary ? available : 0,
        committed: 0,
        updatedAt: world.clock.now(),
      })),
    );
  }
}
