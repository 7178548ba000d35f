/** Goods, depots and a stock ledger: one entry for each movement, balances by product and depot. */
import { toCents } from '../fiscal/money.mts';
import { catalogue } from '../world/catalogue.mts';
import type { CatalogueProduct } from '../world/catalogue.mts';

export interface Product {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly priceCents: number;
  readonly ncm: string;
  readonly gtin: string;
  readonly weightGrams: number;
}

export interface Depot {
  readonly id: number;
  readonly name: string;
  readonly isDefault: boolean;
}

export interface Movement {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly depotId: number;
  /** Balance, in, out. */
  readonly operation: 'B' | 'E' | 'S';
  /** Signed change of the balance. */
  readonly delta: number;
  readonly balance: number;
  readonly remarks: string;
  /** The shop's order number, where the movement belongs to an order. */
  readonly orderNumber?: string;
}

export interface MovementInput {
  readonly product: Product;
  readonly depot: Depot;
  readonly operation: Movement['operation'];
  /** Units moved; with `B` the new balance itself. */
  readonly quantity: number;
  readonly remarks?: string;
  readonly orderNumber?: string | undefined;
}

export interface Warehouse {
  readonly products: ReadonlyMap<number, Product>;
  readonly depots: readonly Depot[];
  readonly defaultDepot: Depot;
  readonly movements: readonly Movement[];
  /** Adds goods, or replaces those with the same SKU; their stock goes to the default depot. */
  add(products: readonly CatalogueProduct[]): void;
  bySku(sku: string): Product | undefined;
  /** In all depots, or in one. */
  balance(productId: number, depotId?: number): number;
  move(input: MovementInput): Movement;
}

/** Two depots, the second the default, and the catalogue's goods. */
export function createWarehouse(nextId: () => number): Warehouse {
  const products = new Map<number, Product>();
  const movements: Movement[] = [];
  const balances = new Map<string, number>();
  const depots: readonly Depot[] = [
    { id: nextId(), name: 'Loja física', isDefault: false },
    { id: nextId(), name: 'Geral', isDefault: true },
  ];
  const defaultDepot = depots[1]!;
  const key = (productId: number, depotId: number) => `${productId}/${depotId}`;
  const bySku = (sku: string) => [...products.values()].find((product) => product.sku === sku);
  const inDepot = (productId: number, depotId: number) => balances.get(key(productId, depotId)) ?? 0;

  const warehouse: Warehouse = {
    products,
    depots,
    defaultDepot,
    movements,
    add(added) {
      for (const { sku, name, price, ncm, gtin, weightGrams, stock } of added) {
        const id = bySku(sku)?.id ?? nextId();
        products.set(id, { id, sku, name, priceCents: toCents(price), ncm, gtin, weightGrams });
        balances.set(key(id, defaultDepot.id), stock);
      }
    },
    bySku,
    balance: (productId, depotId) =>
      depotId === undefined ? depots.reduce((sum, { id }) => sum + inDepot(productId, id), 0) : inDepot(productId, depotId),
    move({ product, depot, operation, quantity, remarks = '', orderNumber }) {
      const before = inDepot(product.id, depot.id);
      const delta = { B: quantity - before, E: quantity, S: -quantity }[operation];
      const balance = before + delta;
      const movement: Movement = {
        id: nextId(),
        productId: product.id,
        sku: product.sku,
        depotId: depot.id,
        operation,
        delta,
        balance,
        remarks,
        ...(orderNumber === undefined ? {} : { orderNumber }),
      };
      balances.set(key(product.id, depot.id), balance);
      movements.push(movement);
      return movement;
    },
  };
  warehouse.add(catalogue);
  return warehouse;
}
