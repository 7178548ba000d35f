/** What can be asked: who is on WhatsApp, what became of a message. */
import { numberOf } from '../../whatsapp/phone.mts';
import { badRequest, notFound, notWorking } from './answers.mts';
import type { Simulation } from './context.mts';
import { chatIdOf, fullIdOf, showMessage } from './views.mts';

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

/** `/api/{session}/chats/{chatId}/messages/{id}`; the id is the full one. */
export function getMessage(simulation: Simulation, path: string): Response {
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  const message = simulation.state.outbox.all().find((each) => fullIdOf(true, each.number.waId, each.id) === id);
  return message ? Response.json(showMessage(simulation, message)) : notFound('Message not found');
}
