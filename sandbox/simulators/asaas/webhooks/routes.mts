import { json, notFound, problem, removed } from '../answers.mts';
import { invalid, type Call, type Route } from '../call.mts';
import { answerList } from '../lists.mts';
import type { Webhook } from '../types.mts';
import type { RegisteredWebhook } from './registry.mts';
import { changeFields, creationFields, webhookProblems } from './validate.mts';

const mostWebhooks = 10;

/** The token goes in and never comes out again. */
export function showWebhook({ authToken, ...visible }: Webhook) {
  return { ...visible, hasAuthToken: authToken !== null };
}

function create(call: Call): Response {
  const problems = webhookProblems(call.body, creationFields);
  if (problems.length > 0) return invalid(call, problems);
  if (call.account.webhooks.all().length >= mostWebhooks) {
    return invalid(call, [problem('invalid_action', `É permitido cadastrar no máximo ${mostWebhooks} webhooks.`)]);
  }
  const settings = { ...pick(call, creationFields), id: call.account.ids.uuid(), penalizedRequestsCount: 0 } as Webhook;
  call.account.webhooks.add(settings);
  return json(showWebhook(settings));
}

function change(call: Call): Response {
  const entry = find(call);
  if (!entry) return notFound();
  const sent = changeFields.filter((field) => call.body[field] !== undefined);
  const problems = webhookProblems(call.body, sent);
  if (problems.length > 0) return invalid(call, problems);
  const restarted = entry.settings.interrupted && call.body.interrupted === false;
  Object.assign(entry.settings, pick(call, sent));
  if (restarted) entry.queue.forgive();
  else entry.queue.pump();
  return json(showWebhook(entry.settings));
}

function remove(call: Call): Response {
  if (!find(call)) return notFound();
  call.account.webhooks.remove(call.params.id!);
  return removed(call.params.id!);
}

function removeBackoff(call: Call): Response {
  const entry = find(call);
  if (!entry) return notFound();
  entry.queue.forgive();
  return new Response(null, { status: 204 });
}

function show(call: Call): Response {
  const entry = find(call);
  return entry ? json(showWebhook(entry.settings)) : notFound();
}

const find = (call: Call): RegisteredWebhook | undefined => call.account.webhooks.get(call.params.id!);

const pick = (call: Call, fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, call.body[field]]));

const list = (call: Call) =>
  answerList(
    call,
    call.account.webhooks.all().map(({ settings }) => settings),
    {},
    showWebhook,
  );

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/webhooks', operation: 'webhooks.create', handle: create },
  { method: 'GET', pattern: '/webhooks', operation: 'webhooks.list', handle: list },
  { method: 'GET', pattern: '/webhooks/:id', operation: 'webhooks.get', handle: show },
  { method: 'PUT', pattern: '/webhooks/:id', operation: 'webhooks.update', handle: change },
  { method: 'DELETE', pattern: '/webhooks/:id', operation: 'webhooks.delete', handle: remove },
  { method: 'POST', pattern: '/webhooks/:id/removeBackoff', operation: 'webhooks.removeBackoff', handle: removeBackoff },
];
