/** `POST …/Messages.json` and `GET …/Messages/{sid}.json`. */
import { hexadecimal } from '../../whatsapp/characters.mts';
import type { MessageStatus, OutgoingMessage, Problem } from '../../whatsapp/outbox.mts';
import { takePlanned } from '../../whatsapp/planned.mts';
import { isLanding } from '../../world/lateWork.mts';
import type { Simulation } from './context.mts';
import { failed, lateStatus, messageOf } from './errors.mts';
import { readForm } from './messageForm.mts';
import type { Draft } from './messageForm.mts';

const defaultPerSecond = 80;

/** Refusals that say no to the business rather than to the client. */
const blameless = [21610];

export async function sendMessage(simulation: Simulation, request: Request): Promise<Response> {
  const { state } = simulation;
  const draft = await readDraft(simulation, request);
  const code = typeof draft === 'number' ? draft : state.optedOut.has(draft.number.identity) ? 21610 : undefined;
  if (code !== undefined && !blameless.includes(code)) simulation.violation('message-form', `${code}: ${messageOf(code)}`);
  if (code !== undefined || typeof draft === 'number') return failed(code ?? 20500);
  if (isTooFast(simulation)) {
    simulation.violation('rate-limit', 'too many messages a second');
    return failed(20429);
  }
  const planned = takePlanned(state.failures, (each) => lateStatus(each) === undefined);
  if (planned !== undefined) return failed(planned);
  const message = accept(simulation, draft);
  return Response.json(show(simulation, message), { status: 201 });
}

async function readDraft({ state }: Simulation, request: Request): Promise<Draft | number> {
  const isForm = /application\/x-www-form-urlencoded/.test(request.headers.get('Content-Type') ?? '');
  return readForm(state, new URLSearchParams(isForm ? await request.text() : ''));
}

function isTooFast({ state, world, options }: Simulation): boolean {
  if (isLanding()) return false;
  const now = world.clock.wall();
  state.messageTimes = state.messageTimes.filter((time) => time > now - 1_000);
  if (state.messageTimes.length >= (options.messagesPerSecond ?? defaultPerSecond)) return true;
  state.messageTimes.push(now);
  return false;
}

function accept(simulation: Simulation, draft: Draft): OutgoingMessage {
  const { state } = simulation;
  const { to, number, type, text, media, buttons, content, statusCallback, messagingServiceSid } = draft;
  const id = `${media === undefined ? 'SM' : 'MM'}${hexadecimal(state.random, 32)}`;
  const correlation = correlationIn(statusCallback);
  const message = state.outbox.add({ id, to, number, type, text, media, buttons, template: content?.name, correlation });
  state.details.set(id, { statusCallback, messagingServiceSid });
  state.outbox.start(message, problemOf(simulation, draft));
  return message;
}

/** The one place for it: a value like `shopify:1001` in the query of the callback. */
function correlationIn(statusCallback: string | undefined): string | undefined {
  if (statusCallback === undefined) return undefined;
  return [...new URL(statusCallback).searchParams.values()].find((value) => /^[A-Za-z]\w*:#?\d+/.test(value));
}

function problemOf({ state, world }: Simulation, { number, content }: Draft): Problem | undefined {
  const isOpen = (state.windows.get(number.identity) ?? 0) > world.clock.now();
  const code = !state.directory.has(number) ? 63024 : content ? approvalProblem(content.approval) : isOpen ? undefined : 63016;
  const found = code ?? takePlanned(state.failures, (each) => lateStatus(each) !== undefined);
  return found === undefined ? undefined : { code: String(found), details: messageOf(found) };
}

function approvalProblem(approval: string): number | undefined {
  if (approval === 'approved') return undefined;
  return approval === 'paused' ? 63041 : approval === 'disabled' ? 63042 : 63016;
}

const names: Readonly<Record<Exclude<MessageStatus, 'failed'>, string>> = {
  accepted: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
};

export const statusName = ({ status, error }: OutgoingMessage): string =>
  status === 'failed' ? (lateStatus(Number(error?.code)) ?? 'failed') : names[status];

export function getMessage(simulation: Simulation, sid: string): Response {
  const message = simulation.state.outbox.find(sid);
  return message ? Response.json(show(simulation, message)) : failed(20404);
}

function show({ state }: Simulation, message: OutgoingMessage): Readonly<Record<string, unknown>> {
  const { secrets } = state;
  const path = `/2010-04-01/Accounts/${secrets.accountSid}/Messages/${message.id}`;
  return {
    sid: message.id,
    account_sid: secrets.accountSid,
    messaging_service_sid: state.details.get(message.id)?.messagingServiceSid ?? null,
    from: secrets.sender,
    to: message.to,
    body: message.text,
    status: statusName(message),
    direction: 'outbound-api',
    num_segments: '1',
    num_media: message.media === undefined ? '0' : '1',
    error_code: message.error ? Number(message.error.code) : null,
    error_message: message.error?.details ?? null,
    date_created: new Date(message.at).toUTCString().replace('GMT', '+0000'),
    date_updated: new Date(message.statuses.at(-1)?.at ?? message.at).toUTCString().replace('GMT', '+0000'),
    date_sent: null,
    price: null,
    price_unit: null,
    api_version: '2010-04-01',
    uri: `${path}.json`,
    subresource_uris: { media: `${path}/Media.json` },
  };
}
