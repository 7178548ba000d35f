/** What the shop tells by itself: one try each, with the order as it is when its turn comes. */
import { createHash, createHmac } from 'node:crypto';
import { fault } from '../answers.mts';
import type { Context } from '../context.mts';
import { shopUrl } from '../shopUrl.mts';
import type { Webhook, WooOrder } from '../orders/model.mts';
import { orderView } from '../orders/view.mts';

export const orderTopics = ['order.created', 'order.updated', 'order.deleted', 'order.restored'] as const;
export type OrderTopic = (typeof orderTopics)[number];

const userAgent = 'WooCommerce/11.2.0 Hookshot (WordPress/6.9.1)';
const timeoutMs = 60_000;
/** After so many failures in a row the next one disables the webhook. */
const mostFailures = 5;

const isGood = (status: number): boolean => status >= 200 && status <= 302;

export function announceOrder(context: Context, topic: OrderTopic, order: WooOrder): void {
  for (const webhook of context.sales.webhooks.values()) {
    if (webhook.topic === topic && webhook.status === 'active') deliver(context, webhook, topic, order);
  }
}

function deliver(context: Context, webhook: Webhook, topic: OrderTopic, order: WooOrder): void {
  const { sales } = context;
  const job = `${webhook.id}:${topic}:${order.id}`;
  if (sales.pending.has(job)) return;
  sales.pending.add(job);
  // Body and signature are made at the moment of the try, and the two belong together.
  const written = { body: '' };
  const write = () => {
    sales.pending.delete(job);
    written.body = JSON.stringify(payloadOf(context, topic, order));
    return written.body;
  };
  void context.world.webhooks.send({
    vendor: 'wooCommerce',
    topic,
    url: webhook.url,
    get body() {
      return write();
    },
    get headers() {
      return headersOf(context, webhook, written.body || write());
    },
    schedule: [context.actionDelayMs],
    timeoutMs,
    isSuccess: isGood,
    wanted() {
      const isWanted = context.sales === sales && sales.webhooks.get(webhook.id) === webhook && webhook.status === 'active';
      if (!isWanted) sales.pending.delete(job);
      return isWanted;
    },
    onResult: ({ ok }) => count(webhook, ok),
  });
}

function count(webhook: Webhook, ok: boolean): void {
  if (ok) webhook.failures = 0;
  else if (webhook.failures > mostFailures) webhook.status = 'disabled';
  else webhook.failures++;
}

/** Whoever made the webhook reads the order: where he may not any more, the refusal is what is signed and sent. */
function payloadOf(context: Context, topic: OrderTopic, order: WooOrder): unknown {
  if (topic === 'order.deleted') return { id: order.id };
  if (context.rights === 'none') return fault(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot view this resource.');
  return orderView(context, order);
}

export const sign = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('base64');

function headersOf({ world }: Context, webhook: Webhook, body: string): Record<string, string> {
  const [resource, event] = webhook.topic.split('.') as [string, string];
  // Made of the webhook and the second alone: two orders of one second share it.
  const delivery = createHash('sha256')
    .update(`${webhook.id}${Math.floor(world.clock.now() / 1000)}`)
    .digest('hex')
    .slice(0, 32);
  return {
    'User-Agent': userAgent,
    'Content-Type': 'application/json',
    'X-WC-Webhook-Source': `${shopUrl}/`,
    'X-WC-Webhook-Topic': webhook.topic,
    'X-WC-Webhook-Resource': resource,
    'X-WC-Webhook-Event': event,
    'X-WC-Webhook-Signature': sign(body, webhook.secret),
    'X-WC-Webhook-ID': String(webhook.id),
    'X-WC-Webhook-Delivery-ID': delivery,
  };
}

/** Sent before the call that made the webhook is answered: a form, unsigned, without any of the headers. Nothing follows from its end. */
export function ping(context: Context, webhook: Webhook): void {
  void context.world.webhooks.send({
    vendor: 'wooCommerce',
    topic: 'ping',
    url: webhook.url,
    headers: { 'User-Agent': userAgent, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `webhook_id=${webhook.id}`,
    schedule: [0],
    timeoutMs,
    isSuccess: (status) => status === 200,
  });
}
