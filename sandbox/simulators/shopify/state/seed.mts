/** A fresh shop: the catalogue's goods in a main warehouse and none of them in a second one. */
import { catalogue } from '../../../world/catalogue.mts';
import type { IdSource } from './ids.mts';
import type { InventoryItem, InventoryLevel, Location } from './inventory.mts';

export function seedInventory(ids: IdSource, now: number): { locations: Location[]; items: InventoryItem[]; levels: InventoryLevel[] } {
  const locations: Location[] = [
    {
      id: ids.next(),
      name: 'Depósito principal',
      primary: true,
      address1: 'Rua do Depósito, 100',
      city: 'São Paulo',
      provinceCode: 'SP',
      zip: '01310-100',
    },
    {
      id: ids.next(),
      name: 'Loja de bairro',
      primary: false,
      address1: 'Rua da Loja, 7',
      city: 'Curitiba',
      provinceCode: 'PR',
      zip: '80010-000',
    },
  ];
  const items = catalogue.map((product) => ({
    id: ids.next(),
    variantId: ids.next(),
    productId: ids.next(),
    sku: product.sku,
    title: product.name,
    price: product.price,
    gtin: product.gtin,
    tracked: true,
    weightGrams: product.weightGrams,
  }));
  const levels = items.flatMap((item, index) =>
    locations.map((location) => ({
      itemId: item.id,
      locationId: location.id,
      available: location.primary ? catalogue[index]!.stock : 0,
      committed: 0,
      updatedAt: now,
    })),
  );
  return { locations, items, levels };
}
