/** The part of a ReceivedCallback that tells its kind. */
import { asFields } from '../../../whatsapp/fields.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Card, MediaKind, MediaUtterance, OrderLine, Person, Speech } from '../../../whatsapp/speech.mts';
import { vcardOf } from '../../../whatsapp/vcard.mts';
import type { Simulation } from '../context.mts';
import { store } from './files.mts';

/** Undefined where the platform documents no form for it. */
export function contentOf(simulation: Simulation, speech: Speech, phone: string): Fields | undefined {
  const { utterance, wrapper } = speech;
  if (isMedia(utterance)) return mediaOf(simulation, utterance, wrapper === 'viewOnce' || wrapper === 'viewOnceV2');
  switch (utterance.kind) {
    case 'text':
      return { text: { message: utterance.text } };
    case 'edit':
      return { isEdit: true, text: { message: utterance.text } };
    case 'location': {
      const { longitude, latitude, name = '', address = '' } = utterance;
      return { location: { longitude, latitude, name, address, url: '' } };
    }
    case 'contacts':
      return cardsOf(utterance.cards);
    case 'order':
      return { order: orderOf(simulation, utterance.lines, utterance.note) };
    case 'list':
      return { listResponseMessage: { message: utterance.title, title: utterance.title, selectedRowId: utterance.id } };
    case 'button':
    case 'quickReply':
    case 'nativeFlow':
      return { buttonsResponseMessage: { buttonId: utterance.id, message: utterance.title } };
    case 'reaction':
      return { reaction: reactionOf(simulation, speech.person, { ...utterance, phone }) };
    case 'unknown':
      return { [utterance.name]: utterance.name === 'poll' ? poll : { name: utterance.name } };
    default:
      return undefined;
  }
}

const poll = { question: 'Qual cor?', pollMaxOptions: 0, options: [{ name: 'Azul' }, { name: 'Verde' }] };

function mediaOf(simulation: Simulation, { kind, file, caption }: MediaUtterance, viewOnce: boolean): Fields {
  const url = store(simulation, file);
  const { mimeType, fileName } = file;
  const words = caption ?? '';
  const forms: Readonly<Record<MediaKind, Fields>> = {
    image: { image: { mimeType, imageUrl: url, thumbnailUrl: url, caption: words, width: 600, height: 315, viewOnce } },
    video: { video: { videoUrl: url, caption: words, mimeType, seconds: 13, viewOnce } },
    voice: { audio: { ptt: true, seconds: 10, audioUrl: url, mimeType, viewOnce } },
    document: { document: { caption: caption ?? null, documentUrl: url, mimeType, title: fileName, pageCount: 1, fileName } },
    sticker: { sticker: { stickerUrl: url, mimeType } },
  };
  return asFields(forms[kind]);
}

/** One card is a contact; how the platform tells of several is not documented. */
function cardsOf(cards: readonly Card[]): Fields {
  const contacts = cards.map((card) => ({ displayName: card.name, vCard: vcardOf(card), phones: [numberOf(card.phone).waId] }));
  return contacts.length === 1 ? { contact: contacts[0] } : { contacts };
}

function orderOf({ state }: Simulation, lines: readonly OrderLine[], note = ''): Fields {
  const products = lines.map(({ sku, name, quantity, price }) => ({
    quantity,
    name,
    productId: String(state.random.int(1_000_000_000, 9_999_999_999)),
    retailerId: sku,
    price: thousandths(price),
    currencyCode: 'BRL',
  }));
  const total = products.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  return {
    itemCount: lines.length,
    orderId: String(state.random.int(100_000_000, 999_999_999)),
    message: note,
    orderTitle: 'Loja Ponte',
    sellerJid: state.secrets.ownNumber,
    thumbnailUrl: null,
    token: 'AR5d4yUr',
    currency: 'BRL',
    total,
    subTotal: total,
    products,
  };
}

/** WhatsApp counts money in thousandths. */
const thousandths = (reais: number): number => Math.round(reais * 1_000);

interface Reaction {
  readonly to: string;
  readonly emoji: string;
  readonly phone: string;
}

const reactionOf = ({ world }: Simulation, person: Person, { to, emoji, phone }: Reaction): Fields => ({
  value: emoji,
  time: world.clock.now(),
  reactionBy: phone.endsWith('@lid') ? phone : numberOf(person.phone).waId,
  referencedMessage: { messageId: to, fromMe: true, phone, participant: null },
});
