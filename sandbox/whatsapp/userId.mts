/** Business-scoped user ids: the country, a full stop, digits that tell nothing of the phone. */
import { identityOf } from './phone.mts';

/** The same id for both spellings of a Brazilian mobile. */
export const userIdOf = (phone: string): string => `BR.${hash(identityOf(phone))}`;

/** The id that the same person has after WhatsApp gave them a new one. */
export const nextUserIdOf = (phone: string): string => `BR.${hash(`${identityOf(phone)}/2`)}`;

function hash(text: string): string {
  let value = 7n;
  for (const character of text) value = (value * 31n + BigInt(character.charCodeAt(0))) % 9_999_999_999_999_967n;
  return String(value).padStart(16, '1');
}
