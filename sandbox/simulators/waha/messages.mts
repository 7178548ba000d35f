/** `POST /api/send…`. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import { asFields, asList, isText } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { isBase64, isLink } from '../../whatsapp/files.mts';
import type { MessageDraft } from '../../whatsapp/outbox.mts';
import { addresseeOf, isLid } from '../../whatsapp/lids.mts';
import { takePlanned } from '../../whatsapp/planned.mts';
import { badRequest, engineFailed, onlyInPlus } from './answers.mts';
import type { Simulation } from './context.mts';
import { sessionFault } from './sessionFault.mts';
import { showSent } from './views.mts';

type Content = Omit<MessageDraft, 'id' | 'to' | 'number'>;

/** Answers the content, or a sentence on what is wrong with the body. */
type Reader = (body: Fields) => Content | string;

const readers: Readonly<Record<string, Reader>> = {
  'message.sendText': ({ text }) => (isText(text) ? { type: 'text', text } : 'text must be a string'),
  'message.sendFile': (body) => readFile('document', body),
  'message.sendImage': (body) => readFile('image', body),
  'message.sendButtons'({ header, body, footer, buttons }) {
    const replies = asList(buttons).map(asFields);
    if (!isText(body)) return 'body must be a string';
    if (replies.length === 0 || replies.length > 3) return 'buttons must contain 1 to 3 elements';
    if (replies.some(({ type, text }) => type !== 'reply' || !isText(text))) return 'buttons.type must be reply and text a string';
    return {
      type: 'buttons',
      text: [header, body, footer].filter(isText).join('\n\n'),
      buttons: replies.map(({ id, text }) => ({ id: String(id ?? text), label: String(text) })),
    };
  },
};

function readFile(type: string, body: Fields): Content | string {
  const file = asFields(body.file);
  if (!isText(file.mimetype)) return 'file.mimetype must be a string';
  if (isLink(file.url) === isBase64(file.data)) return 'file must have either url or data (base64)';
  const caption = typeof body.caption === 'string' ? body.caption : '';
  return { type, text: caption, media: isText(file.filename) ? file.filename : file.mimetype };
}

export function send(simulation: Simulation, operation: string, body: Fields): Response {
  const { state, world } = simulation;
  const mistakes = mistakesOf(body);
  const content = readers[operation]?.(body) ?? `no sending called ${operation}`;
  if (typeof content === 'string') mistakes.push(content);
  if (mistakes.length > 0 || typeof content === 'string') {
    simulation.violation('message-body', mistakes.join('; '));
    return badRequest(mistakes);
  }
  const { session, chatId } = body;
  if (simulation.tier === 'CORE' && content.media !== undefined) return onlyInPlus();
  const fault = sessionFault(simulation, String(session));
  if (fault) return fault;
  if (takePlanned(state.failures) === 'reputation') return engineFailed('server returned error 463', world.clock.now());
  const number = addresseeOf(state.lids, String(chatId));
  const message = state.outbox.add({ ...content, id: deviceMessageId(state.random), to: String(chatId), number });
  const problem = state.directory.has(number) ? undefined : { code: 'ERROR', details: 'the number is not on WhatsApp' };
  const answer = showSent(simulation, message);
  state.outbox.start(message, problem);
  return Response.json(answer, { status: 201 });
}

function mistakesOf({ session, chatId }: Fields): string[] {
  const isChat = typeof chatId === 'string' && (/^\d{8,15}@c\.us$/.test(chatId) || isLid(chatId));
  return [...(isText(session) ? [] : ['session must be a string']), ...(isChat ? [] : ['chatId must be <digits>@c.us or <digits>@lid'])];
}
