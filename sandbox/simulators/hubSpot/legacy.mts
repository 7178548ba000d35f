/** The old paths that n8n's own nodes ask: contacts, deals and engagements of v1, and the webhooks of legacy apps. */
import type { Answer } from '../../http/answer.mts';
import { askedProperties } from './account.mts';
import type { Call, ObjectType, Stored } from './context.mts';
import { invalid, refuse, unauthorized } from './errors.mts';
import { change, create, findBy, mustFind } from './records.mts';
import { checkValues } from './values.mts';

type Pairs = readonly { readonly property?: string; readonly name?: string; readonly value?: unknown }[];

const fromPairs = (pairs: unknown): Record<string, unknown> =>
  Object.fromEntries(((pairs ?? []) as Pairs).map(({ property, name, value }) => [property ?? name ?? '', value ?? null]));

/** By e-mail, as it stands in the path. */
export function createOrUpdate(call: Call): Answer {
  const { simulation, params, body } = call;
  const { email } = checkValues(simulation, 'contacts', { email: params.email });
  const values = checkValues(simulation, 'contacts', fromPairs(body.properties));
  const before = findBy(simulation, 'contacts', email!, 'email');
  const record = before
    ? change(simulation, before, values)
    : create(simulation, { type: 'contacts', values: { ...values, email: email! }, by: 'api' });
  return { status: 200, body: { vid: Number(record.id), isNew: before === undefined } };
}

export function profile(call: Call): Answer {
  const { simulation, params, query } = call;
  const record = mustFind(simulation, 'contacts', params.id!, undefined);
  return { status: 200, body: profileView(call, record, askedProperties(query)) };
}

function profileView({ simulation }: Call, record: Stored, wanted: readonly string[]) {
  const shown = Object.entries(record.values).filter(([name, value]) => value !== null && (wanted.length === 0 || wanted.includes(name)));
  return {
    vid: Number(record.id),
    'canonical-vid': Number(record.id),
    'merged-vids': [],
    'portal-id': simulation.secrets.portalId,
    'is-contact': true,
    properties: Object.fromEntries(shown.map(([name, value]) => [name, { value, versions: [] }])),
    'form-submissions': [],
    'list-memberships': [],
    'identity-profiles': [{ vid: Number(record.id), identities: [{ type: 'EMAIL', value: record.values.email, 'is-primary': true }] }],
    'merge-audits': [],
  };
}

const contactLinks = ({ simulation }: Call, ids: unknown): string[] =>
  ((ids ?? []) as readonly unknown[]).map((id) => `contacts/${mustFind(simulation, 'contacts', String(id), undefined).id}`);

export function createDeal(call: Call): Answer {
  const { simulation, body } = call;
  const values = checkValues(simulation, 'deals', fromPairs(body.properties));
  const { associatedVids } = (body.associations ?? {}) as { associatedVids?: unknown };
  const record = create(simulation, { type: 'deals', values, links: contactLinks(call, associatedVids), by: 'api' });
  const properties = Object.fromEntries(Object.entries(record.values).map(([name, value]) => [name, { value }]));
  return {
    status: 200,
    body: {
      portalId: simulation.secrets.portalId,
      dealId: Number(record.id),
      isDeleted: false,
      associations: body.associations,
      properties,
    },
  };
}

interface Engagement {
  readonly type?: string;
  readonly ownerId?: number;
  readonly timestamp?: number;
}

/** Notes and tasks by the old way. */
export function createEngagement(call: Call): Answer {
  const { simulation, body, incoming } = call;
  const { type: kind, ownerId, timestamp } = (body.engagement ?? {}) as Engagement;
  const metadata = (body.metadata ?? {}) as Record<string, unknown>;
  const type =
    ({ NOTE: 'notes', TASK: 'tasks' } as Record<string, ObjectType>)[kind ?? ''] ??
    refuse(invalid(simulation, `Invalid engagement type: ${kind}`));
  const words =
    type === 'notes'
      ? { hs_note_body: metadata.body }
      : { hs_task_body: metadata.body, hs_task_subject: metadata.subject, hs_task_status: metadata.status };
  const given = {
    ...words,
    hs_timestamp: timestamp ?? simulation.world.clock.now(),
    ...(ownerId === undefined ? {} : { hubspot_owner_id: ownerId }),
  };
  const values = checkValues(simulation, type, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  const { contactIds } = (body.associations ?? {}) as { contactIds?: unknown };
  const record = create(simulation, { type, values, links: contactLinks(call, contactIds), by: 'api' });
  const engagement = {
    ...(body.engagement as object),
    id: Number(record.id),
    portalId: simulation.secrets.portalId,
    active: true,
    createdAt: record.createdAt,
    lastUpdated: record.updatedAt,
  };
  return { status: 200, body: { engagement, associations: (incoming.body && body.associations) ?? {}, metadata } };
}

export function checkDeveloperKey({ simulation, query }: Call): void {
  if (query.get('hapikey') === simulation.secrets.developerKey) return;
  simulation.violation('authorization', 'the developer key is missing or wrong');
  refuse(unauthorized(simulation));
}

export const getWebhookSettings = ({ simulation: { state } }: Call): Answer =>
  state.targetUrl === undefined
    ? { status: 404, body: { status: 'error', message: 'No webhook settings', category: 'OBJECT_NOT_FOUND' } }
    : { status: 200, body: { targetUrl: state.targetUrl, throttling: { maxConcurrentRequests: 5, period: 'SECONDLY' } } };

export function putWebhookSettings({ simulation: { state }, body }: Call): Answer {
  state.targetUrl = String(body.targetUrl);
  return { status: 200, body };
}

export function deleteWebhookSettings({ simulation: { state } }: Call): Answer {
  state.targetUrl = undefined;
  return { status: 204 };
}

export const listSubscriptions = ({ simulation: { state } }: Call): Answer => ({
  status: 200,
  body: { results: [...state.subscriptions.values()] },
});

export function createSubscription({ simulation: { state }, body }: Call): Answer {
  const id = (state.lastId += 1);
  const { eventType, propertyName, active } = body as { eventType: string; propertyName?: string; active: boolean };
  const subscription = { id, eventType, active, ...(propertyName === undefined ? {} : { propertyName }) };
  state.subscriptions.set(id, subscription);
  return { status: 201, body: subscription };
}

export function deleteSubscription({ simulation: { state }, params }: Call): Answer {
  state.subscriptions.delete(Number(params.id));
  return { status: 204 };
}
