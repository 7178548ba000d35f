/** The platform's callbacks: one URL a kind, no signature; the instance's token stands in a header. */
import { isLink } from '../../whatsapp/files.mts';
import { isLid } from '../../whatsapp/lids.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { MessageStatus, OutgoingMessage } from '../../whatsapp/outbox.mts';
import { vendor } from './context.mts';
import type { Simulation } from './context.mts';
import { zaapIdOf } from './messages.mts';
import type { WebhookKind } from './state.mts';

export const kinds: readonly WebhookKind[] = ['received', 'delivery', 'message-status'];

const schedule = [0, 10_000, 60_000];
const timeoutMs = 10_000;

export function setWebhooks(simulation: Simulation, wanted: readonly WebhookKind[], { value }: Fields): Response {
  if (!isLink(value) || !value.startsWith('https://')) {
    simulation.violation('webhook-url', 'value must be an https URL');
    return Response.json({ error: 'The webhook must be https' }, { status: 400 });
  }
  for (const kind of wanted) simulation.state.webhooks.set(kind, value);
  return Response.json({ value: true });
}

const ticks: Readonly<Partial<Record<MessageStatus, string>>> = { sent: 'SENT', delivered: 'RECEIVED', read: 'READ' };

/** Leaving the queue is one event, each tick another; a message that cannot leave has only the first, with its error. */
export function tell(simulation: Simulation, message: OutgoingMessage): void {
  const { status, error, to } = message;
  const phone = isLid(to) ? to : message.number.waId;
  if (status === 'sent' || status === 'failed')
    emit(simulation, 'delivery', {
      type: 'DeliveryCallback',
      phone,
      zaapId: zaapIdOf(message),
      messageId: message.id,
      ...(error ? { error: error.details } : {}),
      ...(error?.code === 'SHADOW_BAN' ? { errorCode: error.code } : {}),
    });
  const tick = ticks[status];
  if (tick !== undefined)
    emit(simulation, 'message-status', {
      type: 'MessageStatusCallback',
      status: tick,
      ids: [message.id],
      phone,
      phoneDevice: 0,
      isGroup: false,
    });
}

export function emit(simulation: Simulation, kind: WebhookKind, body: Readonly<Record<string, unknown>>): void {
  const { state, world } = simulation;
  const url = state.webhooks.get(kind);
  if (url === undefined) return;
  void world.webhooks.send({
    vendor,
    topic: String(body.type),
    url,
    headers: { 'Content-Type': 'application/json', 'z-api-token': state.secrets.instanceToken },
    body: JSON.stringify({ momment: world.clock.now(), ...body, instanceId: state.secrets.instanceId }),
    schedule,
    timeoutMs,
    isSuccess: (status) => status >= 200 && status < 300,
    wanted: () => simulation.state === state && state.webhooks.get(kind) === url,
  });
}
