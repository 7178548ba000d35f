/** What can be asked: who is on WhatsApp, what became of a message. */
import { isLid } from '../../whatsapp/lids.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import { badRequest, notFound } from './answers.mts';
import type { Simulation } from './context.mts';
import { sessionFault } from './sessionFault.mts';
import { chatIdOf, sentIdOf, showMessage } from './views.mts';

export function checkNumber(simulation: Simulation, query: URLSearchParams): Response {
  const { state } = simulation;
  const phone = query.get('phone') ?? '';
  if (!/^\+?\d{8,15}$/.test(phone)) {
    simulation.violation('number-check', 'phone (digits) and session are required');
    return badRequest(['phone must be a string']);
  }
  const fault = sessionFault(simulation, query.get('session') ?? '');
  if (fault) return fault;
  const number = numberOf(phone);
  const exists = state.directory.has(number);
  return Response.json({ numberExists: exists, ...(exists ? { chatId: chatIdOf(number.waId) } : {}) });
}

/** `/api/{session}/lids/{lid}`: the phone behind a linked id; the id may come with or without its suffix. */
export function getLid(simulation: Simulation, path: string): Response {
  const { state } = simulation;
  const [, session, , text = ''] = path.split('/').filter(Boolean).map(decodeURIComponent);
  const lid = text.endsWith('@lid') ? text : `${text}@lid`;
  const fault = sessionFault(simulation, session ?? '');
  if (fault) return fault;
  if (!isLid(lid)) {
    simulation.violation('lid', 'the linked id is wrong');
    return badRequest(['lid must end with @lid']);
  }
  const phone = state.lids.phoneBehind(lid);
  return Response.json({ lid, pn: phone === undefined ? null : chatIdOf(numberOf(phone).waId) });
}

/** `/api/{session}/chats/{chatId}/messages/{id}`; the id is the full one. With `downloadMedia=true` a file is fetched now. */
export function getMessage(simulation: Simulation, path: string, query: URLSearchParams): Response {
  const [, session = ''] = path.split('/').filter(Boolean).map(decodeURIComponent);
  const fault = sessionFault(simulation, session);
  if (fault) return fault;
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  const heard = simulation.state.heard.get(id);
  if (heard) return Response.json(query.get('downloadMedia') === 'true' ? heard : { ...heard, media: null });
  const message = simulation.state.outbox.all().find((each) => sentIdOf(each) === id);
  return message ? Response.json(showMessage(simulation, message)) : notFound('Message not found');
}
