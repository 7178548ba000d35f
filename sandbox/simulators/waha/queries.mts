/** What can be asked: who is on WhatsApp, what became of a message. */
import { isLid } from '../../whatsapp/lids.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import { badRequest, notFound, notWorking } from './answers.mts';
import type { Simulation } from './context.mts';
import { chatIdOf, sentIdOf, showMessage } from './views.mts';

export function checkNumber(simulation: Simulation, query: URLSearchParams): Response {
  const { state } = simulation;
  const phone = query.get('phone') ?? '';
  if (!/^\+?\d{8,15}$/.test(phone) || query.get('session') !== state.secrets.sessionName) {
    simulation.violation('number-check', 'phone (digits) and session are required');
    return badRequest(['phone must be a string']);
  }
  if (state.status !== 'WORKING') return notWorking(state.secrets.sessionName, state.status);
  const number = numberOf(phone);
  const exists = state.directory.has(number);
  return Response.json({ numberExists: exists, ...(exists ? { chatId: chatIdOf(number.waId) } : {}) });
}

/** `/api/{session}/lids/{lid}`: the phone behind a linked id; the id may come with or without its suffix. */
export function getLid(simulation: Simulation, path: string): Response {
  const { state } = simulation;
  const [, session, , text = ''] = path.split('/').filter(Boolean).map(decodeURIComponent);
  const lid = text.endsWith('@lid') ? text : `${text}@lid`;
  if (session !== state.secrets.sessionName || !isLid(lid)) {
    simulation.violation('lid', 'the session or the linked id is wrong');
    return notFound('Session not found');
  }
  const phone = state.lids.phoneBehind(lid);
  return Response.json({ lid, pn: phone === undefined ? null : chatIdOf(numberOf(phone).waId) });
}

/** `/api/{session}/chats/{chatId}/messages/{id}`; the id is the full one. With `downloadMedia=true` a file is fetched now. */
export function getMessage(simulation: Simulation, path: string, query: URLSearchParams): Response {
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  const heard = simulation.state.heard.get(id);
  if (heard) return Response.json(query.get('downloadMedia') === 'true' ? heard : { ...heard, media: null });
  const message = simulation.state.outbox.all().find((each) => sentIdOf(each) === id);
  return message ? Response.json(showMessage(simulation, message)) : notFound('Message not found');
}
