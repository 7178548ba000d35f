/** Stock: `on_hand` = `available` + `committed` here, as orders commit what they have not shipped yet. */
import type { Digits } from './ids.mts';

export interface InventoryItem {
  id: Digits;
  variantId: Digits;
  productId: Digits;
  sku: string;
  title: string;
  /** Reais. */
  price: number;
  gtin: string;
  /** Whether units are counted at all. */
  tracked: boolean;
  weightGrams: number;
}

export interface Location {
  id: Digits;
  name: string;
  primary: boolean;
  address1: string;
  city: string;
  provinceCode: string;
  zip: string;
}

export interface InventoryLevel {
  itemId: Digits;
  locationId: Digits;
  available: number;
  committed: number;
  updatedAt: number;
}

export type QuantityName = 'available' | 'on_hand';

export interface InventoryChange {
  itemId: Digits;
  locationId: Digits;
  name: string;
  before: number;
  delta: number;
  ledgerDocumentUri: string | null;
}

export interface AdjustmentGroup {
  id: Digits;
  createdAt: number;
  reason: string;
  referenceDocumentUri: string | null;
  changes: InventoryChange[];
}

export const quantityOf = (level: InventoryLevel, name: string): number => {
  if (name === 'available') return level.available;
  if (name === 'committed') return level.committed;
  return name === 'on_hand' ? level.available + level.committed : 0;
};
