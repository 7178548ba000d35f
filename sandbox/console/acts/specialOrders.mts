/** Orders of goods that are not in the catalogue. */
import { catalogue } from '../../world/catalogue.mts';
import type { World } from '../../world/world.mts';

/** No service of the carrier takes two of them in one parcel. */
const heavy = { sku: 'BIG-61', weightGrams: 61_000 };
const unknown = 'NOVIDADE-01';
const pricesOfParcels = 10_000;

/** Worlds whose shop sells them already. */
const sold = new WeakMap<World, Set<string>>();

function sellOnce(world: World, sku: string, begin: () => void): void {
  const skus = sold.get(world) ?? new Set();
  sold.set(world, skus);
  if (!skus.has(sku)) begin();
  skus.add(sku);
}

/** An order that goes in two parcels, each with a label of its own. */
export function placeTwoParcels(world: World): void {
  const { shopify, bling, melhorEnvio } = world.vendors;
  sellOnce(world, heavy.sku, () => {
    bling.seedProducts([{ ...catalogue[0]!, ...heavy, name: 'Bigorna 61 kg', gtin: '' }]);
    shopify.addProducts([heavy.sku], 1000, heavy.weightGrams);
    if (melhorEnvio.balance() > 0) melhorEnvio.setBalance(pricesOfParcels);
  });
  shopify.placeOrder({ paid: true, overrides: { items: [{ sku: heavy.sku, quantity: 2 }] } });
}

/** What the ERP calls the product that the shop has without a SKU. */
export const correctSku = 'CANECA-01';

/** Somebody has forgotten the SKU of a product in the shop. */
export function placeWithoutSku(world: World): void {
  const { shopify, bling } = world.vendors;
  sellOnce(world, correctSku, () => {
    bling.seedProducts([{ ...catalogue[0]!, sku: correctSku, name: 'Caneca', price: 10, weightGrams: 300, gtin: '' }]);
    shopify.addProducts(['', correctSku], 1000, 300);
  });
  shopify.placeOrder({ paid: true, overrides: { buyer: 'person', discount: 'none', items: [{ sku: '', quantity: 2 }] } });
}

/** The shop sells something that the ERP has never heard of. */
export function placeNewGoods(world: World): void {
  const { shopify } = world.vendors;
  sellOnce(world, unknown, () => shopify.addProducts([unknown], 1000, 300));
  shopify.placeOrder({ paid: true, overrides: { buyer: 'person', items: [{ sku: unknown, quantity: 1 }] } });
}
