/** The vendor's callbacks: forms, signed with the account's token over the URL and the sorted fields. */
import { createHmac } from 'node:crypto';
import { uuid } from '../../whatsapp/characters.mts';
import type { OutgoingMessage } from '../../whatsapp/outbox.mts';
import { vendor } from './context.mts';
import type { Simulation } from './context.mts';
import { statusName } from './messages.mts';

/** Not tried again by itself unless the connection broke; one more try stands for that. */
const schedule = [0, 1_000];
const timeoutMs = 15_000;

type Form = Readonly<Record<string, string>>;

/** Base64 of HMAC-SHA1 over the URL, followed by each name and value in the order of the names. */
export function sign(url: string, form: Form, authToken: string): string {
  const fields = Object.keys(form)
    .sort()
    .map((name) => `${name}${form[name]}`);
  return createHmac('sha1', authToken)
    .update(`${url}${fields.join('')}`)
    .digest('base64');
}

export function tellStatus(simulation: Simulation, message: OutgoingMessage): void {
  const { state } = simulation;
  const status = statusName(message);
  const url = state.details.get(message.id)?.statusCallback ?? state.webhookUrl;
  if (url === undefined) return;
  post(simulation, 'status', url, {
    AccountSid: state.secrets.accountSid,
    ApiVersion: '2010-04-01',
    ChannelInstallSid: state.secrets.accountSid.replace('AC', 'XE'),
    ChannelPrefix: 'whatsapp',
    ChannelToAddress: message.to.replace('whatsapp:', ''),
    From: state.secrets.sender,
    MessageSid: message.id,
    MessageStatus: status,
    SmsSid: message.id,
    SmsStatus: status,
    To: message.to,
    ...(status === 'read' || status === 'delivered' ? { EventType: status.toUpperCase() } : {}),
    ...(message.error ? { ErrorCode: message.error.code, ChannelStatusMessage: message.error.details } : {}),
  });
}

export function post(simulation: Simulation, topic: string, url: string, form: Form): void {
  const { state, world } = simulation;
  void world.webhooks.send({
    vendor,
    topic,
    url,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'User-Agent': 'TwilioProxy/1.1',
      'I-Twilio-Idempotency-Token': uuid(state.random),
      'X-Twilio-Signature': sign(url, form, state.secrets.authToken),
    },
    body: new URLSearchParams(form).toString(),
    schedule,
    timeoutMs,
    isSuccess: (status) => status < 500,
    wanted: () => simulation.state === state,
  });
}
