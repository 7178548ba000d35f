/** `POST /{phone number}/messages`. */
import { asFields, isFields } from '../../whatsapp/fields.mts';
import { identityOf } from '../../whatsapp/phone.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { wamid } from '../../whatsapp/wamid.mts';
import type { GraphCall, Simulation } from './context.mts';
import { readMessageContent } from './readContent.mts';
import type { Content } from './content.mts';
import { deliver } from './delivery.mts';
import { strikeAfter, strikeBefore } from './failures.mts';
import { asynchronousCodes, graphError, isRefusal, refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { countMessage, countPair } from './limits.mts';
import { hasPlus, readPhone, remember } from './phone.mts';
import type { Recipient } from './phone.mts';
import { firstRefusal, missing, unexpectedKey, wrong } from './shape.mts';
import type { SentMessage } from './state.mts';

const types = ['text', 'template', 'document', 'image', 'video', 'audio', 'sticker', 'interactive', 'reaction', 'location', 'contacts'];
const envelope = ['messaging_product', 'recipient_type', 'to', 'recipient', 'type', 'context', 'biz_opaque_callback_data'];
const longestCallbackData = 512;

/** Refusals that say no to the business rather than to the client. */
const blameless = [132015, 132016, ...asynchronousCodes];

export async function sendMessage(simulation: Simulation, { request, operation }: GraphCall): Promise<Response> {
  const body = await readBody(request);
  const planned = strikeBefore(simulation, operation) ?? checkRegistration(simulation);
  if (planned) return graphError(planned);
  if (isFields(body) && body.status === 'read') return markRead(simulation, body);
  const message = isRefusal(body) ? body : readMessage(simulation, body);
  if (isRefusal(message)) {
    if (!blameless.includes(message.code)) simulation.violation(ruleOf(message.code), `${message.code}: ${message.details}`);
    return graphError(message);
  }
  const sent = accept(simulation, message);
  const lost = strikeAfter(simulation, operation);
  return lost ? graphError(lost) : Response.json(answer(message, sent));
}

const checkRegistration = ({ state }: Simulation): Refusal | undefined =>
  state.registered ? undefined : refusal(133010, 'The phone number is not registered with the Cloud API');

const ruleOf = (code: number): string => (code === 130429 ? 'throughput' : code === 131056 ? 'pair-rate' : 'message-body');

async function readBody(request: Request): Promise<Fields | Refusal> {
  const text = await request.text();
  if (!/application\/json/.test(request.headers.get('Content-Type') ?? '')) return refusal(100, 'The body must be application/json');
  try {
    const body: unknown = JSON.parse(text);
    return isFields(body) ? body : refusal(100, 'The body must be an object');
  } catch {
    return refusal(100, 'The body is not valid JSON');
  }
}

interface ReadMessage {
  readonly to: string;
  readonly recipient: Recipient;
  readonly byPhone: boolean;
  readonly type: string;
  readonly content: Content;
  readonly callbackData: string | undefined;
}

function readMessage(simulation: Simulation, body: Fields): ReadMessage | Refusal {
  const type = body.type ?? 'text';
  const mistake = firstRefusal([
    () => (body.messaging_product === 'whatsapp' ? undefined : refusal(100, 'The parameter messaging_product is required.')),
    () => (typeof type === 'string' && types.includes(type) ? undefined : refusal(131051, 'Message type is not currently supported')),
    () => unexpectedKey(body, [...envelope, String(type)], ''),
    () => (body.recipient_type === undefined || body.recipient_type === 'individual' ? undefined : wrong('recipient_type', 'individual')),
    () => checkContext(body.context),
    () => checkCallbackData(body.biz_opaque_callback_data),
  ]);
  if (mistake) return mistake;
  const recipient = readRecipient(simulation, body);
  if (isRefusal(recipient)) return recipient;
  const content = readMessageContent(simulation, String(type), body);
  if (isRefusal(content)) return content;
  const tooFast = countMessage(simulation) ?? countPair(simulation, recipient.identity);
  if (tooFast) return tooFast;
  const byPhone = body.to !== undefined;
  const callbackData = typeof body.biz_opaque_callback_data === 'string' ? body.biz_opaque_callback_data : undefined;
  return { to: String(body.to ?? body.recipient), recipient, byPhone, type: String(type), content, callbackData };
}

function checkContext(context: unknown): Refusal | undefined {
  if (context === undefined) return undefined;
  return typeof asFields(context).message_id === 'string' ? undefined : wrong('context.message_id', 'the id of a message');
}

function checkCallbackData(value: unknown): Refusal | undefined {
  if (value === undefined) return undefined;
  const fine = typeof value === 'string' && value.length <= longestCallbackData;
  return fine ? undefined : wrong('biz_opaque_callback_data', `a string of at most ${longestCallbackData} characters`);
}

function readRecipient(simulation: Simulation, body: Fields): Recipient | Refusal {
  if ((body.to === undefined) === (body.recipient === undefined)) return missing('to');
  if (body.recipient !== undefined) return readUserId(simulation, body.recipient);
  if (typeof body.to !== 'string') return wrong('to', 'a string');
  const recipient = readPhone(body.to);
  if (isRefusal(recipient)) return recipient;
  if (!hasPlus(body.to))
    simulation.violation('phone-plus', "'to' without a plus sign: the business's own country code may be put before it");
  return recipient.identity === identityOf(simulation.state.secrets.displayPhoneNumber)
    ? refusal(131021, 'Sender and recipient are the same')
    : remember(simulation, recipient);
}

/** Business-scoped user ids: `BR.…`. */
function readUserId({ state }: Simulation, value: unknown): Recipient | Refusal {
  if (typeof value !== 'string' || !/^[A-Z]{2}\.\w+$/.test(value)) return wrong('recipient', 'a business-scoped user id');
  return { digits: '', waId: '', identity: state.people.get(value) ?? value, userId: value };
}

function accept(simulation: Simulation, read: ReadMessage): SentMessage {
  const { to, recipient, byPhone, type, content, callbackData } = read;
  const { state, world } = simulation;
  const now = world.clock.now();
  const message: SentMessage = {
    id: wamid(state.random, recipient.waId || recipient.userId),
    to,
    waId: byPhone ? recipient.waId : undefined,
    userId: recipient.userId,
    type,
    template: content.template?.name,
    language: content.template?.language,
    category: content.template?.category,
    text: content.text,
    media: content.media,
    buttons: content.buttons,
    replies: content.replies ?? [],
    callbackData,
    at: now,
    statuses: [{ status: 'accepted', at: now }],
    status: 'accepted',
    error: undefined,
  };
  state.messages.set(message.id, message);
  deliver(simulation, message, { recipient, fault: content.fault, held: isHeld(read) });
  return message;
}

/** Messages of a new template wait until the first of them were judged. */
const isHeld = ({ content }: ReadMessage): boolean => content.template?.paced ?? false;

function answer(read: ReadMessage, { id }: SentMessage): Record<string, unknown> {
  const { to, recipient, byPhone, type } = read;
  return {
    messaging_product: 'whatsapp',
    contacts: [byPhone ? { input: to, wa_id: recipient.waId } : { input: to, user_id: recipient.userId }],
    messages: [{ id, ...(type === 'template' ? { message_status: isHeld(read) ? 'held_for_quality_assessment' : 'accepted' } : {}) }],
  };
}

function markRead(simulation: Simulation, body: Fields): Response {
  if (typeof body.message_id === 'string' && simulation.state.inbound.has(body.message_id)) return Response.json({ success: true });
  simulation.violation('mark-read', 'message_id is not a message that was received');
  return graphError(refusal(131009, 'message_id is not the id of a received message'));
}
