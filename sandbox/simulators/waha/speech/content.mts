/** The part of a message that says something: text, file, place, cards. */
import type { Fields } from '../../../whatsapp/fields.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { MediaUtterance, Utterance } from '../../../whatsapp/speech.mts';
import { vcardOf } from '../../../whatsapp/vcard.mts';
import type { Simulation } from '../context.mts';
import { store } from './files.mts';

export function contentOf(simulation: Simulation, utterance: Utterance, id: string): Fields {
  if (isMedia(utterance)) return mediaOf(simulation, utterance, id);
  switch (utterance.kind) {
    case 'text':
      return { body: utterance.text };
    case 'list':
    case 'button':
    case 'quickReply':
    case 'nativeFlow':
      return { body: utterance.title };
    case 'form':
      return { body: 'Sent' };
    case 'order':
      return { body: utterance.note ?? '' };
    case 'notice':
      return { body: 'Novidades do canal' };
    case 'location': {
      const { latitude, longitude, name, address } = utterance;
      const description = [name, address].filter((part) => part !== undefined).join('\n');
      return { location: { description, latitude: String(latitude), longitude: String(longitude) } };
    }
    case 'contacts':
      return { vCards: utterance.cards.map(vcardOf) };
    default:
      return {};
  }
}

function mediaOf(simulation: Simulation, { kind, file, caption }: MediaUtterance, id: string): Fields {
  return {
    body: caption ?? '',
    hasMedia: true,
    media: {
      url: store(simulation, id, file),
      mimetype: file.mimeType,
      filename: kind === 'document' ? file.fileName : null,
      error: null,
    },
  };
}
