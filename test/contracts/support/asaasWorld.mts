/** A simulated Asaas account in this process; what it delivers is kept and answered 200, or as a test wants. */
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { openPaymentSource, type PaymentSourceOptions } from '../../../vendors/asaas/events/paymentSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createAsaas } from '../../../sandbox/simulators/asaas/index.mts';
import type { Delivery as Sent } from '../../../sandbox/world/webhooks.mts';
import { simulatedVendor, toDelivery } from './simulatedVendor.mts';

export type AsaasWorld = ReturnType<typeof asaasWorld>;

export function asaasWorld() {
  const sent: Sent[] = [];
  let statusFor: (delivery: Delivery) => number = () => 200;
  const webhooks = {
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
    async send(delivery: Sent) {
      if (delivery.wanted?.() === false) return false;
      sent.push(delivery);
      const status = statusFor(toDelivery(delivery, received));
      const ok = delivery.isSuccess(status);
      delivery.onResult?.({ status, attempt: 1, ok });
      return ok;
    },
  };
  const world = simulatedVendor({
    create: (services) => createAsaas({ ...services, webhooks }, { latencyMs: 0 }),
    login: ({ secrets }) => ({ access_token: secrets.apiKeyProduction }),
  });
  const settings = { apiKey: world.simulator.secrets.apiKeyProduction, environment: 'production', alertEmail: 'loja@example.com' };
  const connect = (change: Record<string, unknown> = {}, over: Partial<Connection> = {}) =>
    world.connect({ settings: { ...settings, ...change }, ...over });
  return {
    ...world,
    connect,
    open: (options?: Partial<PaymentSourceOptions>) => openPaymentSource(connect(), options),
    webhooksFor: (url: string) => world.simulator.webhooks().filter((webhook) => webhook.url === url),
    /** Somebody else calls Asaas with the same key, e.g. in the panel. */
    async meddle(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) {
      const headers = { access_token: settings.apiKey, 'user-agent': 'panel', 'content-type': 'application/json' };
      const url = `https://api.asaas.com/v3${path}`;
      return await world.simulator.app.fetch(new Request(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
    },
    /** Every delivery gets the status that this tells. */
    answerWith(status: (delivery: Delivery) => number) {
      statusFor = status;
    },
    /** A customer pays by Pix for an order. */
    async pay(externalReference: string, customer?: string) {
      const charge = world.simulator.createCharge({
        value: 129.9,
        billingType: 'PIX',
        externalReference,
        ...(customer ? { customer } : {}),
      });
      const payment = world.simulator.pay(charge.id);
      await idle();
      return payment;
    },
    /** What was sent to a URL, as it arrives. */
    deliveries: (url: string, event?: string) =>
      sent.filter((one) => one.url === url && (event === undefined || one.topic === event)).map((one) => toDelivery(one, received)),
  };
}

/** Lets the vendor's queues send what is due. */
export async function idle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const received = Date.parse('2026-11-24T15:00:00Z');
