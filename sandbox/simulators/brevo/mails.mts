/** Mails of the shop's own making, and who is told what becomes of them. */
import { digits } from '../../world/randomText.mts';
import type { Answer } from '../../http/answer.mts';
import { failure, refuse, type Call } from './context.mts';

interface Address {
  readonly email?: unknown;
}

export function sendMail({ simulation, body }: Call): Answer {
  const { sender, to, subject, textContent, htmlContent } = body as {
    sender?: Address;
    to?: readonly Address[];
    subject?: string;
    textContent?: string;
    htmlContent?: string;
  };
  if (typeof sender?.email !== 'string') refuse(failure(400, 'missing_parameter', 'sender is missing'));
  if (!to?.length || !to.every(({ email }) => typeof email === 'string' && email.includes('@')))
    refuse(failure(400, 'invalid_parameter', 'email is not valid in to'));
  if (!subject) refuse(failure(400, 'missing_parameter', 'subject is missing'));
  if (!textContent && !htmlContent) refuse(failure(400, 'missing_parameter', 'Either of htmlContent or textContent is required'));
  const at = simulation.world.clock.now();
  const id = `<${new Date(at).toISOString().replace(/\D/g, '').slice(0, 12)}.${digits(simulation.random, 11)}@smtp-relay.mailin.fr>`;
  simulation.state.sent.push({
    id,
    to: to!.map(({ email }) => String(email)),
    subject: subject!,
    text: textContent ?? htmlContent ?? '',
    at,
  });
  return { status: 201, body: { messageId: id } };
}

export const listWebhooks = ({ simulation, query }: Call): Answer => {
  const found = [...simulation.state.webhooks.values()].filter(({ type }) => type === (query.get('type') ?? 'transactional'));
  // Where there is none, that is an error.
  return found.length > 0 ? { status: 200, body: { webhooks: found } } : failure(404, 'document_not_found', 'Webhook not found');
};

export function createWebhook({ simulation, body }: Call): Answer {
  const id = ++simulation.state.lastId;
  const { url, type, events } = body as { url: string; type: string; events: readonly string[] };
  simulation.state.webhooks.set(id, { id, url, type, events });
  return { status: 201, body: { id } };
}

export function deleteWebhook({ simulation, params }: Call): Answer {
  return simulation.state.webhooks.delete(Number(params.id)) ? { status: 204 } : failure(404, 'document_not_found', 'Webhook not found');
}
