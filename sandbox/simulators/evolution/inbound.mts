/** What customers do: they write, or press a button. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { Button, OutgoingMessage } from '../../whatsapp/outbox.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';
import { jidOf } from './jid.mts';
import { emit } from './webhooks.mts';

/** Answers the id of the message. */
export const receiveText = (simulation: Simulation, phone: string, text: string): string =>
  receive(simulation, phone, 'conversation', { conversation: text });

export function pressButton(simulation: Simulation, sent: OutgoingMessage, { id, label }: Button): string {
  return receive(simulation, sent.to, 'templateButtonReplyMessage', {
    templateButtonReplyMessage: { selectedId: id, selectedDisplayText: label, contextInfo: { stanzaId: sent.id } },
  });
}

function receive(simulation: Simulation, phone: string, messageType: string, message: Fields): string {
  const { state, world } = simulation;
  const id = deviceMessageId(state.random);
  emit(simulation, 'messages.upsert', {
    key: { remoteJid: jidOf(numberOf(phone).waId), fromMe: false, id },
    pushName: 'Cliente',
    status: 'DELIVERY_ACK',
    message,
    messageType,
    messageTimestamp: Math.floor(world.clock.now() / 1_000),
    instanceId: state.secrets.instanceId,
    source: 'android',
  });
  return id;
}
