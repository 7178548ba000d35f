/** The webhooks of what customers do: they write, press a button, stop marketing messages. */
import { numberOf } from '../../whatsapp/phone.mts';
import { wamid } from '../../whatsapp/wamid.mts';
import type { Simulation } from './context.mts';
import { recipientOf, remember } from './phone.mts';
import type { SentMessage } from './state.mts';
import { metadata, publish, seconds } from './webhooks.mts';

export interface Inbound {
  readonly phone: string;
  /** The type's own part and the type, e.g. `{type: 'text', text: {body}}`. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The number of the business that it was sent to; this account's first where absent. */
  readonly phoneNumberId?: string | undefined;
}

/** Answers the id of the message. */
export function publishInbound(simulation: Simulation, { phone, content, phoneNumberId }: Inbound): string {
  const { waId, userId, identity } = remember(simulation, recipientOf(phone));
  const isHidden = simulation.state.usernames.has(identity);
  const id = wamid(simulation.state.random, waId);
  simulation.state.inbound.add(id);
  const contact = isHidden
    ? { profile: { name: 'Cliente', username: 'cliente.loja' }, user_id: userId }
    : { profile: { name: 'Cliente' }, wa_id: waId, user_id: userId };
  const from = isHidden ? { from_user_id: userId } : { from: waId, from_user_id: userId };
  const message = { ...from, id, timestamp: seconds(simulation), ...content };
  publish(simulation, {
    field: 'messages',
    value: { ...metadata(simulation, phoneNumberId), contacts: [contact], messages: [message] },
  });
  return id;
}

/** The press of a button under a message, as a reply to it. */
export function buttonContent(simulation: Simulation, message: SentMessage, index: number): Readonly<Record<string, unknown>> {
  const reply = message.replies[index];
  if (!reply) throw new Error(`Message ${message.id} has no reply button ${index}`);
  const { id, title } = reply;
  const context = { from: simulation.state.secrets.displayPhoneNumber.replace(/\D/g, ''), id: message.id };
  return reply.kind === 'template'
    ? { context, type: 'button', button: { payload: id, text: title } }
    : { context, type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } };
}

/** The customer stops or resumes marketing messages. */
export function publishPreference(simulation: Simulation, phone: string, value: 'stop' | 'resume'): void {
  const preference = {
    wa_id: numberOf(phone).waId,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: seconds(simulation),
  };
  publish(simulation, { field: 'user_preferences', value: { ...metadata(simulation), user_preferences: [preference] } });
}
