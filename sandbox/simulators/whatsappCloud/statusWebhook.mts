/** The webhook of a message's status. */
import { wamid } from '../../whatsapp/wamid.mts';
import type { Simulation } from './context.mts';
import { titleOf } from './graphError.mts';
import type { SentMessage } from './state.mts';
import { metadata, publish, seconds } from './webhooks.mts';

export function publishStatus(simulation: Simulation, message: SentMessage): void {
  publish(simulation, { field: 'messages', value: { ...metadata(simulation), statuses: [statusBody(simulation, message)] } });
}

/** A status of a message that nobody sent through this API: from another tool on the same number. Answers its id. */
export function publishStrangersStatus(simulation: Simulation, status: 'sent' | 'delivered' | 'read'): string {
  const id = wamid(simulation.state.random, '5511900000000');
  const body = { id, status, timestamp: seconds(simulation), recipient_id: '5511900000000' };
  publish(simulation, { field: 'messages', value: { ...metadata(simulation), statuses: [body] } });
  return id;
}

function statusBody(simulation: Simulation, message: SentMessage): Record<string, unknown> {
  const { error } = message;
  return {
    id: message.id,
    status: message.status,
    timestamp: seconds(simulation),
    ...(showsNumber(simulation, message) ? { recipient_id: message.waId } : {}),
    recipient_user_id: message.userId,
    ...(message.status === 'sent' ? pricing(message) : {}),
    ...(error
      ? { errors: [{ code: error.code, title: titleOf(error.code), message: titleOf(error.code), error_data: { details: error.details } }] }
      : {}),
    ...(message.callbackData === undefined ? {} : { biz_opaque_callback_data: message.callbackData }),
  };
}

const showsNumber = ({ state }: Simulation, message: SentMessage): boolean =>
  message.waId !== undefined && !state.usernames.has(state.people.get(message.userId) ?? '');

function pricing(message: SentMessage): Record<string, unknown> {
  const category = message.category?.toLowerCase() ?? 'service';
  return { pricing: { billable: true, pricing_model: 'PMP', category, type: 'regular' } };
}
