/** What every part of the simulator works with. */
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Shop } from './model.mts';
import type { Sales } from './orders/model.mts';
import { seedShop } from './seed.mts';

/** What a shop's host, its plugins and its settings make different. */
export interface Host {
  /** The web server in front of the shop takes Authorization off, as some hosts do. */
  dropsAuthorization: boolean;
  /** Quantities may have decimals: newer versions of the shop, with a plugin for it. */
  stockDecimals: boolean;
  /** A notice of PHP stands before the JSON of every answer. */
  htmlBeforeJson: boolean;
  /** Order numbers by a plugin, from 1001 on; otherwise the number is the id. */
  sequentialNumbers: boolean;
  currency: string;
  /** Of prices and amounts, in answers without `dp` and in webhooks. */
  priceDecimals: 0 | 2 | 3;
  /** A plugin took something out of an order's lists, which makes objects of them: lines and meta data come as these. */
  listsAsObjects: boolean;
  /** World milliseconds until the shop's own jobs run: seconds to hours where nobody visits it. */
  actionDelayMs: number;
  /** How often an order is written when it is paid. */
  updatesPerPayment: number;
  /** Whether the payment plugin gives money back when the API asks it to. */
  gatewayRefunds: boolean;
  /** Of the user who made the key and the webhooks: `none` after he lost his role. */
  rights: 'all' | 'none';
  /** Whether the key is still there. */
  keyRevoked: boolean;
}

export const usualHost: Host = {
  dropsAuthorization: false,
  stockDecimals: false,
  htmlBeforeJson: false,
  sequentialNumbers: false,
  currency: 'BRL',
  priceDecimals: 2,
  listsAsObjects: false,
  actionDelayMs: 0,
  updatesPerPayment: 3,
  gatewayRefunds: false,
  rights: 'all',
  keyRevoked: false,
};

export interface Context extends Host {
  readonly world: WorldServices;
  /** Of the API key. */
  readonly permissions: 'read' | 'read_write';
  /** Of orders, customers and secrets; replaced by a reset, as are the next two. */
  chance: Random;
  shop: Shop;
  sales: Sales;
  violation(rule: string, detail: string): void;
}

export const freshShop = (world: WorldServices, random: Random): Shop => seedShop(random, world.clock.now());

export const freshSales = (): Sales => ({
  orders: new Map(),
  webhooks: new Map(),
  nextId: 5001,
  nextNumber: 1001,
  nextWebhookId: 1,
  pending: new Set(),
});
