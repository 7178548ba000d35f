/** What a customer says, as a server with a linked phone tells of it. */
import { deviceMessageId } from '../../../whatsapp/characters.mts';
import { tell } from '../../../whatsapp/delivery.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import { hdCopyOf } from '../../../whatsapp/hdCopy.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Heard, MediaKind, Names, Speech, Withheld, Wrapper } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';
import { jidOf } from '../jid.mts';
import { emit } from '../webhooks.mts';
import { addressOf } from './address.mts';
import type { Address } from './address.mts';
import { contextOf, partOf } from './content.mts';
import { keep } from './media.mts';
import { hearOfficial } from './official.mts';
import type { Part } from './part.mts';

export function hear(simulation: Simulation, speech: Speech): Heard {
  if (simulation.state.integration === 'WHATSAPP-BUSINESS') return hearOfficial(simulation, speech);
  const { state, world } = simulation;
  state.lids.remember(speech.person);
  state.directory.welcome(speech.person.phone);
  const at = speech.at ?? world.clock.now();
  const id = deviceMessageId(state.random);
  const address = addressOf(simulation, speech);
  const events = eventsOf(simulation, speech, { id, at, address });
  tell(world.clock, speech, { content: () => events.forEach(([event, data]) => emit(simulation, event, data)) });
  for (const [event, data] of events) if (event === 'messages.upsert' && !state.heard.has(id)) state.heard.set(id, data);
  if (isMedia(speech.utterance)) keep(simulation, id, speech.utterance);
  const names = speech.utterance.kind === 'edit' ? nobody : address.names;
  return { id, isTold: events.length > 0, at, names, withheld: withheldOf(speech) };
}

/** An edit tells nothing of who it is. */
const nobody: Names = { phone: undefined, userId: undefined, lid: undefined };

const withheldOf = ({ utterance }: Speech): Withheld[] => {
  if (utterance.kind === 'order') return ['lines'];
  return isMedia(utterance) && utterance.kind !== 'document' ? ['fileName'] : [];
};

type Event = readonly [name: string, data: Fields];

interface Head {
  readonly id: string;
  readonly at: number;
  readonly address: Address;
}

function eventsOf(simulation: Simulation, speech: Speech, head: Head): readonly Event[] {
  const { utterance } = speech;
  const { remoteJid } = head.address.key;
  switch (utterance.kind) {
    case 'edit':
      return [
        [
          'messages.edited',
          protocol(simulation, head, utterance.of, { type: 'MESSAGE_EDIT', editedMessage: { conversation: utterance.text } }),
        ],
      ];
    case 'deletion': {
      const key = { ...head.address.key, fromMe: false, id: utterance.of };
      return [
        ['messages.edited', protocol(simulation, head, utterance.of, { type: 'REVOKE' })],
        ['messages.delete', { ...key, status: 'DELETED' }],
      ];
    }
    case 'call':
      return callEvents(head, utterance);
    case 'receipt': {
      const data = { keyId: head.id, ...head.address.key, fromMe: true, status: 'READ', instanceId: simulation.state.secrets.instanceId };
      return [['messages.update', data]];
    }
    default: {
      const part = partOf(simulation, speech, remoteJid);
      if (!part) return [];
      const data = upsert(simulation, speech, head, part);
      return [['messages.upsert', data], ...(speech.alsoInHd && isMedia(utterance) ? [inHd(simulation, utterance.kind, data)] : [])];
    }
  }
}

/**
 * Edits and deletions are messages of the protocol about another message; the server tells of both as edited. The key is as the customer's
 * app wrote it: the chat is the shop, and the message is the customer's own.
 */
const protocol = ({ state }: Simulation, { at }: Head, id: string, content: Fields): Fields => ({
  key: { remoteJid: jidOf(state.secrets.ownNumber), fromMe: true, id },
  ...content,
  timestampMs: String(at),
});

function callEvents({ id, at, address }: Head, call: { readonly isVideo?: boolean; readonly isMissed?: boolean }): Event[] {
  const { remoteJid } = address.key;
  const common = {
    chatId: remoteJid,
    from: remoteJid,
    id,
    date: new Date(at).toISOString(),
    offline: false,
    isVideo: call.isVideo ?? false,
  };
  const statuses = call.isMissed === false ? ['offer', 'accept', 'terminate'] : ['offer', 'timeout'];
  return statuses.map((status) => ['call', { ...common, isGroup: false, status }]);
}

function upsert(simulation: Simulation, speech: Speech, { id, at, address }: Head, part: Part): Fields {
  const context = contextOf(simulation, speech.quotes);
  const [messageType, value] = wrapped(speech.wrapper, part, context);
  const { contextInfo = null } = speech.wrapper === undefined ? context : {};
  return {
    key: { ...address.key, fromMe: false, id },
    pushName: speech.person.name,
    status: 'DELIVERY_ACK',
    message: { [messageType]: value },
    contextInfo,
    messageType,
    messageTimestamp: Math.floor(at / 1_000),
    instanceId: simulation.state.secrets.instanceId,
    source: 'android',
  };
}

/** Under an id of its own. */
function inHd({ state }: Simulation, kind: MediaKind, data: Fields): Event {
  const { key, message } = data as { key: Fields & { id: string }; message: Fields };
  const copy = hdCopyOf(message, kind, key.id, false);
  return [
    'messages.upsert',
    { ...data, key: { ...key, id: deviceMessageId(state.random) }, message: copy, messageType: 'associatedChildMessage' },
  ];
}

const wrappers: Readonly<Record<Wrapper, string>> = {
  ephemeral: 'ephemeralMessage',
  viewOnce: 'viewOnceMessage',
  viewOnceV2: 'viewOnceMessageV2',
  edited: 'editedMessage',
  deviceSent: 'deviceSentMessage',
};

/** In a wrapper a text keeps the long form, with its quotation in it; outside of one the server flattens it. */
function wrapped(wrapper: Wrapper | undefined, part: Part, context: Fields): Part {
  if (wrapper === undefined) return part;
  const [name, value] = part;
  const inner: Part = name === 'conversation' ? ['extendedTextMessage', { text: value, ...context }] : part;
  return [wrappers[wrapper], { message: Object.fromEntries([inner]) }];
}
