import { openOrderKeeper } from '../../vendors/shopify/orders/orderKeeper.ts';
import { openOrderSource } from '../../vendors/shopify/orders/orderSource.ts';
import { orderKeeperContract, type OrderKeeperHarness } from './orderKeeper.contract.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';

orderKeeperContract('Shopify', harness);

function harness(): OrderKeeperHarness {
  const world = shopifyWorld();
  const { simulator } = world;
  const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['ORDERS_PAID'] };
  let setUp = { calls: 0, writes: 0 };
  const summary = (number: string) => simulator.orders().find(({ orderNumber }) => orderNumber === number)!;
  return {
    open: () => openOrderKeeper(world.connect()),
    place: async () => {
      const source = openOrderSource(world.connect());
      await source.registerWebhooks(request);
      simulator.placeOrder();
      const [event] = await source.read(world.deliveries(request.url)[0]!, request);
      setUp = { calls: world.calls.length, writes: world.writes() };
      return event!.document.order;
    },
    cancel: ({ number }) => simulator.cancelOrder(number),
    fulfillments: ({ number }) =>
      simulator
        .ledger()
        .filter(({ kind, orderNumber }) => kind === 'fulfillment' && orderNumber === number)
        .map(({ detail }) => ({ number: (detail?.tracking as { number: string | null }[])[0]?.number ?? null })),
    tags: ({ number }) => [...summary(number).tags],
    invoiceRecord: ({ number }) => summary(number).metafields.map(({ value }) => value),
    calls: () => world.calls.length - setUp.calls,
    writes: () => world.writes() - setUp.writes,
    loseAnswerOfWrite: (k) => world.loseAnswerOfWrite(k),
    strike: (fault, times) => world.strike(fault, times),
    violations: () => [...world.violations],
    addUnknownFields: () => world.addUnknownFields(),
  };
}
