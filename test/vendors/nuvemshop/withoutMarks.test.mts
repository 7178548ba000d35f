/** An app that may not keep metafields: nothing is known of what was told, and nothing is lost for it. */
import { describe, expect, test } from 'vitest';
import type { Transport } from '../../../runtime/client/http.ts';
import { openOrderSource } from '../../../vendors/nuvemshop/events/orderSource.ts';
import { nuvemshopWorld } from '../../contracts/support/nuvemshopWorld.mts';

const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['paid'] };

async function listening(status: number) {
  const world = nuvemshopWorld();
  const { settings } = world;
  const usual = world.connect({ settings });
  const transport: Transport = async (call) =>
    call.url.includes('/metafields')
      ? { answered: true, status, headers: {}, body: { code: status, message: 'Fault', description: 'words' } }
      : await usual.transport(call);
  const open = (seconds: number) => openOrderSource(world.connect({ settings, transport, deadline: world.clock.now() + seconds * 1000 }));
  await open(60).registerWebhooks(request);
  const { orderNumber } = world.simulator.placeOrder();
  return { open, orderNumber, world, delivery: world.deliveries(request.url, 'order/paid').at(-1)! };
}

describe('a delivery', () => {
  test.each([403, 422])('starts its flow where the store refuses them (%i)', async (status) => {
    const { open, orderNumber, delivery } = await listening(status);
    const events = await open(60).read(delivery, request);
    expect(events.map(({ document }) => document.order.number)).toEqual([orderNumber]);
  });

  test.each([429, 503])('is handed back where the store has a bad minute (%i), because it may have been told already', async (status) => {
    const { open, delivery } = await listening(status);
    await expect(open(5).read(delivery, request)).rejects.toMatchObject({ failure: { code: expect.any(String) } });
  });
});

test('a catch-up that cannot know what was told starts nothing a second time', async () => {
  const { open, world } = await listening(403);
  await world.clock.sleep(180_000);
  const window = { since: '2026-11-24T00:00:00.000Z', until: new Date(world.clock.now()).toISOString() };
  await expect(open(60).missed!(window, request)).rejects.toMatchObject({ failure: { class: 'auth' } });
});
