/** What a customer says, as a server tells of it whose number is at Meta (WHATSAPP-BUSINESS): Meta's contents in a device's dress. */
import { tell } from '../../../whatsapp/delivery.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Heard, MediaUtterance, Speech, Utterance, Withheld } from '../../../whatsapp/speech.mts';
import { userIdOf } from '../../../whatsapp/userId.mts';
import { vcardOf } from '../../../whatsapp/vcard.mts';
import { wamid } from '../../../whatsapp/wamid.mts';
import type { Simulation } from '../context.mts';
import { jidOf } from '../jid.mts';
import { emit } from '../webhooks.mts';
import { keep } from './media.mts';

/** Vendor source: every other kind of Meta's is logged as not recognised and goes no further. */
export function hearOfficial(simulation: Simulation, speech: Speech): Heard {
  const { state, world } = simulation;
  const { person, shown, utterance, quotes, place } = speech;
  const at = speech.at ?? world.clock.now();
  state.directory.welcome(person.phone);
  const isHidden = shown === 'hidden';
  const userId = userIdOf(person.phone);
  const { waId } = numberOf(person.phone);
  const id = wamid(state.random, waId);
  const form = place === 'chat' ? formOf(utterance) : undefined;
  const contextInfo = quotes === undefined ? undefined : { stanzaId: quotes };
  if (form) {
    const [messageType, message] = form;
    const data = {
      key: { id, remoteJid: jidOf(isHidden ? userId : waId), fromMe: false },
      pushName: person.name,
      message: { ...message, ...(contextInfo ? { contextInfo } : {}) },
      ...(contextInfo ? { contextInfo } : {}),
      messageType,
      messageTimestamp: Math.floor(at / 1_000),
      source: 'unknown',
      instanceId: state.secrets.instanceId,
    };
    tell(world.clock, speech, { content: () => emit(simulation, 'messages.upsert', data) });
  }
  if (isMedia(utterance)) keep(simulation, fileIdOf(utterance), utterance);
  const names = { phone: isHidden ? undefined : person.phone, userId: isHidden ? userId : undefined, lid: undefined };
  return { id, isTold: form !== undefined, at, names, withheld: withheldOf(utterance) };
}

function withheldOf(utterance: Utterance): Withheld[] {
  if (utterance.kind === 'form') return ['answers'];
  if (isMedia(utterance)) return utterance.kind === 'document' ? [] : ['fileName'];
  return 'title' in utterance ? ['choiceId', 'kind'] : [];
}

type Form = readonly [messageType: string, message: Fields];

function formOf(utterance: Utterance): Form | undefined {
  if (isMedia(utterance)) return mediaForm(utterance);
  switch (utterance.kind) {
    case 'text':
      return ['conversation', { conversation: utterance.text }];
    case 'list':
    case 'button':
    case 'nativeFlow':
      return ['interactiveMessage', { conversation: utterance.title }];
    case 'form':
      return ['interactiveMessage', {}];
    case 'quickReply':
      return ['buttonMessage', { conversation: utterance.title }];
    case 'reaction':
      return ['reactionMessage', { reactionMessage: { key: { id: utterance.to }, text: utterance.emoji || undefined } }];
    case 'location': {
      const { latitude: degreesLatitude, longitude: degreesLongitude, name, address } = utterance;
      return ['locationMessage', { locationMessage: { degreesLatitude, degreesLongitude, name, address } }];
    }
    case 'contacts': {
      const contacts = utterance.cards.map((card) => ({ displayName: card.name, vcard: vcardOf(card) }));
      const several = { contactsArrayMessage: { displayName: `${contacts.length} contacts`, contacts } };
      return ['contactMessage', contacts.length === 1 ? { contactMessage: contacts[0] } : several];
    }
    default:
      return undefined;
  }
}

/** By which Meta hands a file out. */
const fileIdOf = ({ file }: MediaUtterance): string => String(file.bytes.length * 7_919);

function mediaForm({ kind, file, caption }: MediaUtterance): Form {
  const words = { ...(caption === undefined ? {} : { caption }), mime_type: file.mimeType, id: fileIdOf({ kind, file }) };
  if (kind === 'voice') return ['audioMessage', { audioMessage: { ...words, voice: true, ptt: true } }];
  const name = `${kind}Message`;
  return [name, { [name]: { ...words, ...(kind === 'document' ? { filename: file.fileName } : {}) } }];
}
