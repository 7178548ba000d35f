/** The messages as the world counts them: never with a whole phone number. */
import { orderNumberOf } from '../../whatsapp/outbox.mts';
import { maskPhone } from '../../whatsapp/phone.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor } from './context.mts';
import type { SentMessage } from './state.mts';

export const toLedger = (messages: Iterable<SentMessage>): LedgerEntry[] => [...messages].map(entry);

function entry(message: SentMessage): LedgerEntry {
  const orderNumber = orderNumberOf(message.callbackData);
  return {
    kind: 'message',
    vendor,
    id: message.id,
    ...(orderNumber === undefined ? {} : { orderNumber }),
    status: message.status,
    at: message.at,
    detail: {
      type: message.type,
      template: message.template,
      language: message.language,
      toMasked: message.waId === undefined ? 'BR.…' : maskPhone(message.waId),
      ...(message.error ? { errorCode: message.error.code } : {}),
    },
  };
}
