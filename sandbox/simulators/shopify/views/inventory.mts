import type { ShopContext } from '../context.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { invalidId } from '../graphql/errors.mts';
import { digitsOf, gid, type Digits } from '../state/ids.mts';
import { quantityOf, type AdjustmentGroup, type InventoryItem, type InventoryLevel, type Location } from '../state/inventory.mts';
import { apiTime } from '../state/time.mts';

export function inventoryItemView(context: ShopContext, item: InventoryItem) {
  const levels = () => context.state.levels.filter(({ itemId }) => itemId === item.id);
  return {
    __typename: 'InventoryItem',
    id: gid('InventoryItem', item.id),
    legacyResourceId: item.id,
    sku: item.sku,
    tracked: item.tracked,
    requiresShipping: true,
    duplicateSkuCount: 0,
    harmonizedSystemCode: null,
    countryCodeOfOrigin: 'BR',
    measurement: { id: gid('InventoryItemMeasurement', item.id), weight: { value: item.weightGrams / 1000, unit: 'KILOGRAMS' } },
    locationsCount: () => ({ count: levels().length, precision: 'EXACT' }),
    variant: () => variantView(context, item.id),
    inventoryLevels: (args: PageArguments) =>
      connection(levels(), args, { value: ({ locationId }) => locationId, id: ({ locationId }) => locationId }, (level) =>
        levelView(context, level),
      ),
    inventoryLevel: ({ locationId }: { locationId: string }) => {
      const digits = digitsOf('Location', locationId);
      if (!digits) throw invalidId();
      const level = levels().find((one) => one.locationId === digits);
      return level ? levelView(context, level) : null;
    },
  };
}

export function levelView(context: ShopContext, level: InventoryLevel) {
  const id = `gid://shopify/InventoryLevel/${level.locationId}?inventory_item_id=${level.itemId}`;
  return {
    __typename: 'InventoryLevel',
    id,
    isActive: true,
    canDeactivate: false,
    deactivationAlert: null,
    updatedAt: apiTime(level.updatedAt),
    item: () => inventoryItemView(context, context.state.items.find(({ id: itemId }) => itemId === level.itemId)!),
    location: () => locationView(context, context.state.locations.find(({ id: locationId }) => locationId === level.locationId)!),
    quantities: ({ names }: { names: string[] }) =>
      names.map((name) => ({
        __typename: 'InventoryQuantity',
        id: `gid://shopify/InventoryQuantity/${level.locationId}?inventory_item_id=${level.itemId}&name=${name}`,
        name,
        quantity: quantityOf(level, name),
        updatedAt: apiTime(level.updatedAt),
      })),
  };
}

export function locationView(context: ShopContext, location: Location) {
  return {
    __typename: 'Location',
    id: gid('Location', location.id),
    legacyResourceId: location.id,
    name: location.name,
    isActive: true,
    isPrimary: location.primary,
    shipsInventory: location.primary,
    fulfillsOnlineOrders: location.primary,
    hasActiveInventory: true,
    hasUnfulfilledOrders: () =>
      [...context.state.orders.values()].some((order) => order.fulfillmentOrders.some(({ status }) => status === 'OPEN')),
    isFulfillmentService: false,
    fulfillmentService: null,
    deactivatedAt: null,
    addressVerified: true,
    address: {
      address1: location.address1,
      address2: null,
      city: location.city,
      provinceCode: location.provinceCode,
      countryCode: 'BR',
      country: 'Brazil',
      zip: location.zip,
      phone: null,
    },
  };
}

export function variantView(context: ShopContext, itemId: Digits | null) {
  const item = context.state.items.find(({ id }) => id === itemId);
  if (!item) return null;
  const available = context.state.levels.filter((level) => level.itemId === item.id).reduce((total, level) => total + level.available, 0);
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', item.variantId),
    legacyResourceId: item.variantId,
    sku: item.sku,
    title: 'Default Title',
    displayName: item.title,
    barcode: item.gtin,
    price: item.price.toFixed(2),
    inventoryQuantity: available,
    taxable: true,
    inventoryItem: () => inventoryItemView(context, item),
    product: {
      __typename: 'Product',
      id: gid('Product', item.productId),
      legacyResourceId: item.productId,
      title: item.title,
      status: 'ACTIVE',
    },
  };
}

export function adjustmentView(context: ShopContext, group: AdjustmentGroup) {
  const { items, locations } = context.state;
  return {
    __typename: 'InventoryAdjustmentGroup',
    id: gid('InventoryAdjustmentGroup', group.id),
    createdAt: apiTime(group.createdAt),
    reason: group.reason,
    referenceDocumentUri: group.referenceDocumentUri,
    staffMember: null,
    changes: (filter: { inventoryItemIds?: string[]; locationIds?: string[]; quantityNames?: string[] }) =>
      group.changes
        .filter(({ itemId }) => !filter.inventoryItemIds || filter.inventoryItemIds.includes(gid('InventoryItem', itemId)))
        .filter(({ locationId }) => !filter.locationIds || filter.locationIds.includes(gid('Location', locationId)))
        .filter(({ name }) => !filter.quantityNames || filter.quantityNames.includes(name))
        .map((change) => ({
          name: change.name,
          delta: change.delta,
          // Null on real shops: the new quantity has to be read.
          quantityAfterChange: null,
          ledgerDocumentUri: change.ledgerDocumentUri,
          item: () => inventoryItemView(context, items.find(({ id }) => id === change.itemId)!),
          location: () => locationView(context, locations.find(({ id }) => id === change.locationId)!),
        })),
  };
}
