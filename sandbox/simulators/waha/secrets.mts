/** What a client must know. */
import { hexadecimal } from '../../whatsapp/characters.mts';
import type { Random } from '../../world/random.mts';
import { host } from './vendor.mts';

export interface Secrets {
  readonly serverUrl: string;
  /** For the header X-Api-Key. */
  readonly apiKey: string;
  readonly sessionName: string;
  /** Key of the webhook signature, as the user chose it. */
  readonly hmacKey: string;
  /** The shop's own number, digits with the country code. */
  readonly ownNumber: string;
}

export const createSecrets = (random: Random): Secrets => ({
  serverUrl: `https://${host}`,
  apiKey: hexadecimal(random, 32),
  sessionName: 'default',
  hmacKey: hexadecimal(random, 40),
  ownNumber: `5511940${random.int(100_000, 999_999)}`,
});
