/** The catalogue as a shop owner enters it: what differs by size or colour is one product with variations. */
import { catalogue } from '../../world/catalogue.mts';
import type { CatalogueProduct } from '../../world/catalogue.mts';
import type { Random } from '../../world/random.mts';
import type { Product, Shop } from './model.mts';

/** The beginnings of SKUs whose goods are variations of one product. */
const families: readonly (readonly [string, string])[] = [
  ['CAM-ALG-', 'Camiseta de algodão'],
  ['CAL-JNS-', 'Calça jeans'],
  ['TEN-COR-', 'Tênis de corrida'],
];

const familyOf = ({ sku }: CatalogueProduct) => families.find(([start]) => sku.startsWith(start));

export function seedShop(random: Random, now: number): Shop {
  const products = new Map<number, Product>();
  let last = random.int(40, 400);
  const add = (given: Pick<Product, 'type' | 'name' | 'sku' | 'price' | 'quantity'> & { parentId?: number }): Product => {
    const product: Product = {
      parentId: 0,
      status: 'publish',
      manageStock: given.quantity !== null,
      stockStatus: 'instock',
      backorders: 'no',
      lowStockAmount: null,
      modifiedAt: now,
      ...given,
      id: (last += random.int(1, 4)),
    };
    products.set(product.id, product);
    return product;
  };
  const parents = new Map<string, Product>();
  const parentOf = ([start, name]: readonly [string, string], { price }: CatalogueProduct): Product => {
    const parent = parents.get(start) ?? add({ type: 'variable', name, sku: '', price: price.toFixed(2), quantity: null });
    parents.set(start, parent);
    return parent;
  };
  for (const goods of catalogue) {
    const family = familyOf(goods);
    const common = { name: goods.name, sku: goods.sku, price: goods.price.toFixed(2), quantity: goods.stock };
    if (family) add({ ...common, type: 'variation', parentId: parentOf(family, goods).id });
    else add({ ...common, type: 'simple' });
  }
  return { products, movements: [] };
}
