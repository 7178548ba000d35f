/** The calendar of holidays that Google puts beside everybody's own: whole days that nobody may change. */
import { createEvent } from '../events/create.mts';
import type { State } from '../state.mts';
import type { When } from '../time/when.mts';

const days: readonly (readonly [string, string, string])[] = [
  ['01-01', '01-02', 'Confraternização Universal'],
  ['09-07', '09-08', 'Independência do Brasil'],
  ['12-25', '12-26', 'Natal'],
];

const day = (text: string): When => ({ kind: 'day', day: text });

export function seedHolidays(state: State, now: number): State {
  const calendar = [...state.calendars.values()].find(({ id }) => id.includes('#holiday@'))!;
  const year = new Date(now).getUTCFullYear();
  for (const one of [year, year + 1])
    for (const [start, end, summary] of days) {
      const content = { summary, description: 'Feriado', visibility: 'public', transparency: 'transparent' };
      const times = { start: day(`${one}-${start}`), end: day(`${one}-${end}`) };
      createEvent(state, calendar, { ...times, recurrence: [], status: 'confirmed', content }, now, 'people');
    }
  return state;
}
