/** What a write of stock would change, checked before anything is changed. */
import type { ShopContext } from '../context.mts';
import { levelOf } from '../lifecycle/common.mts';
import { digitsOf } from '../state/ids.mts';
import { quantityOf, type InventoryChange, type InventoryLevel } from '../state/inventory.mts';
import { userError, type UserError } from './userErrors.mts';

export interface StockEntry {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly amount: number;
  readonly changeFromQuantity?: number | null;
  readonly ledgerDocumentUri?: string | null;
  /** The client said what it compares with, be it null. */
  readonly compared: boolean;
}

export interface StockWrite {
  readonly kind: 'set' | 'adjust';
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly list: 'quantities' | 'changes';
  readonly entries: readonly StockEntry[];
}

export interface PlannedEntry {
  readonly level: InventoryLevel;
  readonly name: string;
  readonly delta: number;
  readonly expected: number | null;
  readonly ledgerDocumentUri: string | null;
}

/** The reasons of the vendor's list. */
const reasons = new Set([
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_created',
  'movement_updated',
  'movement_received',
  'movement_canceled',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_updated',
  'reservation_deleted',
  'restock',
  'safety_stock',
  'shrinkage',
]);

const settable = new Set(['available', 'on_hand']);
const limits = { set: 1_000_000_000, adjust: 2_000_000_000 };

export const isStale = ({ level, name, expected }: PlannedEntry): boolean => expected !== null && quantityOf(level, name) !== expected;

export function planChanges(context: ShopContext, stock: StockWrite): { plan: PlannedEntry[]; errors: UserError[] } {
  const head = headError(stock);
  const errors = head ? [head] : stock.entries.flatMap((entry, index) => entryErrors(context, stock, entry, index));
  const twin = errors.length === 0 ? twinError(stock) : undefined;
  if (twin) errors.push(twin);
  return errors.length > 0 ? { plan: [], errors } : { plan: stock.entries.map((entry) => planned(context, stock, entry)), errors };
}

function planned(context: ShopContext, stock: StockWrite, entry: StockEntry): PlannedEntry {
  const level = findLevel(context, entry)!;
  return {
    level,
    name: stock.name,
    delta: stock.kind === 'set' ? entry.amount - quantityOf(level, stock.name) : entry.amount,
    expected: entry.changeFromQuantity ?? null,
    ledgerDocumentUri: entry.ledgerDocumentUri ?? null,
  };
}

const findLevel = (context: ShopContext, entry: StockEntry): InventoryLevel | undefined =>
  levelOf(context, digitsOf('InventoryItem', entry.inventoryItemId) ?? '', digitsOf('Location', entry.locationId) ?? '');

function headError({ kind, name, reason, referenceDocumentUri }: StockWrite): UserError | undefined {
  if (kind === 'set' && !settable.has(name))
    return userError(['input', 'name'], "The quantity name must be either 'available' or 'on_hand'.", 'INVALID_NAME');
  if (kind === 'adjust' && name !== 'available')
    return userError(['input', 'name'], 'The specified quantity name is invalid.', 'INVALID_QUANTITY_NAME');
  if (!reasons.has(reason)) return userError(['input', 'reason'], 'The specified reason is invalid.', 'INVALID_REASON');
  if (referenceDocumentUri === null || isReference(referenceDocumentUri)) return undefined;
  return userError(['input', 'referenceDocumentUri'], 'The specified reference document is invalid.', 'INVALID_REFERENCE_DOCUMENT');
}

/** Any URI but one of the vendor's own. */
const isReference = (uri: string): boolean => URL.canParse(uri) && !uri.startsWith('gid://shopify/');

/** A wrong item and a wrong location are both told of; the rest only where both exist. */
function entryErrors(context: ShopContext, stock: StockWrite, entry: StockEntry, index: number): UserError[] {
  const at = (name: string) => ['input', stock.list, String(index), name];
  const item = digitsOf('InventoryItem', entry.inventoryItemId);
  const place = digitsOf('Location', entry.locationId);
  const unknown = [
    ...(context.state.items.some(({ id }) => id === item)
      ? []
      : [userError(at('inventoryItemId'), 'The specified inventory item could not be found.', 'INVALID_INVENTORY_ITEM')]),
    ...(context.state.locations.some(({ id }) => id === place)
      ? []
      : [userError(at('locationId'), 'The specified location could not be found.', 'INVALID_LOCATION')]),
  ];
  if (unknown.length > 0) return unknown;
  if (!findLevel(context, entry))
    return [userError(at('locationId'), 'The specified inventory item is not stocked at the location.', 'INVALID_LOCATION')];
  const forbidden = 'A ledger document URI is not allowed when adjusting available.';
  if (entry.ledgerDocumentUri) return [userError(at('ledgerDocumentUri'), forbidden, 'INVALID_AVAILABLE_DOCUMENT')];
  return [boundsError(stock, entry, at(stock.kind === 'set' ? 'quantity' : 'delta'))].filter((error) => error !== undefined);
}

/** What can be sold may go below zero, what lies on the shelf may not. */
function boundsError({ kind, name }: StockWrite, { amount }: StockEntry, field: string[]): UserError | undefined {
  const limit = limits[kind];
  const written = limit.toLocaleString('en-US');
  if (kind === 'set' && name === 'on_hand' && amount < 0)
    return userError(field, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE');
  if (amount > limit) return userError(field, `The quantity can't be higher than ${written}.`, 'INVALID_QUANTITY_TOO_HIGH');
  return amount < -limit ? userError(field, `The quantity can't be lower than -${written}.`, 'INVALID_QUANTITY_TOO_LOW') : undefined;
}

function twinError({ kind, entries }: StockWrite): UserError | undefined {
  const pairs = entries.map(({ inventoryItemId, locationId }) => `${inventoryItemId} ${locationId}`);
  if (kind === 'adjust' || new Set(pairs).size === pairs.length) return undefined;
  return userError(
    ['input', 'quantities'],
    'The combination of inventoryItemId and locationId must be unique.',
    'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
  );
}

/** Changes the stock; `available` and `on_hand` always move together. */
export function adjust(context: ShopContext, name: string, { level, delta, ledgerDocumentUri }: PlannedEntry): InventoryChange[] {
  const names = name === 'on_hand' ? ['on_hand', 'available'] : ['available', 'on_hand'];
  const changes = names.map((one) => ({
    itemId: level.itemId,
    locationId: level.locationId,
    name: one,
    before: quantityOf(level, one),
    delta,
    ledgerDocumentUri,
  }));
  level.available += delta;
  level.updatedAt = context.world.clock.now();
  return changes;
}
