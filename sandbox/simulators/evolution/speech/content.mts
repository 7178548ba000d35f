/** What a message holds: the parts of the WhatsApp protocol as Baileys decodes them and Evolution hands them on. */
import { vcardOf } from '../../../whatsapp/vcard.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Card, OrderLine, Speech, Utterance } from '../../../whatsapp/speech.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import type { Simulation } from '../context.mts';
import { jidOf } from '../jid.mts';
import { choiceOf } from './choices.mts';
import { mediaOf } from './media.mts';
import type { Part } from './part.mts';

/** Undefined where no message stands for it. */
export function partOf(simulation: Simulation, { utterance, quotes }: Speech, chat: string): Part | undefined {
  const context = contextOf(simulation, quotes);
  if (isMedia(utterance)) return mediaOf(simulation, utterance, context);
  return choiceOf(utterance, context) ?? otherPartOf(simulation, utterance, { chat, context });
}

/** How a reply names what it answers. */
export const contextOf = ({ state }: Simulation, quotes: string | undefined): Fields =>
  quotes === undefined
    ? {}
    : {
        contextInfo: {
          stanzaId: quotes,
          participant: jidOf(state.secrets.ownNumber),
          quotedMessage: { conversation: state.outbox.find(quotes)?.text ?? '' },
        },
      };

interface Around {
  readonly chat: string;
  readonly context: Fields;
}

function otherPartOf(simulation: Simulation, utterance: Utterance, { chat, context }: Around): Part | undefined {
  switch (utterance.kind) {
    case 'text':
      return ['conversation', utterance.text];
    case 'location': {
      const { latitude: degreesLatitude, longitude: degreesLongitude, name, address } = utterance;
      return ['locationMessage', { degreesLatitude, degreesLongitude, name, address, ...context }];
    }
    case 'contacts':
      return cardsPart(utterance.cards, context);
    case 'order':
      return ['orderMessage', { ...orderOf(simulation, utterance.lines), message: utterance.note ?? '', ...context }];
    case 'reaction': {
      const key = { remoteJid: chat, fromMe: true, id: utterance.to };
      return ['reactionMessage', { key, text: utterance.emoji, senderTimestampMs: String(simulation.world.clock.now()) }];
    }
    case 'notice':
      return ['conversation', 'Novidades do canal'];
    case 'unknown':
      return [`${utterance.name}Message`, { name: utterance.name }];
    default:
      return undefined;
  }
}

function cardsPart(cards: readonly Card[], context: Fields): Part {
  const contacts = cards.map((card) => ({ displayName: card.name, vcard: vcardOf(card) }));
  if (contacts.length === 1) return ['contactMessage', { ...contacts[0], ...context }];
  return ['contactsArrayMessage', { displayName: `${cards.length} contatos`, contacts, ...context }];
}

/** The lines stay at WhatsApp: the message has their number and their sum only. */
function orderOf({ state }: Simulation, lines: readonly OrderLine[]): Fields {
  const total = lines.reduce((sum, { quantity, price }) => sum + Math.round(quantity * price * 1_000), 0);
  return {
    orderId: String(state.random.int(100_000_000, 999_999_999)),
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    status: 'INQUIRY',
    surface: 'CATALOG',
    orderTitle: 'Loja Ponte',
    sellerJid: jidOf(state.secrets.ownNumber),
    token: 'AR5d4yUr',
    totalAmount1000: String(total),
    totalCurrencyCode: 'BRL',
  };
}
