/** What a client must know. */
import { hexadecimal } from '../../whatsapp/characters.mts';
import type { Random } from '../../world/random.mts';

export interface Secrets {
  /** Both stand in the path of every request. */
  readonly instanceId: string;
  readonly instanceToken: string;
  /** The account's security token, for the header Client-Token. */
  readonly clientToken: string;
  /** The shop's own number, digits with the country code. */
  readonly ownNumber: string;
}

export const createSecrets = (random: Random): Secrets => ({
  instanceId: hexadecimal(random, 32).toUpperCase(),
  instanceToken: hexadecimal(random, 24).toUpperCase(),
  clientToken: `F${hexadecimal(random, 32)}S`,
  ownNumber: `5511940${random.int(100_000, 999_999)}`,
});
