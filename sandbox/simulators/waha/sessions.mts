/** `GET` and `PUT /api/sessions/{name}`: the state of the session, and its configuration with the webhooks. */
import { asFields, asList, isText } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { isLink } from '../../whatsapp/files.mts';
import { badRequest } from './answers.mts';
import type { Simulation } from './context.mts';
import type { WebhookSettings } from './state.mts';
import { chatIdOf } from './views.mts';

export function showSession({ state, engine }: Simulation): Response {
  const { secrets, status, webhooks } = state;
  const isLinked = status === 'WORKING';
  return Response.json({
    name: secrets.sessionName,
    status,
    config: { webhooks },
    me: isLinked ? { id: chatIdOf(secrets.ownNumber), pushName: 'Loja Ponte' } : null,
    engine: { engine },
  });
}

/** The configuration is replaced as a whole. */
export function updateSession(simulation: Simulation, body: Fields): Response {
  const webhooks = asList(asFields(body.config).webhooks).map(asFields);
  if (webhooks.some(({ url, events }) => !isLink(url) || !asList(events).every(isText) || asList(events).length === 0)) {
    simulation.violation('webhook-body', 'config.webhooks needs url and events');
    return badRequest(['config.webhooks.url must be a URL', 'config.webhooks.events must be an array']);
  }
  simulation.state.webhooks = webhooks.map(readWebhook);
  return showSession(simulation);
}

function readWebhook({ url, events, hmac, retries, customHeaders }: Fields): WebhookSettings {
  const { key } = asFields(hmac);
  const { delaySeconds, attempts } = asFields(retries);
  return {
    url: String(url),
    events: asList(events).map(String),
    ...(isText(key) ? { hmac: { key } } : {}),
    customHeaders: asList(customHeaders)
      .map(asFields)
      .map(({ name, value }) => ({ name: String(name), value: String(value) })),
    retries: {
      delaySeconds: typeof delaySeconds === 'number' ? delaySeconds : 2,
      attempts: typeof attempts === 'number' ? attempts : 15,
    },
  };
}
