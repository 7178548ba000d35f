/** Everything that the simulated shop remembers. */
import type { Random } from '../../../world/random.mts';
import { createIds, type Digits, type IdSource } from './ids.mts';
import type { AdjustmentGroup, InventoryItem, InventoryLevel, Location } from './inventory.mts';
import type { Checkout } from './checkout.mts';
import type { Order } from './order.mts';
import { seedInventory } from './seed.mts';

export interface Subscription {
  id: Digits;
  /** As the API names it: ORDERS_CREATE. */
  topic: string;
  uri: string;
  filter: string | null;
  includeFields: string[];
  metafieldNamespaces: string[];
  name: string | null;
  createdAt: number;
  updatedAt: number;
  /** Body of the last delivery of each resource: equal ones may be dropped as duplicates. */
  lastBodies: Map<string, string>;
}

/** A delivery as it went out, to be sent again as it was. */
export interface DeliveredMessage {
  readonly topic: string;
  /** Global id of the order. */
  readonly resource: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Metafield {
  id: Digits;
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: number;
  updatedAt: number;
}

export interface MetafieldDefinition {
  id: Digits;
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  type: string;
  description: string | null;
}

export interface Job {
  id: string;
  done: boolean;
}

/** What was answered to an idempotency key. */
export interface KeyedAnswer {
  fingerprint: string;
  failed: boolean;
  answer: unknown;
  at: number;
}

export interface ShopState {
  readonly ids: IdSource;
  readonly shopId: Digits;
  readonly appId: Digits;
  installed: boolean;
  orders: Map<Digits, Order>;
  /** Purchases that were begun, finished or not. */
  checkouts: Map<Digits, Checkout>;
  nextNumber: number;
  locations: Location[];
  items: InventoryItem[];
  levels: InventoryLevel[];
  adjustments: AdjustmentGroup[];
  subscriptions: Map<Digits, Subscription>;
  delivered: (DeliveredMessage & { readonly subscriptionId: Digits })[];
  /** World milliseconds between a happening and the first try to tell of it. */
  latenessMs: number;
  metafields: Metafield[];
  definitions: MetafieldDefinition[];
  jobs: Map<string, Job>;
  /** Orders whose cancellation is under way. */
  cancelling: Set<Digits>;
  keyed: Map<string, KeyedAnswer>;
}

export function createState(random: Random, now: number): ShopState {
  const ids = createIds(random);
  return {
    ids,
    shopId: ids.next(),
    appId: ids.next(),
    installed: true,
    orders: new Map(),
    checkouts: new Map(),
    nextNumber: 1001,
    ...seedInventory(ids, now),
    adjustments: [],
    subscriptions: new Map(),
    delivered: [],
    latenessMs: 0,
    metafields: [],
    definitions: [],
    jobs: new Map(),
    cancelling: new Set(),
    keyed: new Map(),
  };
}
