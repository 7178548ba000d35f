/** The gateway's webhooks: unsigned, with the instance's API key in the body; a token only where the user asked for one. */
import { createHmac } from 'node:crypto';
import { isLid } from '../../whatsapp/lids.mts';
import type { MessageStatus, OutgoingMessage } from '../../whatsapp/outbox.mts';
import { vendor } from './vendor.mts';
import type { Simulation } from './context.mts';
import { jidOf } from './jid.mts';

/** Vendor source: ten tries, 5 seconds apart at first, doubling up to 5 minutes; these answers end it at once. */
const schedule = [0, 5, 10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1_000);
const timeoutMs = 30_000;
const finalAnswers = [400, 401, 403, 404, 422];

const names: Readonly<Record<MessageStatus, string>> = {
  accepted: 'PENDING',
  sent: 'SERVER_ACK',
  delivered: 'DELIVERY_ACK',
  read: 'READ',
  failed: 'ERROR',
};

export const statusName = (status: MessageStatus): string => names[status];

/** Vendor source: the official channel hands on Meta's own words. */
const officialNames: Readonly<Record<MessageStatus, string>> = {
  accepted: 'ACCEPTED',
  sent: 'SENT',
  delivered: 'DELIVERED',
  read: 'READ',
  failed: 'FAILED',
};

export function emitStatus(simulation: Simulation, message: OutgoingMessage): void {
  const isOfficial = simulation.state.integration === 'WHATSAPP-BUSINESS';
  const remoteJid = chatOf(message);
  emit(simulation, 'messages.update', {
    ...(isOfficial ? { messageId: `cm${message.at.toString(36)}` } : {}),
    keyId: message.id,
    remoteJid,
    fromMe: !isOfficial,
    participant: remoteJid,
    status: isOfficial ? officialNames[message.status] : statusName(message.status),
    instanceId: simulation.state.secrets.instanceId,
  });
}

/** The chat that a message was sent to. */
export const chatOf = ({ to, number }: OutgoingMessage): string => (isLid(to) ? to : jidOf(number.waId));

/** `messages.update` → the setting `MESSAGES_UPDATE` and, one address an event, the path `/messages-update`. */
export function emit(simulation: Simulation, event: string, data: Readonly<Record<string, unknown>>): void {
  const { state, world } = simulation;
  const settings = state.webhook;
  const setting = event.replaceAll('.', '_').toUpperCase();
  if (!settings?.enabled || !settings.events.includes(setting)) return;
  let ended = false;
  const body = {
    event,
    instance: state.secrets.instanceName,
    data,
    destination: settings.url,
    date_time: brazilianTime(world.clock.now()),
    sender: jidOf(state.secrets.ownNumber),
    server_url: state.secrets.serverUrl,
    apikey: state.secrets.instanceToken,
  };
  void world.webhooks.send({
    vendor,
    topic: event,
    url: settings.webhookByEvents ? `${settings.url}/${setting.replaceAll('_', '-').toLowerCase()}` : settings.url,
    headers: { 'Content-Type': 'application/json', ...headersOf(settings.headers ?? {}, world.clock.now()) },
    body: JSON.stringify(body),
    schedule,
    timeoutMs,
    isSuccess: (status) => status >= 200 && status < 300,
    onResult: ({ status }) => void (ended ||= status !== undefined && finalAnswers.includes(status)),
    wanted: () => !ended && simulation.state === state && state.webhook?.url === settings.url,
  });
}

/** The user's own headers; `jwt_key` is not sent but signs a token of ten minutes. */
function headersOf(headers: Readonly<Record<string, string>>, now: number): Record<string, string> {
  const { jwt_key: key, ...others } = headers;
  return key === undefined ? others : { ...others, Authorization: `Bearer ${webhookToken(key, now)}` };
}

/** HS256. `now` in milliseconds. */
export function webhookToken(key: string, now: number): string {
  const issuedAt = Math.floor(now / 1_000);
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const payload = { iat: issuedAt, exp: issuedAt + 600, app: 'evolution', action: 'webhook' };
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
}

/** The server's local time, written as if it were UTC. */
const brazilianTime = (now: number): string => new Date(now - 3 * 3_600_000).toISOString();
