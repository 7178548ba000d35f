import { expect, test } from 'vitest';
import { bookingEvents } from '../../domain/ports/bookingSource.ts';
import type { CalComSimulator } from '../../sandbox/simulators/calCom/index.mts';
import { bookingSourceContract } from './bookingSource.contract.mts';
import { calComWorld, maria, url, type BookingWorld } from './support/bookingWorlds.mts';

bookingSourceContract('Cal.com', { make: calComWorld, header: 'x-cal-signature-256', toleratedMs: 60 * 60_000 });

const request = { url, topics: [...bookingEvents] };
const page = (world: BookingWorld) => world.simulator as unknown as CalComSimulator;
const dayWindow = (world: BookingWorld) => ({
  since: new Date(world.clock.now() - 86_400_000).toISOString(),
  until: new Date(world.clock.now()).toISOString(),
});

test('what has to be agreed to is told once it is, and not at all where it is refused', async () => {
  const world = calComWorld();
  const source = world.open();
  await source.registerWebhooks(request);
  const [wanted, refused] = [page(world).request(maria), page(world).request({ ...maria, start: '2026-12-04T14:00:00Z' })];
  expect(await world.delivered()).toEqual([]);
  expect(await source.missed(dayWindow(world), request)).toEqual([]);
  page(world).accept(wanted);
  page(world).reject(refused, 'sem horário');
  const deliveries = await world.delivered();
  const events = (await Promise.all(deliveries.map(async (delivery) => await source.read(delivery, request)))).flat();
  expect(events.map(({ event, document }) => [event.type, document.appointment.status])).toEqual([['appointment.booked', 'scheduled']]);
  expect((await source.missed(dayWindow(world), request)).map(({ subject }) => subject)).toEqual([events[0]!.subject]);
});

test('a booking of the key’s user with somebody else is not theirs to tell', async () => {
  const world = calComWorld();
  const source = world.open();
  world.book();
  await world.clock.sleep(60_000);
  expect(await source.missed(dayWindow(world), request)).toHaveLength(1);
  world.alterAnswers((body) => JSON.parse(JSON.stringify(body).replace('"hosts":[{"id":5,', '"hosts":[{"id":6,')) as unknown);
  expect(await source.missed(dayWindow(world), request)).toEqual([]);
});
