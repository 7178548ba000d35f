/** A delivery starts the flow and notes with the order that it is told: the start does not wait for the note, and the note does not lose the start. */
import { expect, test } from 'vitest';
import type { Transport } from '../../../runtime/client/http.ts';
import { openOrderSource } from '../../../vendors/wooCommerce/events/orderSource.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['paid'] };

test('the flow starts while the store still saves the note, and the second delivery of the order starts nothing', async () => {
  const world = wooCommerceWorld();
  const saving = Promise.withResolvers<undefined>();
  const { transport } = world.connect();
  const slowToSave: Transport = async (call) => {
    if (call.method === 'PUT') await saving.promise;
    return await transport(call);
  };
  const source = openOrderSource(world.connect({ settings: world.settings, transport: slowToSave }));
  await source.registerWebhooks(request);
  await world.clock.sleep(60_000);
  const { orderNumber } = world.simulator.placeOrder();
  const [delivery] = world.deliveries(request.url, 'order.updated');

  const events = await source.read(delivery!, request);
  expect(events.map(({ document }) => document.order.number)).toEqual([orderNumber]);
  expect(await source.read(delivery!, request)).toEqual([]);

  saving.resolve(undefined);
  await expect.poll(() => world.calls.filter(({ method }) => method === 'PUT').length).toBe(1);
});
