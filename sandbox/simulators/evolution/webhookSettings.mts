/** `POST /webhook/set/{instance}` and `GET /webhook/find/{instance}`. */
import { uuid } from '../../whatsapp/characters.mts';
import { asFields, asList, isFields } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { isLink } from '../../whatsapp/files.mts';
import { badRequest } from './answers.mts';
import type { Simulation } from './context.mts';
import type { WebhookSettings } from './state.mts';

/** Vendor source: the events that this simulator tells of, out of the gateway's list. */
export const events = [
  'MESSAGES_UPSERT',
  'MESSAGES_EDITED',
  'MESSAGES_UPDATE',
  'MESSAGES_DELETE',
  'SEND_MESSAGE',
  'CONNECTION_UPDATE',
  'CALL',
];

export function setWebhook(simulation: Simulation, body: Fields): Response {
  const mistake = mistakeOf(body.webhook);
  if (mistake !== undefined) {
    simulation.violation('webhook-body', mistake);
    return badRequest([mistake]);
  }
  const webhook = asFields(body.webhook);
  const wanted = asList(webhook.events).map(String);
  const settings: WebhookSettings = {
    id: simulation.state.webhook?.id ?? uuid(simulation.state.random),
    enabled: webhook.enabled === true,
    url: String(webhook.url),
    headers: isFields(webhook.headers) ? Object.fromEntries(Object.entries(webhook.headers).map(([k, v]) => [k, String(v)])) : null,
    events: webhook.enabled === true ? (wanted.length === 0 ? events : wanted) : [],
    webhookByEvents: webhook.byEvents === true,
    webhookBase64: webhook.base64 === true,
  };
  simulation.state.webhook = settings;
  return Response.json({ ...settings, instanceId: simulation.state.secrets.instanceId }, { status: 201 });
}

function mistakeOf(webhook: unknown): string | undefined {
  if (!isFields(webhook)) return 'requires property "webhook"';
  if (typeof webhook.enabled !== 'boolean') return 'webhook requires property "enabled"';
  if (!isLink(webhook.url)) return 'Invalid "url" property';
  const stranger = asList(webhook.events).find((event) => !/^[A-Z_]+$/.test(String(event)));
  return stranger === undefined ? undefined : 'webhook.events[0] is not one of enum values';
}

export const findWebhook = ({ state }: Simulation): Response =>
  Response.json(state.webhook ? { ...state.webhook, instanceId: state.secrets.instanceId } : null);
