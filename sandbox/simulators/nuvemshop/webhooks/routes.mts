/** Webhooks as an app makes, finds, changes and removes them. */
import { z } from 'zod';
import { time, type Context } from '../context.mts';
import { created, ok, refuse, unprocessable } from '../http/answers.mts';
import { checked, checkQuery, path, type Call, type Route } from '../http/call.mts';
import type { Webhook } from '../model.mts';

const orderEvents = 'created|updated|paid|packed|unpacked|fulfilled|cancelled|custom_fields_updated|edited|pending|voided';

const knownEvent = new RegExp(
  `^(order/(${orderEvents})|app/(uninstalled|suspended|resumed)|(product|category|customer|location|subscription)/[a-z_]+|` +
    'product_variant/[a-z_]+|domain/updated|order_custom_field/[a-z_]+|fulfillment_order/[a-z_]+|theme/[a-z_]+)$',
);

const shape = z.object({ event: z.string(), url: z.string(), headers: z.record(z.string()).optional() }).strict();

const view = ({ id, event, url, createdAt, updatedAt }: Webhook) => ({
  id,
  event,
  url,
  created_at: time(createdAt),
  updated_at: time(updatedAt),
});

function check(context: Context, { event, url }: { readonly event?: string | undefined; readonly url?: string | undefined }): void {
  const isPublic = url === undefined || (/^https:\/\/[^/]+\.[^/]+/.test(url) && !/^https:\/\/(localhost|127\.|10\.|192\.168\.)/.test(url));
  const faults = {
    ...(event === undefined || knownEvent.test(event) ? {} : { event: ['is not included in the list'] }),
    ...(isPublic ? {} : { url: ['must be a public https address'] }),
  };
  if (Object.keys(faults).length === 0) return;
  context.violation('webhook', Object.keys(faults).join(', '));
  unprocessable(faults);
}

function create({ context, body }: Call) {
  const { event, url } = checked(context, shape, body);
  check(context, { event, url });
  const now = context.world.clock.now();
  const webhook: Webhook = { id: context.store.nextId++, event, url, createdAt: now, updatedAt: now };
  context.store.webhooks.set(webhook.id, webhook);
  return created(view(webhook));
}

const webhookOf = ({ context, ids }: Call): Webhook => context.store.webhooks.get(Number(ids[0])) ?? refuse(404, 'Webhook not found');

function update(call: Call) {
  const webhook = webhookOf(call);
  const { event, url } = checked(call.context, shape.partial(), call.body);
  check(call.context, { event, url });
  webhook.event = event ?? webhook.event;
  webhook.url = url ?? webhook.url;
  webhook.updatedAt = call.context.world.clock.now();
  return ok(view(webhook));
}

function list(call: Call) {
  const { context, url } = call;
  checkQuery(call, [
    'page',
    'per_page',
    'since_id',
    'url',
    'event',
    'created_at_min',
    'created_at_max',
    'updated_at_min',
    'updated_at_max',
    'fields',
  ]);
  const asked = (name: string, value: string) => [null, value].includes(url.searchParams.get(name));
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const page = Number(url.searchParams.get('page') ?? 1);
  const found = [...context.store.webhooks.values()].filter((webhook) => asked('url', webhook.url) && asked('event', webhook.event));
  return ok(found.slice((page - 1) * size, page * size).map(view), { 'x-total-count': String(found.length) });
}

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', pattern: path('/webhooks'), name: 'webhook.create', scope: undefined, handle: create },
  { method: 'GET', pattern: path('/webhooks'), name: 'webhook.list', scope: undefined, handle: list },
  { method: 'GET', pattern: path('/webhooks/:id'), name: 'webhook.get', scope: undefined, handle: (call) => ok(view(webhookOf(call))) },
  { method: 'PUT', pattern: path('/webhooks/:id'), name: 'webhook.update', scope: undefined, handle: update },
  {
    method: 'DELETE',
    pattern: path('/webhooks/:id'),
    name: 'webhook.delete',
    scope: undefined,
    handle: (call) => {
      call.context.store.webhooks.delete(webhookOf(call).id);
      return ok({});
    },
  },
];
