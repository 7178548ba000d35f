/** Who cancelled an appointment and that it is cancelled are one write: nothing is left half done. */
import { describe, expect, test } from 'vitest';
import { openCalendar } from '../../../vendors/googleCalendar/appointments/calendar.ts';
import { googleCalendarWorld } from '../../contracts/support/googleCalendarWorld.mts';

const byCustomer = { kind: 'cancel', by: 'customer' } as const;

function booked() {
  const world = googleCalendarWorld();
  const event = world.simulator.book({
    start: '2026-11-27T13:00:00Z',
    title: 'Consulta',
    customer: { name: 'Maria', phone: '11912345678' },
  });
  const cancel = async () => await openCalendar(world.connect()).change({ calendar: 'primary', event }, byCustomer);
  const status = () => world.simulator.event(event).status;
  return { world, event, cancel, status };
}

describe('a cancellation', () => {
  test('is one write, which says who', async () => {
    const { world, event, cancel, status } = booked();
    expect(await cancel()).toMatchObject({
      unchanged: false,
      appointment: { status: 'cancelled', cancelledBy: 'customer', start: '2026-11-27T10:00:00-03:00', customer: { name: 'Maria' } },
    });
    expect(status()).toBe('cancelled');
    expect(world.simulator.event(event).extendedProperties).toEqual({ private: { ponte_cancelledBy: 'customer' } });
    expect(world.operations().filter((operation) => operation !== 'events.get' && operation !== 'events.list')).toEqual(['events.patch']);
  });

  test('of one that was taken out of the bin again is a cancellation like the first', async () => {
    const { world, event, cancel, status } = booked();
    await cancel();
    world.simulator.restore(event);
    expect(await cancel()).toMatchObject({ unchanged: false });
    expect(status()).toBe('cancelled');
  });

  test('is made by deleting, where the calendar takes no status', async () => {
    const { world, cancel, status } = booked();
    const { inject } = world;
    let isPatched = false;
    inject((call) => {
      if (call.method === 'PATCH') isPatched = true;
      return undefined;
    });
    world.alterAnswers((body) => (isPatched ? { ...(body as object), status: 'confirmed', etag: undefined } : body));
    await cancel();
    expect(status()).toBe('cancelled');
    expect(world.operations().slice(-2)).toEqual(['events.patch', 'events.delete']);
  });
});
