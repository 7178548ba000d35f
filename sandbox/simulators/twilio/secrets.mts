/** What a client must know. */
import { hexadecimal } from '../../whatsapp/characters.mts';
import type { Random } from '../../world/random.mts';

export interface Secrets {
  readonly accountSid: string;
  /** Password of the account, and key of the webhook signature. */
  readonly authToken: string;
  /** A key with its secret does for requests what account and token do. */
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  /** `whatsapp:+55…`: the shop's own address. */
  readonly sender: string;
  readonly messagingServiceSid: string;
}

export const createSecrets = (random: Random): Secrets => ({
  accountSid: `AC${hexadecimal(random, 32)}`,
  authToken: hexadecimal(random, 32),
  apiKeySid: `SK${hexadecimal(random, 32)}`,
  apiKeySecret: hexadecimal(random, 32),
  sender: `whatsapp:+5511940${random.int(100_000, 999_999)}`,
  messagingServiceSid: `MG${hexadecimal(random, 32)}`,
});
