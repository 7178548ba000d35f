/** One environment's account: everything that came to exist in it, and the means to say that it changed. */
import type { WorldServices } from '../../world/simulator.mts';
import type { WorldTimer } from '../../world/clock.mts';
import { localDate, localTimestamp } from './numbers/calendar.mts';
import type { Ids } from './numbers/ids.mts';
import type { Customer, Environment, Installment, Invoice, Payment, PaymentLink, Subscription, Transfer } from './types.mts';
import { createWebhookRegistry, type WebhookRegistry } from './webhooks/registry.mts';

export type Regime = 'simples' | 'regular';

export interface Account {
  readonly environment: Environment;
  /** UUID; stands in the envelope of every event. */
  readonly id: string;
  readonly apiKey: string;
  readonly services: WorldServices;
  readonly ids: Ids;
  readonly customers: Map<string, Customer>;
  readonly payments: Map<string, Payment>;
  readonly subscriptions: Map<string, Subscription>;
  readonly installments: Map<string, Installment>;
  readonly paymentLinks: Map<string, PaymentLink>;
  readonly invoices: Map<string, Invoice>;
  readonly transfers: Map<string, Transfer>;
  /** Where a payment's dynamic Pix charge lies. */
  readonly pixLocations: Map<string, string>;
  readonly webhooks: WebhookRegistry;
  /** Cents at the account's disposal. */
  balance: number;
  /** Why the city hall refuses service invoices; undefined where it takes them. */
  cityHallRefusal: string | undefined;
  /** Simples Nacional, or the regular regime (Lucro Real, Presumido). */
  regime: Regime;
  today(): string;
  /** YYYY-MM-DD HH:MM:SS. */
  timestamp(): string;
  /** Runs `task` later on the world clock, unless the account is closed first. */
  later(delayMs: number, task: () => void): WorldTimer;
  /** Queues an event for every webhook that asked for it; `content` is frozen as it is now. */
  emit(event: string, key: string, content: object): void;
  /** Stops timers and queues. */
  close(): void;
}

export interface AccountSetup {
  readonly environment: Environment;
  readonly apiKey: string;
  readonly services: WorldServices;
  readonly ids: Ids;
  /** Cents. */
  readonly openingBalance: number;
}

export function createAccount({ environment, apiKey, services, ids, openingBalance }: AccountSetup): Account {
  const { clock } = services;
  const timers = new Set<WorldTimer>();
  const id = ids.uuid();
  const webhooks = createWebhookRegistry(services);
  return {
    environment,
    id,
    apiKey,
    services,
    ids,
    customers: new Map(),
    payments: new Map(),
    subscriptions: new Map(),
    installments: new Map(),
    paymentLinks: new Map(),
    invoices: new Map(),
    transfers: new Map(),
    pixLocations: new Map(),
    webhooks,
    balance: openingBalance,
    cityHallRefusal: undefined,
    regime: 'simples',
    today: () => localDate(clock.now()),
    timestamp: () => localTimestamp(clock.now()),
    later(delayMs, task) {
      const timer = clock.after(delayMs, () => {
        timers.delete(timer);
        task();
      });
      timers.add(timer);
      return timer;
    },
    emit(event, key, content) {
      const hash = ids.hex(32);
      const envelope = { event, dateCreated: localTimestamp(clock.now()), account: { id, ownerId: null }, [key]: content };
      webhooks.publish(event, () => ({ id: `evt_${hash}&${ids.next()}`, ...envelope }));
    },
    close() {
      for (const timer of timers) timer.cancel();
      webhooks.close();
    },
  };
}
