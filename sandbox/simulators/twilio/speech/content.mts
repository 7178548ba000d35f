/** The fields that tell the kind of an incoming message. */
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Attachment, MediaUtterance, Utterance } from '../../../whatsapp/speech.mts';
import { vcardOf } from '../../../whatsapp/vcard.mts';
import type { Simulation } from '../context.mts';
import { store } from './files.mts';

export type Form = Readonly<Record<string, string>>;

/** Undefined where the vendor tells nothing of it. */
export function contentOf(simulation: Simulation, utterance: Utterance, sid: string): Form | undefined {
  if (isMedia(utterance)) return mediaOf(simulation, utterance, sid);
  switch (utterance.kind) {
    case 'text':
      return { MessageType: 'text', Body: utterance.text, ...(isStop(utterance.text) ? { OptOutType: 'STOP' } : {}) };
    case 'location': {
      const { latitude, longitude, name, address } = utterance;
      return {
        MessageType: 'location',
        Body: '',
        Latitude: String(latitude),
        Longitude: String(longitude),
        ...(address === undefined ? {} : { Address: address }),
        ...(name === undefined ? {} : { Label: name }),
      };
    }
    case 'contacts': {
      const bytes = Buffer.from(utterance.cards.map(vcardOf).join('\n'));
      return {
        MessageType: 'contacts',
        Body: '',
        ...fileFields(simulation, sid, { bytes, mimeType: 'text/vcard', fileName: 'contato.vcf' }),
      };
    }
    case 'order':
      return { MessageType: 'order', Body: utterance.note ?? '' };
    case 'reaction':
      return utterance.emoji === '' ? undefined : { MessageType: 'text', Body: utterance.emoji, OriginalRepliedMessageSid: utterance.to };
    case 'unknown':
      return utterance.name === 'poll' ? undefined : { MessageType: utterance.name, Body: '' };
    default:
      return choiceOf(utterance);
  }
}

function choiceOf(utterance: Utterance): Form | undefined {
  switch (utterance.kind) {
    case 'list':
      return { MessageType: 'interactive', Body: utterance.title, ListId: utterance.id, ListTitle: utterance.title };
    case 'button':
    case 'nativeFlow':
      return { MessageType: 'interactive', Body: utterance.title, ButtonText: utterance.title, ButtonPayload: utterance.id };
    case 'quickReply':
      return { MessageType: 'button', Body: utterance.title, ButtonText: utterance.title, ButtonPayload: utterance.id };
    case 'form':
      return { MessageType: 'interactive', Body: 'Sent', InteractiveData: JSON.stringify(utterance.answers) };
    default:
      return undefined;
  }
}

/** The one word that the vendor itself obeys. */
export const isStop = (text: string): boolean => text.trim().toUpperCase() === 'STOP';

const types = { image: 'image', video: 'video', voice: 'audio', document: 'document', sticker: 'sticker' };

const mediaOf = (simulation: Simulation, { kind, file, caption }: MediaUtterance, sid: string): Form => ({
  MessageType: types[kind],
  Body: caption ?? '',
  ...fileFields(simulation, sid, { ...file, mimeType: file.mimeType.split(';')[0] ?? '' }),
});

const fileFields = (simulation: Simulation, sid: string, file: Attachment): Form => ({
  NumMedia: '1',
  MediaContentType0: file.mimeType,
  MediaUrl0: store(simulation, sid, file),
});
