/** Stripe counts each endpoint by itself, and all of them together. */
import { expect, test } from 'vitest';
import { openApi } from '../../../vendors/stripe/client/api.ts';
import { stripeWorld } from '../../contracts/support/stripeWorld.mts';

test('sixty sales that are read at once are never refused for their number', async () => {
  const world = stripeWorld();
  const ids = Array.from({ length: 60 }, () => world.simulator.checkOut().sessionId);
  const { get } = openApi(world.connect({ settings: world.settings }));
  const sales = await Promise.all(ids.map(async (id) => await get(`/checkout/sessions/${id}`)));
  expect(sales.map(({ id }) => id)).toEqual(ids);
  expect(world.violations).toEqual([]);
});

test('another endpoint does not wait for one that is used up', async () => {
  const world = stripeWorld();
  const ids = Array.from({ length: 30 }, () => world.simulator.checkOut().sessionId);
  const { get } = openApi(world.connect({ settings: world.settings }));
  const order: string[] = [];
  const note = async (name: string, work: Promise<unknown>) => {
    await work;
    order.push(name);
  };
  await Promise.all([...ids.map(async (id) => await note('sale', get(`/checkout/sessions/${id}`))), note('events', get('/events'))]);
  expect(order.indexOf('events')).toBeLessThan(29);
  expect(world.violations).toEqual([]);
});
