/** How messages and people are shown. */
import { isLid } from '../../whatsapp/lids.mts';
import type { MessageStatus, OutgoingMessage } from '../../whatsapp/outbox.mts';
import type { Simulation } from './context.mts';

export const chatIdOf = (digits: string): string => `${digits}@c.us`;

/** The chat that a message was sent to: by the phone, or by the linked id that the client named. */
export const chatOf = ({ to, number }: OutgoingMessage): string => (isLid(to) ? to : chatIdOf(number.waId));

/** `true_5511…@c.us_3EB0…`: from me, the chat, the device's own id. */
export const sentIdOf = (message: OutgoingMessage): string => `true_${chatOf(message)}_${message.id}`;

/** The same for any message with a phone. */
export const fullIdOf = (fromMe: boolean, digits: string, id: string): string => `${fromMe}_${chatIdOf(digits)}_${id}`;

const acks: Readonly<Record<MessageStatus, readonly [ack: number, name: string]>> = {
  failed: [-1, 'ERROR'],
  accepted: [0, 'PENDING'],
  sent: [1, 'SERVER'],
  delivered: [2, 'DEVICE'],
  read: [3, 'READ'],
};

export const ackOf = (status: MessageStatus) => ({ ack: acks[status][0], ackName: acks[status][1] });

export const showMessage = ({ state: { secrets } }: Simulation, message: OutgoingMessage) => ({
  id: sentIdOf(message),
  timestamp: Math.floor(message.at / 1_000),
  from: chatIdOf(secrets.ownNumber),
  to: chatOf(message),
  fromMe: true,
  source: 'api',
  body: message.text,
  hasMedia: message.media !== undefined,
  ...ackOf(message.status),
});

/** The answer to a sending is the engine's own. */
export function showSent(simulation: Simulation, message: OutgoingMessage): Readonly<Record<string, unknown>> {
  const shown = showMessage(simulation, message);
  if (simulation.engine === 'GOWS') return shown;
  if (simulation.engine === 'WEBJS') return { ...shown, id: { fromMe: true, remote: shown.to, id: message.id, _serialized: shown.id } };
  return {
    key: { remoteJid: isLid(message.to) ? message.to : `${message.number.waId}@s.whatsapp.net`, fromMe: true, id: message.id },
    message: { extendedTextMessage: { text: message.text } },
    messageTimestamp: String(shown.timestamp),
    status: 'PENDING',
  };
}
