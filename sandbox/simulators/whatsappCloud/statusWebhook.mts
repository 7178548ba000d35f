/** The payloads of the webhooks. */
import type { Simulation } from './context.mts';
import { titleOf } from './graphError.mts';
import { messageId } from './messageId.mts';
import { recipientOf } from './phone.mts';
import type { SentMessage } from './state.mts';
import { publish } from './webhooks.mts';

const seconds = (at: number): string => String(Math.floor(at / 1_000));

export function publishStatus(simulation: Simulation, message: SentMessage): void {
  publish(simulation, { field: 'messages', value: { ...head(simulation), statuses: [statusBody(simulation, message)] } });
}

function statusBody({ world }: Simulation, message: SentMessage): Record<string, unknown> {
  const { error } = message;
  return {
    id: message.id,
    status: message.status,
    timestamp: seconds(world.clock.now()),
    ...(message.waId === undefined ? {} : { recipient_id: message.waId }),
    recipient_user_id: message.userId,
    ...(message.status === 'sent' ? conversation(message) : {}),
    ...(error
      ? { errors: [{ code: error.code, title: titleOf(error.code), message: titleOf(error.code), error_data: { details: error.details } }] }
      : {}),
    ...(message.callbackData === undefined ? {} : { biz_opaque_callback_data: message.callbackData }),
  };
}

function conversation(message: SentMessage): Record<string, unknown> {
  const category = message.category?.toLowerCase() ?? 'service';
  return { pricing: { billable: true, pricing_model: 'PMP', category, type: 'regular' } };
}

/** A message of the customer to the shop; answers its id. */
export function publishInbound(simulation: Simulation, phone: string, text: string): string {
  const { waId, userId } = recipientOf(phone.replace(/\D/g, ''));
  const id = messageId(simulation.state.random, waId);
  simulation.state.inbound.add(id);
  publish(simulation, {
    field: 'messages',
    value: {
      ...head(simulation),
      contacts: [{ profile: { name: 'Cliente' }, wa_id: waId, user_id: userId }],
      messages: [
        { from: waId, from_user_id: userId, id, timestamp: seconds(simulation.world.clock.now()), type: 'text', text: { body: text } },
      ],
    },
  });
  return id;
}

/** The customer stops or resumes marketing messages. */
export function publishPreference(simulation: Simulation, phone: string, value: 'stop' | 'resume'): void {
  const { waId } = recipientOf(phone.replace(/\D/g, ''));
  const preference = { wa_id: waId, detail: `User requested to ${value} marketing messages`, category: 'marketing_messages', value };
  publish(simulation, {
    field: 'user_preferences',
    value: { ...head(simulation), user_preferences: [{ ...preference, timestamp: seconds(simulation.world.clock.now()) }] },
  });
}

const head = ({ state: { secrets } }: Simulation) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: secrets.displayPhoneNumber.replace(/\D/g, ''), phone_number_id: secrets.phoneNumberId },
});
