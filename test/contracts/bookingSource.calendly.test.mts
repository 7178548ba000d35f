import { expect, test } from 'vitest';
import { bookingEvents } from '../../domain/ports/bookingSource.ts';
import type { CalendlySimulator } from '../../sandbox/simulators/calendly/index.mts';
import { bookingSourceContract } from './bookingSource.contract.mts';
import { calendlyWorld, maria, url, type BookingWorld } from './support/bookingWorlds.mts';

bookingSourceContract('Calendly', { make: calendlyWorld, header: 'calendly-webhook-signature', toleratedMs: 5 * 60_000 });

const request = { url, topics: [...bookingEvents] };
const page = (world: BookingWorld) => world.simulator as unknown as CalendlySimulator;

test('the webhook of an organization and that of its user stand side by side', async () => {
  const world = calendlyWorld();
  await world.open({}, 'own').registerWebhooks(request);
  await world.open({}, 'team').registerWebhooks(request);
  expect(
    page(world)
      .subscriptions()
      .map(({ scope }) => scope),
  ).toEqual(['user', 'organization']);
  await world.open({}, 'team').removeWebhooks(request);
  expect(
    page(world)
      .subscriptions()
      .map(({ scope }) => scope),
  ).toEqual(['user']);
  expect(world.violations).toEqual([]);
});

test('a plan without webhooks is told by name', async () => {
  const world = calendlyWorld();
  page(world).setPlan('withoutWebhooks');
  await expect(world.open().registerWebhooks(request)).rejects.toMatchObject({
    failure: { class: 'auth', message: expect.stringContaining('upgrade to a paid Calendly account') as string },
  });
});

test('an event for several customers: whoever comes later is found without a change of the event', async () => {
  const world = calendlyWorld();
  const source = world.open();
  world.book(maria);
  const other = world.book({ ...maria, invitee: { name: 'Rui', email: 'rui@cliente.example' } });
  let total = 1;
  // The two bookings as two invitees of one event, which was last changed long ago.
  world.alterAnswers((body) => {
    const { collection } = body as { collection?: { uri: string; invitees_counter?: object }[] };
    if (collection?.[0]?.invitees_counter === undefined) return body;
    const [event] = collection;
    return {
      ...(body as object),
      collection: [{ ...event, updated_at: '2026-01-01T00:00:00Z', invitees_counter: { total, active: total, limit: 9 } }],
    };
  });
  const window = { since: '2026-11-24T00:00:00.000Z', until: '2026-11-24T16:00:00.000Z' };
  expect(await source.missed(window, request)).toHaveLength(1);
  const invitees = () => world.calls.filter(({ operation }) => operation === 'invitees.list').length;
  await source.missed(window, request);
  expect(invitees()).toBe(1);
  total = 2;
  await source.missed(window, request);
  expect(invitees()).toBe(2);
  expect(page(world).booking(other).status).toBe('active');
});
