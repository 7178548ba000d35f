/** What a client must know, and the identities of the account. */
import { hexadecimal, pickCharacters } from '../../whatsapp/characters.mts';
import type { Random } from '../../world/random.mts';

export interface Secrets {
  /** A system user's token: it does not expire by itself and cannot be renewed by a client. */
  readonly accessToken: string;
  /** Key of the webhook signature. */
  readonly appSecret: string;
  readonly appId: string;
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** `+55 11 40…`: the shop's own number. */
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
}

const number = (random: Random, length: number) => `1${pickCharacters(random, length - 1, '0123456789')}`;

export function createSecrets(random: Random): Secrets {
  return {
    accessToken: `EAAG${pickCharacters(random, 160)}`,
    appSecret: hexadecimal(random, 32),
    appId: number(random, 16),
    wabaId: number(random, 15),
    phoneNumberId: number(random, 15),
    displayPhoneNumber: `+55 11 4003-${random.int(1_000, 9_999)}`,
    verifiedName: 'Loja Ponte',
  };
}
