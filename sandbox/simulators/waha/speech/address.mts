/** Who wrote, and in which chat. */
import { lidOf } from '../../../whatsapp/lids.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { groupId, newsletterId, statusChat } from '../../../whatsapp/places.mts';
import type { Names, Speech } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';
import { chatIdOf } from '../views.mts';

export interface Address {
  readonly from: string;
  readonly participant: string | null;
  /** The person's phone in the engine's own spelling, where it stands beside a linked id. */
  readonly beside: string | undefined;
  readonly names: Names;
}

const chats = { group: `${groupId}@g.us`, status: statusChat, newsletter: `${newsletterId}@newsletter` };

/** The browser engine tells no phone beside a linked id. */
export function addressOf({ engine }: Simulation, { person, shown, place }: Speech): Address {
  const { waId } = numberOf(person.phone);
  const lid = shown === 'phone' ? undefined : lidOf(person);
  const beside = shown === 'both' && engine !== 'WEBJS' ? `${waId}@s.whatsapp.net` : undefined;
  const names: Names = { phone: lid === undefined || beside !== undefined ? person.phone : undefined, userId: undefined, lid };
  const who = lid ?? chatIdOf(waId);
  return place === 'chat' ? { from: who, participant: null, beside, names } : { from: chats[place], participant: who, beside, names };
}

/** `false_<chat>_<id>`, and in a group the participant behind it. */
export const incomingId = ({ from, participant }: Address, id: string): string =>
  ['false', from, id, ...(participant === null ? [] : [participant])].join('_');

/** The device's own id, out of the full one or as it is. */
export const bareId = (id: string): string => id.split('_')[2] ?? id;
