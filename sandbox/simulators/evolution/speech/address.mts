/** Who wrote, and in which chat, as a linked device names them. */
import { lidOf } from '../../../whatsapp/lids.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { groupId, newsletterId, statusChat } from '../../../whatsapp/places.mts';
import type { Names, Person, Speech } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';
import { jidOf } from '../jid.mts';

export interface Address {
  /** The part of `key` that names the chat and the person. */
  readonly key: Readonly<Record<string, unknown>> & { readonly remoteJid: string };
  readonly names: Names;
}

export const phoneJidOf = ({ phone }: Person): string => jidOf(numberOf(phone).waId);

export function addressOf({ state }: Simulation, { person, shown, place }: Speech): Address {
  const phone = shown === 'hidden' ? undefined : person.phone;
  const names: Names = { phone, userId: undefined, lid: shown === 'phone' ? undefined : lidOf(person) };
  const jid = names.lid ?? phoneJidOf(person);
  const addressing = names.lid === undefined ? {} : { addressingMode: 'lid' };
  if (place !== 'chat') {
    const beside = shown === 'both' ? { participantAlt: phoneJidOf(person) } : {};
    return { key: { remoteJid: chats[place], participant: jid, ...beside, ...addressing }, names };
  }
  const beside = shown === 'both' ? { [state.besideLid ?? pickBeside(state.random.chance(0.5))]: phoneJidOf(person) } : {};
  return { key: { remoteJid: jid, ...beside, ...addressing }, names };
}

const pickBeside = (isNewer: boolean) => (isNewer ? 'remoteJidAlt' : 'senderPn');

const chats = { group: `${groupId}@g.us`, status: statusChat, newsletter: `${newsletterId}@newsletter` };
