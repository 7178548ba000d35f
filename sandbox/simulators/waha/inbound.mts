/** What customers do: they write, or press a button. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import type { Button, OutgoingMessage } from '../../whatsapp/outbox.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';
import { chatIdOf, fullIdOf } from './views.mts';
import { emit } from './webhooks.mts';

/** Answers the id of the message. */
export function receive(simulation: Simulation, phone: string, text: string, more: Readonly<Record<string, unknown>> = {}): string {
  const { state, world } = simulation;
  const { waId } = numberOf(phone);
  const id = fullIdOf(false, waId, deviceMessageId(state.random));
  const payload = {
    id,
    timestamp: Math.floor(world.clock.now() / 1_000),
    from: chatIdOf(waId),
    to: chatIdOf(state.secrets.ownNumber),
    fromMe: false,
    source: 'app',
    participant: null,
    body: text,
    hasMedia: false,
    ack: 2,
    ackName: 'DEVICE',
    ...more,
  };
  emit(simulation, 'message', payload);
  emit(simulation, 'message.any', payload);
  return id;
}

/** A press comes as a message with the button's label that answers the one with the buttons. */
export const pressButton = (simulation: Simulation, sent: OutgoingMessage, { id, label }: Button): string =>
  receive(simulation, sent.to, label, {
    replyTo: { id: sent.id, body: sent.text },
    _data: { type: 'buttons_response', selectedButtonId: id },
  });
