/** What no delivery has brought is offered again until whoever catches up says that it was started. */
import { expect, test } from 'vitest';
import { openPaymentSource } from '../../../vendors/stripe/events/paymentSource.ts';
import { stripeWorld } from '../../contracts/support/stripeWorld.mts';

const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['paid'] };

test('one that was put off is offered again, though a later one was read', async () => {
  const world = stripeWorld();
  const open = () => openPaymentSource(world.connect({ settings: world.settings }));
  await open().registerWebhooks(request);
  await world.clock.sleep(60_000);
  world.simulator.changeEndpoints({ status: 'disabled' });
  for (const reference of ['1', '2', '3']) world.simulator.checkOut({ until: 'paid', overrides: { method: 'card', reference } });
  await world.clock.sleep(900_000);
  await open().registerWebhooks(request);
  const missed = async () => {
    const window = { since: '2020-01-01T00:00:00.000Z', until: new Date(world.clock.now()).toISOString() };
    return (await open().missed?.(window, request)) ?? [];
  };
  const all = await missed();
  expect(all.length).toBeGreaterThanOrEqual(3);
  // The first one is at the end of a postponed row, and the vendor has another bad minute before its turn comes.
  await all[1]!.read();
  await all[2]!.read();
  const left = (await missed()).map(({ subject }) => subject);
  expect(left).toEqual(all.filter((_, index) => index !== 1 && index !== 2).map(({ subject }) => subject));
  for (const each of await missed()) each.passOver?.();
  expect(await missed()).toEqual([]);
});
