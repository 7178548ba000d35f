/** The gateway's webhooks: signed with HMAC SHA-512 where the user gave a key. */
import { createHmac } from 'node:crypto';
import { uuid } from '../../whatsapp/characters.mts';
import type { OutgoingMessage } from '../../whatsapp/outbox.mts';
import { vendor } from './vendor.mts';
import type { Simulation } from './context.mts';
import type { WebhookSettings } from './state.mts';
import { ackOf, chatIdOf, chatOf, sentIdOf } from './views.mts';

const timeoutMs = 30_000;

/** Hexadecimal, over the raw body. */
export const sign = (body: string, key: string): string => createHmac('sha512', key).update(body).digest('hex');

export function emitAck(simulation: Simulation, message: OutgoingMessage): void {
  const chatId = chatOf(message);
  emit(simulation, 'message.ack', {
    id: sentIdOf(message),
    from: chatId,
    to: chatId,
    participant: null,
    fromMe: true,
    ...ackOf(message.status),
  });
}

export function emit(simulation: Simulation, event: string, payload: Readonly<Record<string, unknown>>): void {
  for (const settings of simulation.state.webhooks)
    if (settings.events.includes(event) || settings.events.includes('*')) post(simulation, settings, event, payload);
}

function post(simulation: Simulation, settings: WebhookSettings, event: string, payload: Readonly<Record<string, unknown>>): void {
  const { state, world, engine, tier } = simulation;
  const now = world.clock.now();
  const body = JSON.stringify({
    id: `evt_${uuid(state.random).replaceAll('-', '').slice(0, 26)}`,
    timestamp: now,
    event,
    session: state.secrets.sessionName,
    metadata: {},
    me: { id: chatIdOf(state.secrets.ownNumber), pushName: 'Loja Ponte' },
    payload,
    engine,
    environment: { version: '2026.11.1', engine, tier, browser: null },
  });
  const signature = settings.hmac ? { 'X-Webhook-Hmac': sign(body, settings.hmac.key), 'X-Webhook-Hmac-Algorithm': 'sha512' } : undefined;
  const { delaySeconds, attempts } = settings.retries;
  void world.webhooks.send({
    vendor,
    topic: event,
    url: settings.url,
    headers: {
      'Content-Type': 'application/json',
      'X-Webhook-Request-Id': uuid(state.random),
      'X-Webhook-Timestamp': String(now),
      ...signature,
      ...Object.fromEntries(settings.customHeaders.map(({ name, value }) => [name, value])),
    },
    body,
    schedule: Array.from({ length: attempts + 1 }, (_, index) => (index === 0 ? 0 : delaySeconds * 1_000)),
    timeoutMs,
    isSuccess: (status) => status >= 200 && status < 300,
    wanted: () => simulation.state === state && state.webhooks.some(({ url }) => url === settings.url),
  });
}
