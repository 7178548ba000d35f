/** What a customer says, as the server tells of it: an event of its own for reactions, edits, deletions and calls. */
import { deviceMessageId } from '../../../whatsapp/characters.mts';
import { tell } from '../../../whatsapp/delivery.mts';
import { asFields } from '../../../whatsapp/fields.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import { hdCopyOf } from '../../../whatsapp/hdCopy.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Heard, MediaKind, Speech, Withheld } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';
import { chatIdOf } from '../views.mts';
import { emit } from '../webhooks.mts';
import { addressOf, bareId, incomingId } from './address.mts';
import type { Address } from './address.mts';
import { contentOf } from './content.mts';
import { dataOf } from './engines.mts';

type Event = readonly [name: string, payload: Fields];

export function hear(simulation: Simulation, speech: Speech): Heard {
  const { state, world } = simulation;
  state.lids.remember(speech.person);
  state.directory.welcome(speech.person.phone);
  const at = speech.at ?? world.clock.now();
  const bare = deviceMessageId(state.random);
  const address = addressOf(simulation, speech);
  const id = incomingId(address, bare);
  const head = headOf(simulation, speech, { id, bare, at, address });
  const events = eventsOf(simulation, speech, head, { id, address });
  tell(world.clock, speech, {
    content: () => events.forEach(([event, payload]) => emit(simulation, event, payload)),
    placeholder: () => emit(simulation, 'message.waiting', head),
  });
  const isCall = speech.utterance.kind === 'call';
  return { id: isCall ? bare : id, isTold: events.length > 0, at, names: address.names, withheld: withheldOf(simulation, speech) };
}

function withheldOf({ engine }: Simulation, { utterance }: Speech): Withheld[] {
  if (utterance.kind === 'order') return ['lines'];
  if (isMedia(utterance) && utterance.kind !== 'document') return ['fileName'];
  if (engine !== 'WEBJS') return [];
  return utterance.kind === 'form' ? ['answers', 'kind'] : utterance.kind === 'nativeFlow' ? ['choiceId', 'kind'] : [];
}

interface Known {
  readonly id: string;
  readonly bare: string;
  readonly at: number;
  readonly address: Address;
}

function headOf(simulation: Simulation, speech: Speech, { id, bare, at, address }: Known): Fields {
  return {
    id,
    timestamp: Math.floor(at / 1_000),
    from: address.from,
    fromMe: false,
    source: 'app',
    to: chatIdOf(simulation.state.secrets.ownNumber),
    participant: address.participant,
    _data: dataOf(simulation, speech, { id: bare, at, address }),
  };
}

function eventsOf(simulation: Simulation, speech: Speech, head: Fields, { id, address }: Pick<Known, 'id' | 'address'>): Event[] {
  const { utterance } = speech;
  const content = { body: null, hasMedia: false, media: null, ack: 2, ackName: 'DEVICE', location: null, vCards: null };
  switch (utterance.kind) {
    case 'reaction': {
      const messageId = targetIdOf(simulation, address, utterance.to);
      return [['message.reaction', { ...head, reaction: { text: utterance.emoji, messageId } }]];
    }
    case 'edit':
      return [['message.edited', { ...head, ...content, body: utterance.text, editedMessageId: bareId(utterance.of) }]];
    case 'deletion':
      return [['message.revoked', { after: { ...head, ...content }, revokedMessageId: bareId(utterance.of), before: null }]];
    case 'call':
      return [['call.received', callOf(utterance, head, bareId(id))]];
    case 'receipt':
      return [['message.ack', { ...head, id: receiptId(id), fromMe: true, ack: 3, ackName: 'READ' }]];
    case 'numberChange':
    case 'userIdChange':
      return [];
    default: {
      const whole = { ...head, ...content, replyTo: replyOf(simulation, speech, address), ...contentOf(simulation, utterance, id) };
      simulation.state.heard.set(id, whole);
      const payload = simulation.state.fetchesFiles ? whole : withoutFile(whole);
      const all =
        speech.alsoInHd && isMedia(utterance) && simulation.engine !== 'WEBJS'
          ? [payload, inHd(simulation, utterance.kind, payload)]
          : [payload];
      return all.flatMap((each): Event[] => [
        ['message', each],
        ['message.any', each],
      ]);
    }
  }
}

/** Under an id of its own; the engines without a browser have the protocol's word for it. */
function inHd({ engine, state }: Simulation, kind: MediaKind, payload: Fields): Fields {
  const id = String(payload.id);
  const data = asFields(payload._data);
  const name = engine === 'GOWS' ? 'Message' : 'message';
  const copy = hdCopyOf({ [`${kind}Message`]: {} }, kind, bareId(id), engine === 'GOWS');
  return { ...payload, id: id.replace(bareId(id), deviceMessageId(state.random)), _data: { ...data, [name]: copy } };
}

/** GOWS hands on the key as the customer's app wrote it: in the chat with the shop, and the shop's message is somebody else's. */
const targetIdOf = ({ engine, state }: Simulation, { from }: Address, id: string): string =>
  (engine === 'GOWS' ? ['false', chatIdOf(state.secrets.ownNumber), bareId(id)] : ['true', from, bareId(id)]).join('_');

/** As it is told where files are not fetched. */
const withoutFile = (payload: Fields): Fields =>
  payload.media === null ? payload : { ...payload, media: { ...asFields(payload.media), url: null } };

const callOf = ({ isVideo = false }: { readonly isVideo?: boolean }, { from, timestamp }: Fields, id: string): Fields => ({
  id,
  from,
  timestamp,
  isVideo,
  isGroup: false,
});

/** The receipt is of a message of the shop's in the same chat. */
const receiptId = (id: string): string => id.replace(/^false/, 'true');

/** The browser engine names the whole id of what is answered, the others the device's own. */
function replyOf({ engine, state }: Simulation, { quotes }: Speech, { from }: Address): Fields | null {
  if (quotes === undefined) return null;
  const bare = bareId(quotes);
  const id = engine === 'WEBJS' ? `true_${from}_${bare}` : bare;
  return { id, participant: chatIdOf(state.secrets.ownNumber), body: state.outbox.find(bare)?.text ?? '', hasMedia: false, media: null };
}
