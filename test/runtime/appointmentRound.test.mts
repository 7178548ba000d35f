/** One look through a calendar after another. It is noon UTC on 30 November 2026. */
import { expect, test } from 'vitest';
import type { AppointmentSource, CalendarEntry } from '../../domain/ports/appointmentSource.ts';
import { readMemory } from '../../runtime/host/appointments/memory.ts';
import { lookThrough } from '../../runtime/host/appointments/round.ts';
import { calendarEntry } from '../support/appointments.mts';

const noon = Date.parse('2026-11-30T12:00:00Z');
const minute = 60_000;

test('a series that is split in two after the reminder was sent brings no second one', async () => {
  const start = '2026-12-01T12:00:30.000Z';
  const changedAt = '2026-11-30T12:04:00Z';
  const one = (id: string, over = {}) => calendarEntry({ id, start, ...over }, { series: 'abc', updatedAt: changedAt });
  let listed: CalendarEntry[] = [one('primary/abc_1')];
  const source: AppointmentSource = { calendars: async () => [], entries: async () => listed, entry: async () => undefined };
  const rules = { leads: [1440], lateBooking: 'atOnce', wholeDayMinutes: 540 } as const;
  const events = ['reminder.due', 'appointment.booked', 'appointment.moved', 'appointment.cancelled'] as const;
  const watch = { source, sourceId: 'toy', login: '1', calendars: ['primary'], events, rules, mark: '', daysAhead: 60 };
  const memory = readMemory({});
  const seen = new Map();
  const look = async (now: number) => (await lookThrough(watch, 'primary', memory, seen, now)).map(({ type }) => type);
  expect(await look(noon)).toEqual([]);
  expect(await look(noon + minute)).toEqual(['reminder.due']);
  listed = [one('primary/abc_R20261201T120030_1'), one('primary/abc_1', { status: 'cancelled' })];
  expect(await look(noon + 5 * minute)).toEqual([]);
  expect(await look(noon + 6 * minute)).toEqual([]);
});
