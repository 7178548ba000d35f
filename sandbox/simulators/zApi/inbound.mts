/** What customers do: they write, or press a button. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';
import { emit } from './webhooks.mts';

/** `content` is the part that tells the kind, e.g. `{text: {message}}`. Answers the id of the message. */
export function receive(simulation: Simulation, phone: string, content: Fields): string {
  const { state } = simulation;
  const messageId = deviceMessageId(state.random);
  emit(simulation, 'received', {
    type: 'ReceivedCallback',
    messageId,
    phone: numberOf(phone).waId,
    connectedPhone: state.secrets.ownNumber,
    fromMe: false,
    fromApi: false,
    status: 'RECEIVED',
    senderName: 'Cliente',
    chatName: 'Cliente',
    isGroup: false,
    isNewsletter: false,
    isStatusReply: false,
    isEdit: false,
    waitingMessage: false,
    broadcast: false,
    forwarded: false,
    ...content,
  });
  return messageId;
}
