import type { OrderDocuments } from '../../domain/ports/orderSource.ts';
import { openOrderSource } from '../../vendors/wooCommerce/events/orderSource.ts';
import { signPayload } from '../../vendors/wooCommerce/events/signature.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

eventSourceContract('WooCommerce', harness);

function harness(): EventSourceHarness<OrderDocuments> {
  const world = wooCommerceWorld();
  const { simulator, settings } = world;
  const url = 'https://n8n.loja.example/webhook/1f/webhook';
  return {
    open: () => openOrderSource(world.connect({ settings })),
    url,
    otherUrl: 'https://n8n.loja.example/webhook/2e/webhook',
    refusedUrl: 'http://n8n.loja.example/webhook/1f/webhook',
    topics: ['paid', 'refunded'],
    anotherTopic: 'cancelled',
    subscriptionOf: () => ['order.created', 'order.updated'],
    subscribed: (address) =>
      simulator
        .webhooks()
        .filter((webhook) => webhook.url === address)
        .map(({ topic }) => topic),
    loseSubscriptions: () => simulator.dropWebhooks(),
    damageSubscriptions: async () => simulator.changeWebhooks({ status: 'disabled' }),
    happen: async () => {
      const before = world.deliveries(url).length;
      const { orderNumber } = simulator.placeOrder();
      const delivery = world.deliveries(url, 'order.updated').at(-1);
      if (world.deliveries(url).length === before) throw new Error('nothing was delivered');
      return { delivery: delivery!, number: orderNumber };
    },
    forgeries: (delivery) => [
      { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace('"processing"', '"completed!"')) },
      { ...delivery, headers: { ...delivery.headers, 'x-wc-webhook-signature': undefined } },
      { ...delivery, headers: { ...delivery.headers, 'x-wc-webhook-signature': signPayload(delivery.rawBody, 'another secret') } },
      { ...delivery, headers: { ...delivery.headers, 'x-wc-webhook-topic': 'customer.updated' } },
      { ...delivery, headers: {}, rawBody: Buffer.from('webhook_id=12') },
    ],
    numberOf: ({ order }) => order.number,
    tellsOnce: true,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
}
