/** The webhooks of one account and their queues. */
import type { WorldServices } from '../../../world/simulator.mts';
import type { Webhook } from '../types.mts';
import { createEventQueue, type EventQueue } from './eventQueue.mts';

export interface RegisteredWebhook {
  readonly settings: Webhook;
  readonly queue: EventQueue;
}

export interface WebhookRegistry {
  add(settings: Webhook): RegisteredWebhook;
  get(id: string): RegisteredWebhook | undefined;
  all(): RegisteredWebhook[];
  remove(id: string): void;
  /** Hands one event to each enabled webhook that asked for it; every webhook's copy has an id of its own. */
  publish(event: string, envelope: () => object): void;
  close(): void;
}

export function createWebhookRegistry(services: WorldServices): WebhookRegistry {
  const registered = new Map<string, RegisteredWebhook>();
  const all = () => [...registered.values()];
  return {
    add(settings) {
      const entry = { settings, queue: createEventQueue(settings, services) };
      registered.set(settings.id, entry);
      return entry;
    },
    get: (id) => registered.get(id),
    all,
    remove(id) {
      registered.get(id)?.queue.close();
      registered.delete(id);
    },
    publish(event, envelope) {
      for (const { settings, queue } of all()) {
        if (settings.enabled && settings.events.includes(event)) queue.push(event, JSON.stringify(envelope()));
      }
    },
    close() {
      for (const { queue } of all()) queue.close();
    },
  };
}
