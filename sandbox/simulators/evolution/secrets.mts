/** What a client must know, and the identity of the instance. */
import { hexadecimal, uuid } from '../../whatsapp/characters.mts';
import type { Random } from '../../world/random.mts';
import { host } from './vendor.mts';

export interface Secrets {
  readonly serverUrl: string;
  /** Opens every instance of the server. */
  readonly globalApiKey: string;
  /** Opens this instance only; the gateway puts it into every webhook. */
  readonly instanceToken: string;
  readonly instanceName: string;
  readonly instanceId: string;
  /** The shop's own number, digits with the country code. */
  readonly ownNumber: string;
}

export const createSecrets = (random: Random): Secrets => ({
  serverUrl: `https://${host}`,
  globalApiKey: hexadecimal(random, 32),
  instanceToken: uuid(random).toUpperCase(),
  instanceName: 'loja-ponte',
  instanceId: uuid(random),
  ownNumber: `5511940${random.int(100_000, 999_999)}`,
});
