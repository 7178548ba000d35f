/** Deliveries say what happened to which order, and nothing else of it. Signed with the app's secret. */
import { createHmac } from 'node:crypto';
import { vendor, type Context } from '../context.mts';
import type { Webhook } from '../model.mts';

const minuteMs = 60_000;
const longestMs = 48 * 60 * minuteMs;

/** At once, after 5, 10 and 15 minutes, and then each gap 1.4 times the last, for two days. */
export function retrySchedule(): number[] {
  const gaps = [0, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs];
  let sum = gaps.reduce((total, gap) => total + gap, 0);
  for (let gap = 15 * minuteMs * 1.4; sum + gap <= longestMs; gap *= 1.4) {
    gaps.push(gap);
    sum += gap;
  }
  return gaps;
}

const timeoutMs = 10_000;

export type OrderEvent =
  | 'created'
  | 'updated'
  | 'paid'
  | 'packed'
  | 'unpacked'
  | 'fulfilled'
  | 'cancelled'
  | 'edited'
  | 'pending'
  | 'voided';

export function announceOrder(context: Context, events: readonly OrderEvent[], orderId: number): void {
  for (const event of events) announce(context, `order/${event}`, { id: orderId });
}

export function announce(context: Context, event: string, about: object): void {
  if (context.settings.suspended) return;
  for (const webhook of context.store.webhooks.values()) if (webhook.event === event) send(context, webhook, event, about);
}

function send(context: Context, webhook: Webhook, event: string, about: object): void {
  const { store } = context;
  const wanted = () => context.store === store && store.webhooks.get(webhook.id) === webhook;
  post(context, webhook.url, event, { store_id: Number(context.secrets.storeId), event, ...about }, wanted);
}

/** To an address that stands in the app's page, privacy requests name no event. */
export function post(context: Context, url: string, topic: string, content: object, wanted: () => boolean): void {
  const body = JSON.stringify(content);
  const [, ...later] = retrySchedule();
  const { latenessMs, disorderMs } = context.settings;
  void context.world.webhooks.send({
    vendor,
    topic,
    url,
    body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'LinkedStore Webhook (webhook@linkedstore.com)',
      'x-linkedstore-hmac-sha256': sign(context.secrets.clientSecret, body),
    },
    schedule: [latenessMs + context.chance.int(0, disorderMs), ...later],
    timeoutMs,
    isSuccess: (status) => status >= 200 && status < 300,
    wanted,
  });
}

export const sign = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('hex');
