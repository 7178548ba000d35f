/** What a customer says, as Meta tells of it. */
import { pickCharacters } from '../../../whatsapp/characters.mts';
import { tell } from '../../../whatsapp/delivery.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Heard, Names, Speech, Withheld } from '../../../whatsapp/speech.mts';
import { wamid } from '../../../whatsapp/wamid.mts';
import type { Simulation } from '../context.mts';
import { openWindow } from '../delivery.mts';
import { recipientOf, remember } from '../phone.mts';
import type { Recipient } from '../phone.mts';
import { metadata, publish } from '../webhooks.mts';
import type { Change } from '../webhooks.mts';
import { contentOf } from './content.mts';

const groupId = 'Y2FwaV9ncm91cDpsb2phLXBvbnRl';

export function hear(simulation: Simulation, speech: Speech): Heard {
  const { state, world } = simulation;
  const { person, shown, place, utterance } = speech;
  const recipient = remember(simulation, recipientOf(person.phone));
  state.directory.welcome(person.phone);
  const at = speech.at ?? world.clock.now();
  const isCall = utterance.kind === 'call';
  const id = isCall ? `wacid.${pickCharacters(state.random, 24)}` : wamid(state.random, recipient.waId);
  const names: Names = { phone: shown === 'hidden' ? undefined : person.phone, userId: recipient.userId, lid: undefined };
  const isTellable = place === 'chat' || place === 'group';
  const changes = isTellable ? changesOf(simulation, speech, { id, at, recipient }) : [];
  if (changes.length > 0 && place === 'chat') openWindow(simulation, person.phone);
  if (changes.length > 0) state.inbound.add(id);
  tell(world.clock, speech, { content: () => changes.forEach((change) => publish(simulation, change)) });
  return { id, isTold: changes.length > 0, at, names, withheld: withheldOf(speech) };
}

function withheldOf({ utterance }: Speech): Withheld[] {
  if (utterance.kind === 'order') return ['name'];
  return isMedia(utterance) && utterance.kind !== 'document' ? ['fileName'] : [];
}

interface Known {
  readonly id: string;
  readonly at: number;
  readonly recipient: Recipient;
}

const secondsOf = (at: number): string => String(Math.floor(at / 1_000));

function changesOf(simulation: Simulation, speech: Speech, known: Known): Change[] {
  const { person, utterance, place } = speech;
  if (utterance.kind === 'call') return callsOf(simulation, speech, known);
  if (utterance.kind === 'receipt') return place === 'group' ? [receiptOf(simulation, known)] : [];
  const content = contentOf(simulation, utterance, person);
  if (!content) return [];
  const isSystem = utterance.kind === 'numberChange' || utterance.kind === 'userIdChange';
  const message = {
    ...contextOf(simulation, speech),
    ...(utterance.kind === 'userIdChange' ? {} : senderOf(speech, known)),
    id: known.id,
    timestamp: secondsOf(known.at),
    ...(place === 'group' ? { group_id: groupId } : {}),
    ...content,
  };
  const contacts = isSystem ? {} : { contacts: [contactOf(speech, known)] };
  return [{ field: 'messages', value: { ...metadata(simulation), ...contacts, messages: [message] } }];
}

const senderOf = ({ shown }: Speech, { recipient: { waId, userId } }: Known): Fields =>
  shown === 'hidden' ? { from_user_id: userId } : { from: waId, from_user_id: userId };

/** Who has a username shows it, beside the phone while Meta's contact book still has that, or alone. */
function contactOf({ person, shown }: Speech, { recipient: { waId, userId } }: Known): Fields {
  const profile = shown === 'phone' ? { name: person.name } : { name: person.name, username: person.username };
  return shown === 'hidden' ? { profile, user_id: userId } : { profile, wa_id: waId, user_id: userId };
}

function contextOf({ state }: Simulation, { quotes }: Speech): Fields {
  if (quotes === undefined) return {};
  return { context: { from: state.secrets.displayPhoneNumber.replace(/\D/g, ''), id: quotes } };
}

function callsOf(simulation: Simulation, speech: Speech, known: Known): Change[] {
  const { state } = simulation;
  const isMissed = speech.utterance.kind === 'call' && speech.utterance.isMissed !== false;
  const common = {
    id: known.id,
    ...senderOf(speech, known),
    to: state.secrets.displayPhoneNumber.replace(/\D/g, ''),
    timestamp: secondsOf(known.at),
    direction: 'USER_INITIATED',
  };
  const ended = isMissed ? { status: 'FAILED' } : { status: 'COMPLETED', duration: 33 };
  const calls = [
    { ...common, event: 'connect', session: { sdp_type: 'offer', sdp: 'v=0' } },
    { ...common, event: 'terminate', ...ended },
  ];
  return calls.map((call) => ({
    field: 'calls',
    value: { ...metadata(simulation), contacts: [contactOf(speech, known)], calls: [call] },
  }));
}

function receiptOf(simulation: Simulation, { id, at, recipient: { userId } }: Known): Change {
  const status = {
    id,
    status: 'read',
    timestamp: secondsOf(at),
    recipient_id: groupId,
    recipient_type: 'group',
    recipient_participant_user_id: userId,
  };
  return { field: 'messages', value: { ...metadata(simulation), statuses: [status] } };
}
