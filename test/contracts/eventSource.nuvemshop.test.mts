import type { OrderDocuments } from '../../domain/ports/orderSource.ts';
import { openOrderSource } from '../../vendors/nuvemshop/events/orderSource.ts';
import { signPayload } from '../../vendors/nuvemshop/events/verify.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { nuvemshopWorld } from './support/nuvemshopWorld.mts';

eventSourceContract('Nuvemshop', harness);

function harness(): EventSourceHarness<OrderDocuments> {
  const world = nuvemshopWorld();
  const { simulator, settings } = world;
  const url = 'https://n8n.loja.example/webhook/1f/webhook';
  const secret = simulator.secrets.clientSecret;
  return {
    open: () => openOrderSource(world.connect({ settings })),
    url,
    otherUrl: 'https://n8n.loja.example/webhook/2e/webhook',
    refusedUrl: 'http://n8n.loja.example/webhook/1f/webhook',
    topics: ['paid', 'refunded'],
    anotherTopic: 'cancelled',
    subscriptionOf: (topic) => (topic === 'refunded' ? 'order/updated' : `order/${topic}`),
    subscribed: (address) =>
      simulator
        .webhooks()
        .filter((webhook) => webhook.url === address)
        .map(({ event }) => event),
    loseSubscriptions: () => simulator.dropWebhooks(),
    damageSubscriptions: async () => simulator.changeWebhooks({ event: 'order/packed' }),
    happen: async () => {
      const { orderNumber } = simulator.placeOrder();
      const delivery = world.deliveries(url, 'order/paid').at(-1);
      if (!delivery) throw new Error('nothing was delivered');
      return { delivery, number: orderNumber };
    },
    forgeries: (delivery) => {
      const other = Buffer.from(delivery.rawBody.toString().replace(/"store_id":\d+/, '"store_id":1'));
      return [
        { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace('order/paid', 'order/updated')) },
        { ...delivery, headers: { ...delivery.headers, 'x-linkedstore-hmac-sha256': undefined } },
        { ...delivery, headers: { ...delivery.headers, 'x-linkedstore-hmac-sha256': signPayload(delivery.rawBody, 'another secret') } },
        // Genuine, but of another store that has the same app.
        { ...delivery, rawBody: other, headers: { ...delivery.headers, 'x-linkedstore-hmac-sha256': signPayload(other, secret) } },
      ];
    },
    numberOf: ({ order }) => order.number,
    tellsOnce: true,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
}
