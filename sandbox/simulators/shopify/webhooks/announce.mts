/** Events of the shop become deliveries: one a subscription, signed, on the vendor's schedule. */
import { createHmac } from 'node:crypto';
import type { ShopContext } from '../context.mts';
import { apiVersion } from '../options.mts';
import type { Payload } from '../payloads/examples.mts';
import { toJson } from '../payloads/json.mts';
import type { DeliveredMessage, Subscription } from '../state/shop.mts';
import { triggeredTime } from '../state/time.mts';
import { passes } from './filter.mts';
import { includeFields } from './includeFields.mts';
import { apiTopic, type AnnouncedTopic } from './topics.mts';

export interface Announcement {
  readonly topic: AnnouncedTopic;
  readonly payload: Payload;
}

/** The first attempt at once, then eight more over four hours (vendor documentation; their spacing is assumed). */
export const deliverySchedule: readonly number[] = [0, 60, 120, 300, 600, 1200, 2400, 3600, 6120].map((seconds) => seconds * 1000);

const timeoutMs = 5000;

/**
 * Announces what one happening brought about. All its deliveries share the event id, whatever their topic: a client that looks at
 * the event id alone loses some.
 */
export function announce(context: ShopContext, resource: string, announcements: readonly Announcement[]): void {
  const eventId = context.state.ids.uuid();
  for (const { topic, payload } of announcements) {
    const subscriptions = [...context.state.subscriptions.values()].filter((one) => one.topic === apiTopic(topic));
    for (const subscription of subscriptions) deliver(context, subscription, { topic, payload, eventId, resource });
  }
}

interface Happening extends Announcement {
  readonly eventId: string;
  readonly resource: string;
}

function deliver(context: ShopContext, subscription: Subscription, happening: Happening): void {
  if (!passes(subscription.filter, JSON.parse(toJson(happening.payload)))) return;
  const body = toJson(includeFields(happening.payload, subscription.includeFields));
  if (looksLikeADuplicate(subscription, happening.resource, body)) return;
  const headers = headersOf(context, subscription, happening, body);
  send(context, subscription, { topic: happening.topic, resource: happening.resource, headers, body });
}

/** The first try may be long after the happening: n8n was away, or the vendor late. Time of trigger and body stay the first ones. */
function send(context: ShopContext, subscription: Subscription, message: DeliveredMessage): void {
  const { headers, body, topic } = message;
  const state = context.state;
  const wanted = () => context.state === state && state.subscriptions.get(subscription.id) === subscription;
  state.delivered.push({ ...message, subscriptionId: subscription.id });
  void context.world.webhooks.send({
    vendor: 'shopify',
    topic,
    url: subscription.uri,
    headers,
    body,
    schedule: [state.latenessMs, ...deliverySchedule.slice(1)],
    timeoutMs,
    isSuccess: (status) => status >= 200 && status < 300,
    wanted,
    onResult({ ok, attempt }) {
      if (!ok && attempt === deliverySchedule.length && wanted()) state.subscriptions.delete(subscription.id);
    },
  });
}

/** What was delivered of an order is delivered once more, to the byte: headers, body and the time of its trigger. */
export function redeliver(context: ShopContext, resource: string, topic?: string): number {
  const again = context.state.delivered.filter((one) => one.resource === resource && (topic === undefined || one.topic === topic));
  for (const message of again) {
    const subscription = context.state.subscriptions.get(message.subscriptionId);
    if (subscription) send(context, subscription, message);
  }
  return again.length;
}

/** Without `updated_at` a trimmed payload can equal the one before it, and the vendor may drop it: here it always does. */
function looksLikeADuplicate(subscription: Subscription, resource: string, body: string): boolean {
  if (subscription.includeFields.length === 0 || subscription.includeFields.includes('updated_at')) return false;
  const same = subscription.lastBodies.get(resource) === body;
  subscription.lastBodies.set(resource, body);
  return same;
}

function headersOf(context: ShopContext, subscription: Subscription, happening: Happening, body: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Shopify-Captain-Hook',
    'X-Shopify-Topic': happening.topic,
    'X-Shopify-Hmac-Sha256': createHmac('sha256', context.credentials.signingSecret()).update(body).digest('base64'),
    'X-Shopify-Shop-Domain': context.shop,
    'X-Shopify-API-Version': apiVersion,
    'X-Shopify-Webhook-Id': context.state.ids.uuid(),
    'X-Shopify-Event-Id': happening.eventId,
    'X-Shopify-Triggered-At': triggeredTime(context.world.clock.now()),
    ...(subscription.name ? { 'X-Shopify-Name': subscription.name } : {}),
  };
}
