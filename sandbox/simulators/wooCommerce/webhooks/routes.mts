/** Webhooks as a client makes, finds, mends and removes them. */
import { z } from 'zod';
import type { Answer } from '../../../http/answer.mts';
import { letters } from '../../../world/randomText.mts';
import { fault, invalidId, ok, refuse } from '../answers.mts';
import type { Context } from '../context.mts';
import { editing, path, type Route } from '../route.mts';
import { pageOf, readQuery } from '../query.mts';
import type { Webhook } from '../orders/model.mts';
import { webhookDates, webhookLinks } from '../orders/view.mts';
import { checked, created } from '../orders/write.mts';
import { ping } from './deliver.mts';

/** The secret never comes back. */
export function webhookView(webhook: Webhook): Record<string, unknown> {
  const { id, name, status, topic, url, createdAt, modifiedAt } = webhook;
  const [resource, event] = topic.split('.');
  return {
    id,
    name,
    status,
    topic,
    resource,
    event,
    hooks: hooks[topic] ?? [],
    delivery_url: url,
    ...webhookDates(createdAt, modifiedAt),
    _links: webhookLinks(id),
  };
}

const hooks: Readonly<Record<string, readonly string[]>> = {
  'order.created': ['woocommerce_new_order'],
  'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
  'order.deleted': ['woocommerce_trash_order', 'woocommerce_before_delete_order'],
  'order.restored': ['woocommerce_untrash_order'],
};

const knownTopic = /^(order|product|customer|coupon)\.(created|updated|deleted|restored)$|^action\.(woocommerce|wc)_[a-z_]+$/;

const shape = z
  .object({
    id: z.number().int().optional(),
    name: z.string().optional(),
    status: z.enum(['active', 'paused', 'disabled']).optional(),
    topic: z.string().optional(),
    delivery_url: z.string().optional(),
    secret: z.string().optional(),
  })
  .strict();

function checkedInput(context: Context, body: unknown) {
  const input = checked(context, shape, body);
  if (input.topic !== undefined && !knownTopic.test(input.topic)) {
    context.violation('webhook-topic', 'a topic that the shop does not know');
    refuse(fault(400, 'woocommerce_rest_shop_webhook_invalid_topic', 'Webhook topic must be valid.'));
  }
  if (input.delivery_url !== undefined && !/^https?:\/\/./.test(input.delivery_url)) {
    context.violation('webhook-url', 'a delivery URL without http');
    refuse(fault(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url', 'Webhook delivery URL must be valid.'));
  }
  return input;
}

function create(context: Context, body: unknown): Answer {
  const input = checkedInput(context, body);
  const missing = (['topic', 'delivery_url'] as const).filter((name) => input[name] === undefined);
  if (missing.length > 0) {
    context.violation('invalid-body', `${missing.join(', ')}: required`);
    refuse(fault(400, 'rest_missing_callback_param', `Missing parameter(s): ${missing.join(', ')}`, { params: missing }));
  }
  const { sales, world } = context;
  const now = world.clock.now();
  const webhook: Webhook = {
    id: sales.nextWebhookId++,
    name: input.name ?? 'Webhook created on REST API',
    // Whatever is asked.
    status: 'active',
    topic: input.topic!,
    url: input.delivery_url!,
    secret: input.secret ?? letters(context.chance, 50),
    createdAt: now,
    modifiedAt: now,
    failures: 0,
  };
  sales.webhooks.set(webhook.id, webhook);
  ping(context, webhook);
  return created(webhookView(webhook));
}

const webhookOf = ({ sales }: Context, id: number): Webhook => sales.webhooks.get(id) ?? refuse(invalidId('shop_webhook'));

/** To be active again does not forget the failures: one more of them disables it anew. */
function update(context: Context, webhook: Webhook, body: unknown): Answer {
  const { name, status, topic, delivery_url: url, secret } = checkedInput(context, body);
  const moved = url !== undefined && url !== webhook.url;
  Object.assign(webhook, {
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status }),
    ...(topic === undefined ? {} : { topic }),
    ...(url === undefined ? {} : { url }),
    ...(secret === undefined ? {} : { secret }),
    modifiedAt: context.world.clock.now(),
  });
  if (moved && webhook.status === 'active') ping(context, webhook);
  return ok(webhookView(webhook));
}

function remove(context: Context, webhook: Webhook, force: string | null): Answer {
  if (!['true', '1'].includes(force ?? '')) {
    context.violation('webhook-delete', 'a webhook is deleted without force');
    refuse(fault(501, 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.'));
  }
  context.sales.webhooks.delete(webhook.id);
  return ok(webhookView(webhook));
}

const whole = z.string().regex(/^\d+$/);

const listShape = z
  .object({
    context: z.enum(['view', 'edit']).optional(),
    page: whole.optional(),
    per_page: whole.refine((text) => Number(text) >= 1 && Number(text) <= 100).optional(),
    search: z.string().optional(),
    status: z.enum(['all', 'active', 'paused', 'disabled']).optional(),
    orderby: z.enum(['date', 'id', 'title']).optional(),
    order: z.enum(['asc', 'desc']).optional(),
    include: z.string().optional(),
    exclude: z.string().optional(),
    after: z.string().optional(),
    before: z.string().optional(),
    offset: whole.optional(),
    _fields: z.string().optional(),
  })
  .strict();

function list(context: Context, url: URL): Answer {
  const { status = 'all', order = 'desc', search = '' } = readQuery(context, listShape, url.searchParams);
  const found = [...context.sales.webhooks.values()]
    .filter((webhook) => (status === 'all' || webhook.status === status) && webhook.name.includes(search))
    .sort((a, b) => (order === 'asc' ? a.id - b.id : b.id - a.id));
  return pageOf(url, found, webhookView);
}

export const webhookRoutes: readonly Route[] = [
  { name: 'webhook.list', methods: ['GET'], pattern: path('/webhooks'), handle: (context, { url }) => list(context, url) },
  { name: 'webhook.create', methods: ['POST'], pattern: path('/webhooks'), handle: (context, { body }) => create(context, body) },
  {
    name: 'webhook.get',
    methods: ['GET'],
    pattern: path('/webhooks/:id'),
    handle: (context, { ids }) => ok(webhookView(webhookOf(context, ids[0]!))),
  },
  {
    name: 'webhook.update',
    methods: editing,
    pattern: path('/webhooks/:id'),
    handle: (context, { ids, body }) => update(context, webhookOf(context, ids[0]!), body),
  },
  {
    name: 'webhook.delete',
    methods: ['DELETE'],
    pattern: path('/webhooks/:id'),
    handle: (context, { ids, query }) => remove(context, webhookOf(context, ids[0]!), query.get('force')),
  },
];
