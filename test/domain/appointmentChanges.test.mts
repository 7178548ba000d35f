/** What happened in a calendar, told from two looks at it. */
import { describe, expect, test } from 'vitest';
import { compare, missingFrom, type KnownAppointments } from '../../domain/scheduling/changes.ts';
import { calendarEntry } from '../support/appointments.mts';

const since = Date.parse('2026-11-25T00:00:00Z');
const now = Date.parse('2026-11-26T12:00:00Z');
const start = '2026-12-01T13:00:00.000Z';
const other = '2026-12-02T13:00:00.000Z';
const fresh = { createdAt: '2026-11-26T11:59:00Z', updatedAt: '2026-11-26T11:59:00Z' };
const known: KnownAppointments = { 'primary/abc': { start } };

const told = (before: KnownAppointments, ...entries: ReturnType<typeof calendarEntry>[]) =>
  compare(before, entries, since, now).changes.map(({ kind, key, movedFrom }) => ({ kind, key, ...(movedFrom ? { movedFrom } : {}) }));

describe('an appointment', () => {
  test('that was made since is booked, once; one that was there before is learnt in silence', () => {
    expect(told({}, calendarEntry({}, fresh))).toEqual([{ kind: 'booked', key: `primary/abc/${start}/booked` }]);
    const first = compare({}, [calendarEntry()], since, now);
    expect(first).toMatchObject({ changes: [], known: { 'primary/abc': { start } } });
    expect(told(first.known, calendarEntry({}, fresh))).toEqual([]);
  });

  test('that stands at another time was moved; two moves between two looks are one', () => {
    const moved = calendarEntry({ start: '2026-12-02T10:00:00-03:00' }, { updatedAt: '2026-11-26T11:58:00Z' });
    expect(told(known, moved)).toEqual([
      { kind: 'moved', key: `primary/abc/${other}/moved from ${start} 2026-11-26T11:58:00Z`, movedFrom: start },
    ]);
    const after = compare(known, [moved], since, now).known;
    expect(after['primary/abc']).toEqual({ start: other, movedFrom: start, movedAt: Date.parse('2026-11-26T11:58:00Z') });
    expect(told(after, moved)).toEqual([]);
  });

  test('that moves back has moved again: another key', () => {
    const there = compare(known, [calendarEntry({ start: other }, { updatedAt: '2026-11-26T11:50:00Z' })], since, now);
    const back = compare(there.known, [calendarEntry({ start }, { updatedAt: '2026-11-26T11:55:00Z' })], since, now);
    const again = compare(back.known, [calendarEntry({ start: other }, { updatedAt: '2026-11-26T11:59:00Z' })], since, now);
    const keys = [there, back, again].flatMap(({ changes }) => changes.map(({ key }) => key));
    expect(new Set(keys).size).toBe(3);
  });

  test('that was deleted is cancelled once, whatever is left of it; a stranger’s deletion is no news', () => {
    const gone = calendarEntry({ status: 'cancelled', start: '' });
    expect(told(known, gone)).toEqual([{ kind: 'cancelled', key: `primary/abc/${start}/cancelled` }]);
    expect(told(compare(known, [gone], since, now).known, gone)).toEqual([]);
    expect(told({}, gone)).toEqual([]);
  });

  test('that is taken back out of the bin is booked anew', () => {
    const gone = compare(known, [calendarEntry({ status: 'cancelled' })], since, now).known;
    const back = calendarEntry({}, { updatedAt: '2026-11-26T11:59:30Z' });
    expect(told(gone, back)).toEqual([{ kind: 'booked', key: `primary/abc/${start}/booked 2026-11-26T11:59:30Z` }]);
    expect(told(compare(gone, [back], since, now).known, back)).toEqual([]);
  });

  test('that is cancelled, taken back and cancelled again was cancelled twice', () => {
    const gone = (updatedAt: string) => calendarEntry({ status: 'cancelled' }, { updatedAt });
    const looks = [gone('2026-11-26T11:01:00Z'), calendarEntry({}, { updatedAt: '2026-11-26T11:02:00Z' }), gone('2026-11-26T11:03:00Z')];
    let before = known;
    const keys = looks.flatMap((entry) => {
      const { changes, known: after } = compare(before, [entry], since, now);
      before = after;
      return changes.map(({ key }) => key);
    });
    expect(new Set(keys).size).toBe(3);
    expect(told(before, gone('2026-11-26T11:03:00Z'))).toEqual([]);
  });

  test('one of a series that is moved over another keeps its own name: both stand', () => {
    const first = calendarEntry({ id: 'primary/s_20261201T130000Z' });
    const second = calendarEntry({ id: 'primary/s_20261202T130000Z', start: other });
    const before = compare({}, [first, second], since, now).known;
    expect(told(before, calendarEntry({ id: 'primary/s_20261201T130000Z', start: other }), second)).toMatchObject([
      { kind: 'moved', movedFrom: start },
    ]);
  });
});

describe('a series', () => {
  const one = (id: string, at: string, over = {}) => calendarEntry({ id, start: at, ...over }, { series: 'abc', ...fresh });
  const gone = (id: string) => calendarEntry({ id, status: 'cancelled' });
  const before = compare({}, [one('p/abc_1', start), one('p/abc_2', other)], now, now).known;
  const look = (entries: ReturnType<typeof one>[], seenTo?: number) => {
    const { changes, renamed } = compare(before, entries, since, now, seenTo);
    return [changes.map(({ kind, entry }) => `${kind} ${entry.appointment.id}`), [...renamed]];
  };

  test('that is split in two at the same times has new names and no news', () => {
    expect(look([one('p/abc_1', start), one('p/abc_R_2', other), gone('p/abc_2')])).toEqual([[], [['p/abc_R_2', 'p/abc_2']]]);
  });

  test('whose next appointment has just come into sight has not moved to it', () => {
    const next = one('p/abc_3', '2026-12-03T13:00:00.000Z');
    const seenTo = Date.parse('2026-12-03T12:59:00Z');
    expect(look([one('p/abc_1', start), next, gone('p/abc_2')], seenTo)[0]).toEqual(['booked p/abc_3', 'cancelled p/abc_2']);
  });

  test('of another customer, or a week away, takes nobody’s place', () => {
    const stranger = calendarEntry({ id: 'p/xyz_1', start: other }, { series: 'xyz', ...fresh });
    const far = one('p/abc_9', '2026-12-09T13:00:00.000Z');
    expect(look([one('p/abc_1', start), stranger, far, gone('p/abc_2')])[1]).toEqual([]);
  });
});

test('known ones that should be in the window and are not are looked for', () => {
  const window = { since: Date.parse('2026-12-01T00:00:00Z'), until: Date.parse('2026-12-03T00:00:00Z') };
  const before: KnownAppointments = {
    'primary/listed': { start },
    'primary/gone': { start: other },
    'primary/cancelled': { start, isCancelled: true },
    'primary/later': { start: '2026-12-05T13:00:00.000Z' },
    'primary/past': { start: '2026-11-30T13:00:00.000Z' },
  };
  expect(missingFrom(before, [calendarEntry({ id: 'primary/listed' })], window, Date.parse)).toEqual(['primary/gone']);
});
