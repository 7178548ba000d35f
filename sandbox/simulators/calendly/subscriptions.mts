/** Webhook subscriptions: made, listed, deleted; never changed. */
import { z } from 'zod';
import { checkShape } from '../../http/shape.mts';
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { apiBase, isoTime, uuid, type Simulation, type Subscription } from './context.mts';
import { denied, exists, invalidArgument, notFound, refuse } from './errors.mts';
import { page } from './lists.mts';
import type { Login } from './login.mts';

const userEvents = [
  'invitee.created',
  'invitee.canceled',
  'invitee_no_show.created',
  'invitee_no_show.deleted',
  'event_type.created',
  'event_type.updated',
  'event_type.deleted',
];
const organizationEvents = ['routing_form_submission.created'];

const shape = z
  .object({
    url: z.string(),
    events: z.array(z.string()).min(1),
    organization: z.string(),
    user: z.string().optional(),
    group: z.string().optional(),
    scope: z.enum(['user', 'organization', 'group']),
    signing_key: z.string().optional(),
  })
  .strict();

type Wanted = z.infer<typeof shape>;

const show = ({ secrets }: Simulation, subscription: Subscription) => ({
  uri: subscription.uri,
  callback_url: subscription.url,
  created_at: isoTime(subscription.createdAt),
  updated_at: isoTime(subscription.updatedAt),
  retry_started_at: subscription.retryStartedAt === undefined ? null : isoTime(subscription.retryStartedAt),
  state: subscription.state,
  events: subscription.events,
  scope: subscription.scope,
  organization: secrets.organization,
  user: subscription.user,
  group: null,
  creator: secrets.user,
});

function misuse({ violation }: Simulation, rule: string, answer: Answer): never {
  const { message, details } = answer.body as { message: string; details?: { parameter: string }[] };
  violation(rule, details?.[0]?.parameter ?? message);
  return refuse(answer);
}

export function createSubscription(simulation: Simulation, { body }: Incoming, login: Login): Answer {
  const parsed = parseJson(body);
  const { faults, unknown } = checkShape(shape, parsed);
  if (unknown.length > 0) simulation.violation('unknown-field', unknown.join(', '));
  if (faults[0]) misuse(simulation, 'invalid-subscription', invalidArgument(faults[0].path, `is invalid: ${faults[0].rule}`));
  const wanted = parsed as Wanted;
  check(simulation, wanted);
  const { state, world, random, secrets } = simulation;
  const now = world.clock.now();
  const subscription: Subscription = {
    uri: `${apiBase}/webhook_subscriptions/${uuid(random)}`,
    url: wanted.url,
    events: wanted.events,
    scope: wanted.scope === 'user' ? 'user' : 'organization',
    user: wanted.scope === 'user' ? (wanted.user ?? null) : null,
    createdAt: now,
    key: wanted.signing_key ?? (login === 'oauth' ? secrets.applicationKey : undefined),
    state: 'active',
    updatedAt: now,
    retryStartedAt: undefined,
  };
  state.subscriptions.set(subscription.uri, subscription);
  return { status: 201, body: { resource: show(simulation, subscription) } };
}

function check(simulation: Simulation, wanted: Wanted): void {
  const { state, secrets } = simulation;
  const invalid = (parameter: string, message: string) => misuse(simulation, 'invalid-subscription', invalidArgument(parameter, message));
  if (!state.hasWebhooks) refuse(denied('Please upgrade to a paid Calendly account.'));
  if (!/^https:\/\/[^\s/]+\.[^\s]+$/.test(wanted.url)) invalid('url', 'must be a valid HTTPS URL');
  const allowed = wanted.scope === 'user' ? userEvents : [...userEvents, ...organizationEvents];
  const strange = wanted.events.find((event) => !allowed.includes(event));
  if (strange !== undefined) invalid('events', `${strange} is not allowed with this scope`);
  if (wanted.scope === 'user' && wanted.user === undefined) invalid('user', 'is missing');
  if (wanted.organization !== secrets.organization || (wanted.user ?? secrets.user) !== secrets.user)
    misuse(simulation, 'foreign-account', denied('You do not have permission to access this resource.'));
  if (wanted.scope !== 'user' && !state.isAdmin) refuse(denied('You do not have permission to perform this action.'));
  if ([...state.subscriptions.values()].some(({ url, scope }) => url === wanted.url && scope === wanted.scope)) refuse(exists());
}

export function listSubscriptions(simulation: Simulation, { url }: Incoming): Answer {
  const { state, secrets } = simulation;
  const ask = url.searchParams;
  const scope = ask.get('scope');
  if (scope !== 'user' && scope !== 'organization') misuse(simulation, 'invalid-query', invalidArgument('scope', 'is missing or unknown'));
  if (ask.get('organization') === null) misuse(simulation, 'invalid-query', invalidArgument('organization', 'is missing'));
  if (scope === 'user' && ask.get('user') === null) misuse(simulation, 'invalid-query', invalidArgument('user', 'is missing'));
  if (ask.get('organization') !== secrets.organization || (ask.get('user') ?? secrets.user) !== secrets.user)
    misuse(simulation, 'foreign-account', denied('You do not have permission to access this resource.'));
  const found = [...state.subscriptions.values()].filter((one) => one.scope === scope);
  return page(url, found, (one) => show(simulation, one));
}

const named = ({ state }: Simulation, { url }: Incoming): Subscription =>
  state.subscriptions.get(`${apiBase}${url.pathname}`) ?? refuse(notFound());

export const getSubscription = (simulation: Simulation, incoming: Incoming): Answer => ({
  status: 200,
  body: { resource: show(simulation, named(simulation, incoming)) },
});

export function deleteSubscription(simulation: Simulation, incoming: Incoming): Answer {
  simulation.state.subscriptions.delete(named(simulation, incoming).uri);
  return { status: 204 };
}
