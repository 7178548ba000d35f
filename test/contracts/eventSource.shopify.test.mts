import type { Order } from '../../domain/documents/order.ts';
import { openOrderSource } from '../../vendors/shopify/orders/orderSource.ts';
import { signPayload } from '../../vendors/shopify/events/signature.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { narrowSubscriptions } from './support/shopifySubscriptions.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';

eventSourceContract('Shopify', harness);

function harness(): EventSourceHarness<{ order: Order }> {
  const world = shopifyWorld();
  const { simulator } = world;
  const url = 'https://n8n.loja.example/webhook/1f/webhook';
  return {
    open: () => openOrderSource(world.connect()),
    url,
    otherUrl: 'https://n8n.loja.example/webhook/2e/webhook',
    refusedUrl: 'http://n8n.loja.example/webhook/1f/webhook',
    topics: ['ORDERS_PAID', 'ORDERS_CREATE'],
    anotherTopic: 'ORDERS_CANCELLED',
    subscribed: (address) =>
      simulator
        .subscriptions()
        .filter(({ uri }) => uri === address)
        .map(({ topic }) => topic),
    loseSubscriptions: () => simulator.dropSubscriptions(),
    damageSubscriptions: async (address) => await narrowSubscriptions(world, address),
    happen: async () => {
      const { orderNumber } = simulator.placeOrder();
      const delivery = world.deliveries(url).find(({ headers }) => headers['x-shopify-topic'] === 'orders/paid');
      return { delivery: delivery!, number: orderNumber };
    },
    forgeries: (delivery) => [
      { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace('"paid"', '"void"')) },
      { ...delivery, headers: { ...delivery.headers, 'x-shopify-hmac-sha256': undefined } },
      { ...delivery, headers: { ...delivery.headers, 'x-shopify-hmac-sha256': signPayload(delivery.rawBody, 'another app’s secret') } },
      { ...delivery, headers: { ...delivery.headers, 'x-shopify-shop-domain': 'outra-loja.myshopify.com' } },
      { ...delivery, headers: { ...delivery.headers, 'x-shopify-topic': 'orders/cancelled' } },
    ],
    // As text: read as JSON, its long ids would be rounded.
    withUnknownField: (rawBody) => Buffer.from(rawBody.toString().replace('{', '{"field_of_tomorrow":{"a":1},')),
    numberOf: ({ order }) => order.number,
    calls: () => world.calls.length,
    writes: () => world.writes(),
    loseAnswerOfWrite: (k) => world.loseAnswerOfWrite(k),
    strike: (fault, times) => world.strike(fault, times),
    violations: () => [...world.violations],
    addUnknownFields: () => world.addUnknownFields(),
  };
}
