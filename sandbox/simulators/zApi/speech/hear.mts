/** What a customer says, as the platform tells of it. */
import { deviceMessageId, hexadecimal } from '../../../whatsapp/characters.mts';
import { tell } from '../../../whatsapp/delivery.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import { lidOf } from '../../../whatsapp/lids.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { groupId, newsletterId, statusChat } from '../../../whatsapp/places.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Heard, Names, Speech } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';
import { envelope } from '../inbound.mts';
import { emit } from '../webhooks.mts';
import type { WebhookKind } from '../state.mts';
import { contentOf } from './content.mts';

interface Callback {
  readonly webhook: WebhookKind;
  readonly body: Fields;
}

export function hear(simulation: Simulation, speech: Speech): Heard {
  const { state, world } = simulation;
  state.lids.remember(speech.person);
  state.directory.welcome(speech.person.phone);
  const at = speech.at ?? world.clock.now();
  const id = idOf(simulation, speech);
  const names = namesOf(speech);
  const head = { ...headOf(simulation, speech, names), messageId: id, momment: at };
  const callbacks = callbacksOf(simulation, speech, head);
  tell(world.clock, speech, {
    content: () => callbacks.forEach(({ webhook, body }) => emit(simulation, webhook, body)),
    placeholder: () => emit(simulation, 'received', { ...head, waitingMessage: true }),
  });
  const withheld = isMedia(speech.utterance) && speech.utterance.kind !== 'document' ? (['fileName'] as const) : [];
  const told = speech.utterance.kind === 'call' ? String(callbacks[0]?.body.callId) : id;
  return { id: told, isTold: callbacks.length > 0, at, names, withheld };
}

/** An edited message and a deleted one keep their id: another version of the same. */
function idOf({ state }: Simulation, { utterance }: Speech): string {
  return utterance.kind === 'edit' || utterance.kind === 'deletion' ? utterance.of : deviceMessageId(state.random);
}

function namesOf({ person, shown }: Speech): Names {
  return {
    phone: shown === 'hidden' ? undefined : person.phone,
    userId: undefined,
    lid: shown === 'phone' ? undefined : lidOf(person),
  };
}

function headOf(simulation: Simulation, { person, place, quotes, wrapper }: Speech, names: Names): Fields {
  const lid = names.lid ?? null;
  const address = names.phone === undefined ? lid : numberOf(names.phone).waId;
  const common = {
    ...envelope(simulation),
    senderName: person.name,
    chatName: person.name,
    senderLid: lid,
    ...(wrapper === 'ephemeral' ? { messageExpirationSeconds: 604_800 } : {}),
    ...(quotes === undefined ? {} : { referenceMessageId: quotes }),
  };
  if (place === 'chat') return { ...common, phone: address, chatLid: lid };
  const participant = { participantPhone: address, participantLid: lid, chatLid: null };
  if (place === 'group') return { ...common, ...participant, phone: `${groupId}-group`, isGroup: true, chatName: 'Grupo da Loja' };
  if (place === 'status') return { ...common, ...participant, phone: statusChat };
  return { ...common, ...participant, phone: `${newsletterId}@newsletter`, isNewsletter: true, chatName: 'Canal da Loja' };
}

function callbacksOf(simulation: Simulation, speech: Speech, head: Fields): Callback[] {
  const { utterance } = speech;
  const received = (content: Fields): Callback => ({ webhook: 'received', body: { ...head, ...content } });
  switch (utterance.kind) {
    case 'call':
      return callsOf(simulation, utterance).map(received);
    case 'notice':
      return [
        received({ notification: 'NEWSLETTER_ADMIN_PROMOTE', notificationParameters: [head.participantPhone, 'ADMIN'], callId: null }),
      ];
    case 'deletion':
      return [received({ notification: 'REVOKE', notificationParameters: [] })];
    case 'receipt':
      return [{ webhook: 'message-status', body: receiptOf(head) }];
    default: {
      const content = contentOf(simulation, speech, String(head.phone));
      return content ? [received(content)] : [];
    }
  }
}

/** The ringing is one notification, that nobody answered another; both have the id of the call. */
function callsOf({ state }: Simulation, { isVideo = false, isMissed = true }: { isVideo?: boolean; isMissed?: boolean }): Fields[] {
  const kind = isVideo ? 'VIDEO' : 'VOICE';
  const callId = hexadecimal(state.random, 32).toUpperCase();
  const names = isMissed ? [`CALL_${kind}`, `CALL_MISSED_${kind}`] : [`CALL_${kind}`];
  const number = state.random.int(1_600_000_000, 1_700_000_000);
  return names.map((notification, index) => ({
    messageId: `${number}-${84 + index}`,
    notification,
    notificationParameters: [],
    callId,
  }));
}

const receiptOf = ({ phone, isGroup, messageId, momment, participantPhone }: Fields): Fields => ({
  type: 'MessageStatusCallback',
  status: 'READ',
  ids: [messageId],
  phone,
  participant: participantPhone,
  phoneDevice: 0,
  isGroup,
  momment,
});
