/** The events waiting for one webhook: tried at once, then later and later, until the receiver answers 200 or the queue is stopped. */
import type { WorldTimer } from '../../../world/clock.mts';
import type { WorldServices } from '../../../world/simulator.mts';
import type { Webhook } from '../types.mts';
import { attemptDelays, eventLifetime, failuresUntilInterrupted, readTimeoutMs } from './penalties.mts';

interface QueuedEvent {
  readonly topic: string;
  readonly body: string;
  readonly createdAt: number;
  failures: number;
  notBefore: number;
  inFlight: boolean;
}

export interface EventQueue {
  push(topic: string, body: string): void;
  /** Forgets all failures and tries again now. */
  forgive(): void;
  /** Looks whether something can be sent: after the webhook's settings changed. */
  pump(): void;
  /** Events not yet delivered. */
  size(): number;
  close(): void;
}

/** The clock's sums are floating point: an event due within a millisecond is due. */
const roundingMs = 1;

export function createEventQueue(webhook: Webhook, { clock, webhooks }: WorldServices): EventQueue {
  let events: QueuedEvent[] = [];
  let timer: WorldTimer | undefined;
  let closed = false;

  const isOpen = () => !closed && webhook.enabled && !webhook.interrupted;

  const dropStale = () => {
    events = events.filter((event) => event.inFlight || clock.now() - event.createdAt < eventLifetime);
  };

  /** In a sequential queue the first event holds the others back, also while it waits for its next attempt. */
  const candidates = () => (webhook.sendType === 'SEQUENTIALLY' ? events.slice(0, 1) : events).filter((event) => !event.inFlight);

  const settle = (event: QueuedEvent, ok: boolean) => {
    if (ok) {
      events = events.filter((other) => other !== event);
    } else {
      event.failures++;
      event.notBefore = clock.now() + (attemptDelays[event.failures] ?? 0);
      if (event.failures >= failuresUntilInterrupted) webhook.interrupted = true;
    }
    webhook.penalizedRequestsCount = Math.max(0, ...events.map(({ failures }) => failures));
  };

  const attempt = async (event: QueuedEvent) => {
    event.inFlight = true;
    let attempted = false;
    const ok = await webhooks.send({
      vendor: 'asaas',
      topic: event.topic,
      url: webhook.url,
      headers: { 'content-type': 'application/json', ...(webhook.authToken === null ? {} : { 'asaas-access-token': webhook.authToken }) },
      body: event.body,
      schedule: [0],
      timeoutMs: readTimeoutMs,
      isSuccess: (status) => status === 200,
      wanted: isOpen,
      onResult: () => {
        attempted = true;
      },
    });
    event.inFlight = false;
    if (attempted) settle(event, ok);
    pump();
  };

  const pump = () => {
    timer?.cancel();
    timer = undefined;
    dropStale();
    if (!isOpen()) return;
    const now = clock.now();
    for (const event of candidates().filter(({ notBefore }) => notBefore <= now + roundingMs)) void attempt(event);
    const next = Math.min(...candidates().map(({ notBefore }) => notBefore));
    if (Number.isFinite(next)) timer = clock.after(next - now, pump);
  };

  return {
    push(topic, body) {
      events.push({ topic, body, createdAt: clock.now(), failures: 0, notBefore: clock.now(), inFlight: false });
      pump();
    },
    forgive() {
      for (const event of events) Object.assign(event, { failures: 0, notBefore: clock.now() });
      webhook.penalizedRequestsCount = 0;
      pump();
    },
    pump,
    size() {
      dropStale();
      return events.length;
    },
    close() {
      closed = true;
      timer?.cancel();
    },
  };
}
