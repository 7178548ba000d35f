/** Signed notifications, version 1 of the payload (vendor documentation, webhooks). */
import { createHmac } from 'node:crypto';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import { brazilDateTime } from '../../fiscal/brazilTime.mts';
import { hex } from '../../world/randomText.mts';

export type EventPublisher = (event: string, data: unknown) => void;

export interface Webhooks {
  /** Events as Bling names them (`invoice.updated`), `resource.*` or `*`. */
  subscribe(url: string, events: readonly string[]): void;
  /** URL and whether deliveries still go there. */
  subscriptions(): { url: string; active: boolean }[];
  readonly publish: EventPublisher;
  reset(): void;
}

interface Subscription {
  readonly url: string;
  readonly events: readonly string[];
  active: boolean;
}

const minutes = (count: number) => count * 60_000;

/** Three days in all; the steps between are our own. */
const retries = [minutes(1), minutes(5), minutes(30), minutes(120), minutes(360), minutes(720), minutes(1440), minutes(1644)];
const answerTimeMs = 5000;

export interface WebhookOptions {
  readonly world: WorldServices;
  readonly random: Random;
  readonly clientSecret: string;
  readonly companyId: string;
  /** An application hears nothing before it was given a token. */
  authorized(): boolean;
}

export function createWebhooks({ world, random, clientSecret, companyId, authorized }: WebhookOptions): Webhooks {
  let subscriptions: Subscription[] = [];

  const send = async (subscription: Subscription, event: string, body: string) => {
    const delivered = await world.webhooks.send({
      vendor: 'bling',
      topic: event,
      url: subscription.url,
      headers: {
        'Content-Type': 'application/json',
        'X-Bling-Signature-256': `sha256=${createHmac('sha256', clientSecret).update(body).digest('hex')}`,
      },
      body,
      // Every delivery sets out a little late by itself, so order is not kept.
      schedule: [random.int(0, 2000), ...retries],
      timeoutMs: answerTimeMs,
      isSuccess: (status) => status >= 200 && status < 300,
      wanted: () => subscription.active && subscriptions.includes(subscription),
    });
    if (!delivered) subscription.active = false;
  };

  return {
    subscribe(url, events) {
      subscriptions = [...subscriptions.filter((subscription) => subscription.url !== url), { url, events, active: true }];
    },
    subscriptions: () => subscriptions.map(({ url, active }) => ({ url, active })),
    publish(event, data) {
      if (!authorized()) return;
      const id = hex(random, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const body = JSON.stringify({ eventId: id, date: brazilDateTime(world.clock.now()), version: 'v1', event, companyId, data });
      for (const subscription of subscriptions) if (subscription.active && wants(subscription, event)) void send(subscription, event, body);
    },
    reset() {
      subscriptions = [];
    },
  };
}

const wants = ({ events }: Subscription, event: string) => ['*', event, `${event.split('.')[0]}.*`].some((name) => events.includes(name));
