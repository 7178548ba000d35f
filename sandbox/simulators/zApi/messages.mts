/** `POST …/send-…`: whatever is well formed is taken into a queue; what becomes of it is told by webhooks. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import { asFields, asList, isText } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { isDataUri, isLink } from '../../whatsapp/files.mts';
import type { MessageDraft, OutgoingMessage, Problem } from '../../whatsapp/outbox.mts';
import { addresseeOf, isLid } from '../../whatsapp/lids.mts';
import { takePlanned } from '../../whatsapp/planned.mts';
import type { Simulation } from './context.mts';

type Content = Omit<MessageDraft, 'id' | 'to' | 'number'>;

/** Answers the content, or a sentence on what is wrong with the body. `argument` is the file type in the path. */
type Reader = (body: Fields, argument: string | undefined) => Content | string;

const readers: Readonly<Record<string, Reader>> = {
  'send-text': (body) => (isText(body.message) ? { type: 'text', text: body.message } : 'message is required'),
  'send-document'(body, extension) {
    if (extension === undefined || !/^\w{2,5}$/.test(extension)) return 'the type of the document is missing in the path';
    if (!isLink(body.document) && !isDataUri(body.document)) return 'document must be a link or base64 with its type in front';
    const fileName = isText(body.fileName) ? body.fileName : 'document';
    return { type: 'document', text: captionOf(body), media: `${fileName.replace(/\.\w+$/, '')}.${extension}` };
  },
  'send-image'(body) {
    if (!isLink(body.image) && !isDataUri(body.image)) return 'image must be a link or base64 with its type in front';
    return { type: 'image', text: captionOf(body), media: isLink(body.image) ? body.image : 'image' };
  },
  'send-button-list'(body) {
    const buttons = asList(asFields(body.buttonList).buttons).map(asFields);
    if (!isText(body.message)) return 'message is required';
    if (buttons.length === 0 || buttons.length > 3) return 'buttonList.buttons must hold 1 to 3 buttons';
    if (buttons.some(({ label }) => !isText(label))) return 'buttonList.buttons.label is required';
    return {
      type: 'buttons',
      text: body.message,
      buttons: buttons.map(({ id, label }) => ({ id: String(id ?? label), label: String(label) })),
    };
  },
};

const captionOf = ({ caption }: Fields): string => (typeof caption === 'string' ? caption : '');

export function send(simulation: Simulation, action: string, argument: string | undefined, body: Fields): Response {
  const content = readers[action]?.(body, argument) ?? `no sending called ${action}`;
  const { phone } = body;
  if (typeof phone !== 'string' || !(isLid(phone) || /^\d{8,15}$/.test(phone)))
    return refuse(simulation, 'phone must be digits with the country code, or a linked id');
  if (typeof content === 'string') return refuse(simulation, content);
  const { state } = simulation;
  const number = addresseeOf(state.lids, phone);
  const message = state.outbox.add({ ...content, id: deviceMessageId(state.random), to: phone, number });
  if (state.connected) start(simulation, message);
  else state.queue.push(message);
  return Response.json({ zaapId: zaapIdOf(message), messageId: message.id, id: message.id });
}

function refuse(simulation: Simulation, mistake: string): Response {
  simulation.violation('message-body', mistake);
  return Response.json({ error: mistake }, { status: 400 });
}

export function start(simulation: Simulation, message: OutgoingMessage): void {
  simulation.state.outbox.start(message, problemOf(simulation, message));
}

function problemOf({ state }: Simulation, message: OutgoingMessage): Problem | undefined {
  if (!state.directory.has(message.number)) return { code: 'NOT_ON_WHATSAPP', details: 'Phone number does not exist' };
  if (takePlanned(state.failures) === 'shadowBan') return { code: 'SHADOW_BAN', details: 'The number is restricted for a time' };
  return undefined;
}

/** The platform's own id of a message, apart from WhatsApp's. */
export const zaapIdOf = ({ id }: OutgoingMessage): string => Buffer.from(id).toString('hex').slice(0, 32).toUpperCase();
