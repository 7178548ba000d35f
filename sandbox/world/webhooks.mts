/** Delivery of webhooks on each vendor's schedule, to whatever URL was registered with it. */
import axios from 'axios';
import type { WorldClock } from './clock.mts';
import type { FaultPlan } from './faults.mts';

export interface DeliveryResult {
  /** HTTP status, or undefined where no answer came in time. */
  readonly status: number | undefined;
  readonly attempt: number;
  readonly ok: boolean;
}

export interface Delivery {
  readonly vendor: string;
  readonly topic: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes to send. */
  readonly body: string | Buffer;
  /** World milliseconds before attempt 1, 2, …; as many attempts as entries. */
  readonly schedule: readonly number[];
  readonly timeoutMs: number;
  isSuccess(status: number): boolean;
  /** Deliveries of one queue go out one after the other: a failing one holds the rest back. */
  readonly queue?: string;
  /** False stops the delivery (subscription gone, queue interrupted); asked before each attempt. */
  wanted?(): boolean;
  onResult?(result: DeliveryResult): void;
}

export interface DeliveryRecord extends DeliveryResult {
  readonly vendor: string;
  readonly topic: string;
  readonly at: number;
}

export interface WebhookSender {
  /** Resolves when the delivery succeeded, was given up or is no longer wanted. */
  send(delivery: Delivery): Promise<boolean>;
  readonly records: readonly DeliveryRecord[];
  /** Attempts under way this moment. */
  inFlight(): number;
  /** Deliveries that are waiting for an attempt. */
  waiting(): number;
}

/** Sends one attempt; answers the HTTP status, or undefined where none came. */
export type Post = (
  url: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
) => Promise<number | undefined>;

/**
 * `route` turns a public address ("https://n8n.example/…") into the one that answers on this machine.
 */
export function createPost(route: (url: string) => string): Post {
  return async (url, body, headers, timeoutMs) => {
    const answer = await axios
      .post(route(url), body, {
        headers: { ...headers },
        timeout: timeoutMs,
        maxRedirects: 0,
        proxy: false,
        validateStatus: () => true,
        transformRequest: [(data: unknown) => data],
      })
      .catch((error: unknown) => {
        if (axios.isAxiosError(error)) return undefined;
        throw error;
      });
    return answer?.status;
  };
}

export function createWebhookSender(clock: WorldClock, faults: FaultPlan, post: Post): WebhookSender {
  const records: DeliveryRecord[] = [];
  const queues = new Map<string, Promise<unknown>>();
  let inFlight = 0;
  let waiting = 0;

  const pause = async (ms: number) => {
    if (ms <= 0) return;
    waiting++;
    await new Promise<void>((resolve) => clock.after(ms, resolve));
    waiting--;
  };

  const attempt = async (delivery: Delivery, number: number): Promise<DeliveryResult> => {
    inFlight++;
    const status = await post(delivery.url, delivery.body, delivery.headers, delivery.timeoutMs).finally(() => inFlight--);
    const result = { status, attempt: number, ok: status !== undefined && delivery.isSuccess(status) };
    records.push({ ...result, vendor: delivery.vendor, topic: delivery.topic, at: clock.now() });
    delivery.onResult?.(result);
    return result;
  };

  const run = async (delivery: Delivery): Promise<boolean> => {
    const twist = faults.webhook(delivery.vendor, delivery.topic);
    await pause(twist.delayMs);
    for (const [index, delayMs] of delivery.schedule.entries()) {
      await pause(delayMs);
      if (delivery.wanted && !delivery.wanted()) return false;
      const result = await attempt(delivery, index + 1);
      if (!result.ok) continue;
      if (twist.duplicateAfterMs !== undefined) void pause(twist.duplicateAfterMs).then(() => attempt(delivery, index + 1));
      return true;
    }
    return false;
  };

  return {
    records,
    inFlight: () => inFlight,
    waiting: () => waiting,
    send(delivery) {
      if (delivery.queue === undefined) return run(delivery);
      const before = queues.get(delivery.queue) ?? Promise.resolve();
      const mine = before.then(() => run(delivery));
      queues.set(delivery.queue, mine);
      return mine;
    },
  };
}
