/** What customers do: they write, or press a button. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';
import { emit } from './webhooks.mts';

/** `content` is the part that tells the kind, e.g. `{text: {message}}`. Answers the id of the message. */
export function receive(simulation: Simulation, phone: string, content: Fields): string {
  const messageId = deviceMessageId(simulation.state.random);
  emit(simulation, 'received', {
    ...envelope(simulation),
    messageId,
    phone: numberOf(phone).waId,
    senderName: 'Cliente',
    chatName: 'Cliente',
    ...content,
  });
  return messageId;
}

/** What every received message has around its content. */
export const envelope = ({ state }: Simulation): Fields => ({
  type: 'ReceivedCallback',
  connectedPhone: state.secrets.ownNumber,
  fromMe: false,
  fromApi: false,
  status: 'RECEIVED',
  senderPhoto: null,
  photo: null,
  participantPhone: null,
  participantLid: null,
  isGroup: false,
  isNewsletter: false,
  isStatusReply: false,
  isEdit: false,
  waitingMessage: false,
  broadcast: false,
  forwarded: false,
});
