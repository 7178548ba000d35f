import { openCalendar } from '../../vendors/googleCalendar/appointments/calendar.ts';
import { calendarContract } from './calendar.contract.mts';
import { googleCalendarWorld } from './support/googleCalendarWorld.mts';

calendarContract('Google Calendar', () => {
  const world = googleCalendarWorld();
  const eventOf = (id: string) => id.split('/').at(-1)!;
  const { simulator } = world;
  return {
    ...world,
    open: () => openCalendar(world.connect()),
    standing: () =>
      simulator
        .slots({}, simulator.calendars().find(({ primary }) => primary)!.id)
        .filter(({ status }) => status !== 'cancelled')
        .map(({ start, title }) => ({ start: new Date(start).toISOString(), title })),
    byHand: {
      book: (start, customer) => `primary/${simulator.book({ start, ...(customer ? { customer } : {}) })}`,
      move: (id, start) => simulator.move(eventOf(id), { start }),
      cancel: (id) => simulator.cancel(eventOf(id)),
    },
  };
});
