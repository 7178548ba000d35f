/** What every part of the simulator works with. */
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Shop } from './model.mts';
import { seedShop } from './seed.mts';

export interface Context {
  readonly world: WorldServices;
  /** The web server in front of the shop takes Authorization off, as some hosts do. */
  dropsAuthorization: boolean;
  /** Quantities may have decimals: newer versions of the shop, with a plugin for it. */
  stockDecimals: boolean;
  /** Of the API key. */
  readonly permissions: 'read' | 'read_write';
  /** Replaced by a reset. */
  shop: Shop;
  violation(rule: string, detail: string): void;
}

export const freshShop = (world: WorldServices, random: Random): Shop => seedShop(random, world.clock.now());
