import type { PaymentDocuments } from '../../domain/ports/paymentSource.ts';
import { openPaymentSource } from '../../vendors/stripe/events/paymentSource.ts';
import { signPayload } from '../../vendors/stripe/events/signature.ts';
import { stripeEventsOf } from '../../vendors/stripe/events/topics.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { stripeWorld } from './support/stripeWorld.mts';

eventSourceContract('Stripe', harness);

function harness(): EventSourceHarness<PaymentDocuments> {
  const world = stripeWorld();
  const { simulator, settings } = world;
  const url = 'https://n8n.loja.example/webhook/1f/webhook';
  let sales = 0;
  return {
    open: () => openPaymentSource(world.connect({ settings })),
    url,
    otherUrl: 'https://n8n.loja.example/webhook/2e/webhook',
    refusedUrl: 'not an address',
    topics: ['paid', 'expired'],
    anotherTopic: 'refunded',
    subscriptionOf: (topic) => stripeEventsOf([topic]),
    subscribed: (address) =>
      simulator
        .endpoints()
        .filter((endpoint) => endpoint.url === address)
        .flatMap(({ events }) => events),
    loseSubscriptions: () => simulator.dropEndpoints(),
    damageSubscriptions: async () => simulator.changeEndpoints({ status: 'disabled', events: ['charge.succeeded'] }),
    happen: async () => {
      const number = `loja-${++sales}`;
      simulator.checkOut({ overrides: { method: 'card', reference: number } });
      await world.clock.sleep(10_000);
      const delivery = world.deliveries(url, 'checkout.session.completed').at(-1)!;
      return { delivery, number };
    },
    forgeries: (delivery) => [
      { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace('"paid"', '"void"')) },
      { ...delivery, headers: { ...delivery.headers, 'stripe-signature': undefined } },
      {
        ...delivery,
        headers: { ...delivery.headers, 'stripe-signature': signPayload(delivery.rawBody, 'whsec_another', world.clock.now()) },
      },
      { ...delivery, headers: { ...delivery.headers, 'stripe-signature': delivery.headers['stripe-signature']!.replace('v1=', 'v0=') } },
    ],
    numberOf: ({ payment }) => payment?.orderNumber ?? null,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
}
