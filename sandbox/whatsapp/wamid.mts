/** `wamid.…`: base64 of a header, the recipient and a random key, as the vendor's ids are built. */
import type { Random } from '../world/random.mts';
import { pickCharacters } from './characters.mts';

export function wamid(random: Random, recipient: string): string {
  const key = pickCharacters(random, 20, '0123456789ABCDEF');
  return `wamid.${Buffer.from(`\x1d\x18${String.fromCharCode(recipient.length)}${recipient}\x15\x02\x00\x11\x18\x14${key}\x00`, 'latin1').toString('base64')}`;
}
