/** Somebody who receives deliveries and answers as the test says: a status, or nothing at all. */
import type { Delivery, WebhookSender } from '../../../sandbox/world/webhooks.mts';

export function openListener() {
  const received: Delivery[] = [];
  let status: number | undefined = 200;
  const webhooks: WebhookSender = {
    send(delivery) {
      if (delivery.wanted && !delivery.wanted()) return Promise.resolve(false);
      received.push(delivery);
      const ok = status !== undefined && delivery.isSuccess(status);
      delivery.onResult?.({ status, attempt: 1, ok });
      return Promise.resolve(ok);
    },
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
  };
  return { webhooks, received, answer: (next: number | undefined) => void (status = next) };
}
