/** The type of a message and the part that goes with it. */
import type { Fields } from '../../../whatsapp/fields.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Card, MediaUtterance, OrderLine, Person, Utterance } from '../../../whatsapp/speech.mts';
import { nextUserIdOf, userIdOf } from '../../../whatsapp/userId.mts';
import type { Simulation } from '../context.mts';
import { keepMedia } from '../media.mts';

/** Undefined where the API tells nothing of it. */
export function contentOf(simulation: Simulation, utterance: Utterance, person: Person): Fields | undefined {
  if (isMedia(utterance)) return mediaOf(simulation, utterance);
  switch (utterance.kind) {
    case 'text':
      return { type: 'text', text: { body: utterance.text } };
    case 'location': {
      const { latitude, longitude, name, address } = utterance;
      return { type: 'location', location: { address, latitude, longitude, name } };
    }
    case 'contacts':
      return { type: 'contacts', contacts: utterance.cards.map(cardOf) };
    case 'order':
      return { type: 'order', order: orderOf(utterance.lines, utterance.note) };
    case 'reaction': {
      const { to: message_id, emoji } = utterance;
      return { type: 'reaction', reaction: emoji === '' ? { message_id } : { message_id, emoji } };
    }
    case 'edit': {
      const message = { context: { id: utterance.of }, type: 'text', text: { body: utterance.text } };
      return { type: 'edit', edit: { original_message_id: utterance.of, message } };
    }
    case 'deletion':
      return { type: 'revoke', revoke: { original_message_id: utterance.of } };
    default:
      return choiceOf(utterance) ?? systemOf(utterance, person);
  }
}

function choiceOf(utterance: Utterance): Fields | undefined {
  switch (utterance.kind) {
    case 'list':
      return { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: utterance.id, title: utterance.title } } };
    case 'button':
    case 'nativeFlow':
      return { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: utterance.id, title: utterance.title } } };
    case 'quickReply':
      return { type: 'button', button: { payload: utterance.id, text: utterance.title } };
    case 'form': {
      const response_json = JSON.stringify({ flow_token: 'unused', ...utterance.answers });
      return { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json } } };
    }
    case 'unknown':
      return utterance.name === 'poll'
        ? unsupported('poll_creation')
        : { type: utterance.name, [utterance.name]: { name: utterance.name } };
    default:
      return undefined;
  }
}

const unsupported = (type: string): Fields => ({
  type: 'unsupported',
  unsupported: { type },
  errors: [
    {
      code: 131051,
      title: 'Message type unknown',
      message: 'Message type unknown',
      error_data: { details: 'Message type is currently not supported.' },
    },
  ],
});

/** Identities that change. The message is from the old one, where it names anybody. */
function systemOf(utterance: Utterance, { name, phone }: Person): Fields | undefined {
  if (utterance.kind === 'numberChange') {
    const { waId } = numberOf(utterance.newPhone);
    const ids = { user_id: userIdOf(utterance.newPhone), previous_user_id: userIdOf(phone) };
    const body = `User ${name} changed from ${numberOf(phone).waId} to ${waId}`;
    return { type: 'system', system: { body, wa_id: waId, ...ids, type: 'user_changed_number' } };
  }
  if (utterance.kind !== 'userIdChange') return undefined;
  const ids = { user_id: nextUserIdOf(phone), previous_user_id: userIdOf(phone) };
  const body = `User ${name} changed from ${ids.previous_user_id} to ${ids.user_id}`;
  return { type: 'system', system: { body, ...ids, type: 'user_changed_user_id' } };
}

function mediaOf(simulation: Simulation, { kind, file, caption }: MediaUtterance): Fields {
  const { id, url, sha256 } = keepMedia(simulation, file);
  const type = kind === 'voice' ? 'audio' : kind;
  const extra: Fields = {
    ...(caption === undefined ? {} : { caption }),
    ...(kind === 'document' ? { filename: file.fileName } : {}),
    ...(kind === 'voice' ? { voice: true } : {}),
    ...(kind === 'sticker' ? { animated: false } : {}),
  };
  return { type, [type]: { ...extra, mime_type: file.mimeType, sha256, id, url } };
}

function cardOf({ name, phone }: Card): Fields {
  const [first_name = name, ...rest] = name.split(' ');
  return {
    name: { first_name, last_name: rest.join(' '), formatted_name: name },
    phones: [{ phone, wa_id: numberOf(phone).waId, type: 'MOBILE' }],
  };
}

const orderOf = (lines: readonly OrderLine[], note: string | undefined): Fields => ({
  catalog_id: '194836987003835',
  ...(note === undefined ? {} : { text: note }),
  product_items: lines.map(({ sku, quantity, price }) => ({
    product_retailer_id: sku,
    quantity,
    item_price: price,
    currency: 'BRL',
  })),
});
