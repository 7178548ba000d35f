/** Recipients as this API names them: by a phone number or by a business-scoped user id. */
import { numberOf } from '../../whatsapp/phone.mts';
import { userIdOf } from '../../whatsapp/userId.mts';
import type { WhatsappNumber } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';

export interface Recipient extends WhatsappNumber {
  readonly userId: string;
}

/** A number without a plus sign is read where it has a country code; the caller reports that. */
export function readPhone(text: string): Recipient | Refusal {
  const bare = text.replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(bare)) return refusal(131009, "'to' is not a phone number");
  const digits = bare.replace('+', '');
  if (digits.length < 12 && !bare.startsWith('+')) return refusal(131009, "'to' has no country code");
  if (digits.startsWith('0') || digits.length < 8 || digits.length > 15)
    return refusal(131009, "'to' is not an international phone number");
  return recipientOf(digits);
}

export const hasPlus = (text: string): boolean => text.trim().startsWith('+');

export function recipientOf(phone: string): Recipient {
  const number = numberOf(phone);
  return { ...number, userId: userIdOf(number.identity) };
}

/** So that the person is known by the user id too. */
export function remember({ state }: Simulation, recipient: Recipient): Recipient {
  state.people.set(recipient.userId, recipient.identity);
  return recipient;
}
