/** Which reminders are due: the calendar says the start, everything else follows. */
import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../domain/documents/appointment.ts';
import { remindersAt, type ReminderRules, type ReminderSubject } from '../../domain/scheduling/reminders.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { appointment } from '../support/appointments.mts';

const at = (text: string) => Date.parse(text);

const rules: ReminderRules = { leads: [1440, 120], lateBooking: 'shorterOnly', wholeDayMinutes: 540, since: at('2026-11-01T00:00:00Z') };

function subject(over: Partial<Appointment> = {}, more: Partial<ReminderSubject> = {}): ReminderSubject {
  return { appointment: appointment(over), createdAt: '2026-11-20T00:00:00Z', isDeclined: false, canBeReached: true, ...more };
}

const nothing = () => false;
const said = (given: ReminderSubject, now: string, over: Partial<ReminderRules> = {}, told: (key: string) => boolean = nothing) =>
  remindersAt(given, { ...rules, ...over }, told, at(now)).map(({ leadMinutes, reason }) => `${leadMinutes} ${reason ?? 'due'}`);

describe('of an appointment that was booked in good time', () => {
  test.each([
    ['2026-11-30T12:59:59Z', []],
    ['2026-11-30T13:00:00Z', ['1440 due']],
    ['2026-11-30T13:00:59Z', ['1440 due']],
  ])('at %s', (now, expected) => {
    expect(said(subject(), now)).toEqual(expected);
  });

  test('the key names calendar, appointment, start and lead, whatever offset the start is written with', () => {
    const [reminder] = remindersAt(subject({ start: '2026-12-01T10:00:00-03:00' }), rules, nothing, at('2026-11-30T13:00:00Z'));
    expect(reminder).toMatchObject({
      key: 'primary/abc/2026-12-01T13:00:00.000Z/1440m',
      told: ['primary/abc/2026-12-01T13:00:00.000Z/1440m'],
    });
  });

  test('what was told is not told again, and the next comes at its own time', () => {
    const told = (key: string) => key.endsWith('/1440m');
    expect(said(subject(), '2026-12-01T10:59:00Z', {}, told)).toEqual([]);
    expect(said(subject(), '2026-12-01T11:00:00Z', {}, told)).toEqual(['120 due']);
  });

  test('two that are due at once are one: the shortest lead goes out', () => {
    expect(said(subject(), '2026-12-01T11:00:00Z')).toEqual(['120 due', '1440 shorterLeadDue']);
  });

  test('one that is cancelled or has no readable start gets none', () => {
    expect(said(subject({ status: 'cancelled' }), '2026-12-01T11:00:00Z')).toEqual([]);
    expect(said(subject({ start: 'soon' }), '2026-12-01T11:00:00Z')).toEqual([]);
  });

  test('a lead that is written twice counts once', () => {
    expect(said(subject(), '2026-11-30T13:00:00Z', { leads: [1440, 1440] })).toEqual(['1440 due']);
  });
});

describe('of one that was booked three hours before', () => {
  const late = subject({}, { createdAt: '2026-12-01T10:00:00Z' });

  test.each([
    ['shorterOnly', '2026-12-01T10:00:30Z', ['1440 bookedInsideLead']],
    ['shorterOnly', '2026-12-01T11:00:00Z', ['120 due', '1440 bookedInsideLead']],
    ['atOnce', '2026-12-01T10:00:30Z', ['1440 due']],
    ['none', '2026-12-01T10:00:30Z', ['1440 bookedInsideLead']],
    ['none', '2026-12-01T11:00:00Z', ['120 bookedInsideLead', '1440 bookedInsideLead']],
  ] as const)('%s, at %s', (lateBooking, now, expected) => {
    expect(said(late, now, { lateBooking })).toEqual(expected);
  });

  test('ten minutes before, "at once" sends one', () => {
    const made = subject({}, { createdAt: '2026-12-01T12:50:00Z' });
    expect(said(made, '2026-12-01T12:50:20Z', { lateBooking: 'atOnce' })).toEqual(['120 due', '1440 shorterLeadDue']);
    expect(said(made, '2026-12-01T12:50:20Z')).toEqual(['120 bookedInsideLead', '1440 bookedInsideLead']);
  });

  test('one that was moved inside the lead is treated alike; moved in time, it is due again', () => {
    const moved = subject({}, { movedAt: at('2026-12-01T10:00:00Z') });
    expect(said(moved, '2026-12-01T10:00:30Z')).toEqual(['1440 bookedInsideLead']);
    expect(said(subject({}, { movedAt: at('2026-11-29T10:00:00Z') }), '2026-11-30T13:00:00Z')).toEqual(['1440 due']);
  });
});

describe('after an outage', () => {
  test.each([
    ['2026-11-30T23:00:00Z', ['1440 due']],
    ['2026-12-01T12:40:00Z', ['120 due', '1440 shorterLeadDue']],
    ['2026-12-01T12:50:00Z', ['120 tooLate', '1440 tooLate']],
    ['2026-12-01T13:00:00Z', ['120 tooLate', '1440 tooLate']],
  ])('that ends at %s', (now, expected) => {
    expect(said(subject(), now)).toEqual(expected);
  });

  test('a lead of ten minutes is of use up to five minutes before', () => {
    expect(said(subject(), '2026-12-01T12:55:00Z', { leads: [10] })).toEqual(['10 due']);
    expect(said(subject(), '2026-12-01T12:55:01Z', { leads: [10] })).toEqual(['10 tooLate']);
  });

  test('what was due before the trigger was switched on is nobody’s business', () => {
    expect(said(subject(), '2026-12-01T10:00:00Z', { since: at('2026-12-01T09:00:00Z') })).toEqual(['1440 dueBeforeActivation']);
    const bookedSince = subject({}, { createdAt: '2026-12-01T09:30:00Z' });
    const over = { since: at('2026-12-01T09:00:00Z'), lateBooking: 'atOnce' as const };
    expect(said(bookedSince, '2026-12-01T09:30:30Z', over)).toEqual(['1440 due']);
  });
});

describe('of a customer who does not come or cannot be written to', () => {
  test.each([
    [{ isDeclined: true }, '1440 declined'],
    [{ canBeReached: false }, '1440 noPhone'],
  ])('%j', (more, expected) => {
    const given = subject({}, more);
    expect(said(given, '2026-11-30T13:00:00Z')).toEqual([expected]);
    const [skipped] = remindersAt(given, rules, nothing, at('2026-11-30T13:00:00Z'));
    const told = new Set(skipped!.told);
    // Said once; when the reason is gone, the reminder goes out after all.
    expect(said(given, '2026-11-30T13:01:00Z', {}, (key) => told.has(key))).toEqual([]);
    expect(said(subject(), '2026-11-30T13:02:00Z', {}, (key) => told.has(key))).toEqual(['1440 due']);
  });
});

describe('of a whole day', () => {
  const day = (timeZone: string) => subject({ start: '2026-12-01', end: '2026-12-02', timeZone });

  test('counts from the set hour in the calendar’s zone', () => {
    // Nine o'clock is 12:00 UTC in São Paulo, 14:00 in Rio Branco.
    expect(said(day('America/Sao_Paulo'), '2026-11-30T11:59:00Z')).toEqual([]);
    expect(said(day('America/Sao_Paulo'), '2026-11-30T12:00:00Z')).toEqual(['1440 due']);
    expect(said(day('America/Rio_Branco'), '2026-11-30T13:59:00Z')).toEqual([]);
    expect(said(day('America/Rio_Branco'), '2026-11-30T14:00:00Z')).toEqual(['1440 due']);
    expect(said(day('America/Sao_Paulo'), '2026-11-30T03:00:00Z', { wholeDayMinutes: 0 })).toEqual(['1440 due']);
  });
});

/** A calendar's life, minute by minute, against what a person would count on paper. */
describe.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('whatever the calendar does (seed %i)', (seed) => {
  const minute = 60_000;
  const random = createRandom(seed);
  const leads = random.pick([[1440, 120], [60], [2880, 1440, 120, 30]]);
  const lateBooking = random.pick(['shorterOnly', 'atOnce', 'none'] as const);
  const since = at('2026-12-01T00:00:00Z');
  const end = since + 4 * 1440 * minute;
  let start = since + random.int(0, 4 * 1440) * minute;
  const createdAt = since + random.int(-2000, 2 * 1440) * minute;
  const moves = Array.from({ length: random.int(0, 3) }, () => since + random.int(1, 4 * 1440) * minute).toSorted((a, b) => a - b);
  const outage = { from: since + random.int(0, 3 * 1440) * minute, minutes: random.pick([0, 0, 30, 600]) };
  const out: { at: number; start: number; lead: number }[] = [];
  const skips: string[] = [];
  const told = new Set<string>();
  let movedAt: number | undefined;

  for (let now = since; now <= end; now += minute) {
    if (moves.includes(now) && now >= createdAt) {
      start = now + random.int(5, 2 * 1440) * minute;
      movedAt = now;
    }
    const isDown = now >= outage.from && now < outage.from + outage.minutes * minute;
    if (now < createdAt || isDown) continue;
    const given = subject(
      { start: new Date(start).toISOString() },
      { createdAt: new Date(createdAt).toISOString(), ...(movedAt ? { movedAt } : {}) },
    );
    for (const { key, told: marks, leadMinutes, reason } of remindersAt(
      given,
      { ...rules, leads, lateBooking, since },
      (each) => told.has(each),
      now,
    )) {
      if (reason === undefined) out.push({ at: now, start, lead: leadMinutes });
      else skips.push(key);
      for (const mark of marks) told.add(mark);
    }
  }

  test('no start and lead is reminded of twice, none too early, none for a time that has come', () => {
    expect(new Set(out.map(({ start: slot, lead }) => `${slot}/${lead}`)).size).toBe(out.length);
    for (const { at: now, start: slot, lead } of out) {
      expect(now).toBeGreaterThanOrEqual(slot - lead * minute);
      expect(now).toBeLessThan(slot);
    }
  });

  test('no two go out in one minute, and nothing is skipped twice for one reason', () => {
    expect(new Set(out.map(({ at: now }) => now)).size).toBe(out.length);
    expect(new Set(skips).size).toBe(skips.length);
  });

  test('the slot that stands at last got each of its reminders, or a reason', () => {
    if (start > end || start < createdAt) return;
    for (const lead of leads) {
      const slot = `primary/abc/${new Date(start).toISOString()}/${lead}m`;
      const dueAt = start - lead * minute;
      if (dueAt < since && !told.has(slot)) continue;
      expect(out.some((each) => each.start === start && each.lead === lead) || skips.some((key) => key.startsWith(slot)), slot).toBe(
        dueAt <= end && !(outage.minutes > 0 && start >= outage.from && start <= outage.from + outage.minutes * minute && !told.has(slot)),
      );
    }
  });
});
