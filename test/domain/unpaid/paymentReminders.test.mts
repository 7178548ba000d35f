import { describe, expect, test } from 'vitest';
import { workdays, type BusinessHours } from '../../../domain/leads/businessHours.ts';
import {
  dueDatesToLookAt,
  lastDayToPay,
  paymentStandOf,
  type PaymentReminderRules,
  type ReminderTime,
  type UnpaidPayment,
} from '../../../domain/unpaid/paymentReminders.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { share } from '../../fuzz/support/share.mts';

const hours: BusinessHours = {
  from: 9 * 60,
  to: 18 * 60,
  weekdays: workdays,
  kept: ['carnival', 'corpusChristi'],
  timeZone: 'America/Sao_Paulo',
};

const rulesOf = (...steps: [ReminderTime, number][]): PaymentReminderRules => ({
  steps: steps.map(([time, days]) => ({ time, days, since: 0 })),
  hours,
});

const usual = rulesOf(['before', 1], ['onDay', 0], ['after', 1], ['after', 5]);

const payment = (changes: Partial<UnpaidPayment> = {}): UnpaidPayment => ({
  id: 'pay_1',
  status: 'pending',
  dueDate: '2026-12-03',
  createdOn: '2026-11-20',
  ...changes,
});

/** `local`: by the clock of São Paulo. */
const at = (local: string) => Date.parse(`${local}:00-03:00`);

function stand(local: string, changes: Partial<UnpaidPayment> = {}, told: readonly string[] = [], rules = usual) {
  const { due, skipped, next } = paymentStandOf(payment(changes), rules, (key) => told.includes(key), at(local));
  return {
    due: due && `${due.time} ${due.days}`,
    skipped: skipped.map(({ time, days, reason }) => `${time} ${days}: ${reason}`),
    next: next === null ? null : new Date(next).toISOString(),
  };
}

const key = (step: string, dueDate = '2026-12-03') => `pay_1/${dueDate}/${step}`;

describe('a charge that is due on Thursday, 3 December 2026', () => {
  test('nothing before its time', () => {
    expect(stand('2026-12-02T08:59')).toEqual({ due: null, skipped: [], next: '2026-12-02T12:00:00.000Z' });
  });

  test('"due tomorrow" at nine on Wednesday, once', () => {
    expect(stand('2026-12-02T09:00').due).toBe('before 1');
    expect(stand('2026-12-02T09:01', {}, [key('before 1')])).toEqual({ due: null, skipped: [], next: '2026-12-03T12:00:00.000Z' });
  });

  test('"due today" at nine on Thursday, and "due tomorrow" is not said any more', () => {
    expect(stand('2026-12-03T09:00')).toMatchObject({ due: 'onDay 0', skipped: ['before 1: laterStepDue'] });
    const alone = stand('2026-12-03T09:00', {}, [], rulesOf(['before', 1]));
    expect(alone).toMatchObject({ due: null, skipped: ['before 1: tooLate'] });
  });

  test('"due tomorrow" that was held up until midnight is too late at once, not on the next morning', () => {
    expect(stand('2026-12-02T18:00', {}, [], rulesOf(['before', 1])).skipped).toEqual(['before 1: tooLate']);
  });

  test('nobody is called overdue before Asaas says so', () => {
    const told = [key('before 1'), key('onDay 0')];
    expect(stand('2026-12-04T09:00', {}, told)).toMatchObject({ due: null, next: '2026-12-04T12:01:00.000Z' });
    expect(stand('2026-12-04T09:01', { status: 'overdue' }, told).due).toBe('after 1');
  });

  test('five business days later is the tenth; what comes seven days after that is a surprise', () => {
    const told = [key('before 1'), key('onDay 0'), key('after 1')];
    const overdue = { status: 'overdue' } as const;
    expect(stand('2026-12-09T17:59', overdue, told)).toEqual({ due: null, skipped: [], next: '2026-12-10T12:00:00.000Z' });
    expect(stand('2026-12-10T09:00', overdue, told).due).toBe('after 5');
    expect(stand('2026-12-16T17:00', overdue, told).due).toBe('after 5');
    expect(stand('2026-12-17T09:00', overdue, told).skipped).toEqual(['after 5: tooLate']);
    // A month later nobody speaks of it any more.
    expect(stand('2027-01-20T09:00', overdue, told)).toEqual({ due: null, skipped: [], next: null });
  });

  test('after two weeks away the last reminder goes out alone', () => {
    expect(stand('2026-12-11T10:00', { status: 'overdue' })).toEqual({
      due: 'after 5',
      skipped: ['after 1: laterStepDue', 'onDay 0: laterStepDue', 'before 1: laterStepDue'],
      next: null,
    });
  });

  test.each(['received', 'confirmed', 'refunded', 'refund_requested', 'deleted', 'dunning', 'risk_analysis', 'unknown'] as const)(
    'none for one that is %s',
    (status) => {
      expect(stand('2026-12-11T10:00', { status })).toEqual({ due: null, skipped: [], next: null });
    },
  );

  test('at night it waits for the morning', () => {
    expect(stand('2026-12-04T20:00', { status: 'overdue' }, [key('before 1'), key('onDay 0')])).toMatchObject({
      due: null,
      next: '2026-12-07T12:00:00.000Z',
    });
  });

  test('who got the charge on that very day needs no reminder of it', () => {
    expect(stand('2026-12-02T10:00', { createdOn: '2026-12-02' }).skipped).toEqual(['before 1: madeLater']);
    expect(stand('2026-12-03T10:00', { createdOn: '2026-12-02' }, [key('before 1')]).due).toBe('onDay 0');
  });

  test('another due date has reminders of its own', () => {
    const told = ['before 1', 'onDay 0', 'after 1'].map((step) => key(step));
    expect(stand('2026-12-09T09:00', { dueDate: '2026-12-10' }, told).due).toBe('before 1');
  });

  test('what had been due before the step was added is not told', () => {
    const later = { ...usual, steps: usual.steps.map((step) => ({ ...step, since: at('2026-12-02T10:00') })) };
    expect(stand('2026-12-02T10:00', {}, [], later)).toEqual({ due: null, skipped: [], next: '2026-12-03T12:00:00.000Z' });
  });
});

describe('days off', () => {
  test.each([
    ['a Saturday can be paid on Monday', '2026-12-05', '2026-12-07'],
    ['Christmas on a Friday, on Monday', '2026-12-25', '2026-12-28'],
    ['New Year of 2027 on a Friday, on the fourth', '2027-01-01', '2027-01-04'],
    ['Carnival Monday of 2027, on Ash Wednesday', '2027-02-08', '2027-02-10'],
    ['Good Friday of 2027, on Monday', '2027-03-26', '2027-03-29'],
    ['Corpus Christi of 2027, on Friday', '2027-05-27', '2027-05-28'],
    ['20 November 2026, a Friday, on Monday', '2026-11-20', '2026-11-23'],
  ])('%s', (_, dueDate, expected) => {
    expect(lastDayToPay(dueDate, hours)).toBe(expected);
  });

  test('a charge of Monday is "due tomorrow" on Friday; one of Saturday, too', () => {
    expect(stand('2026-12-04T09:00', { dueDate: '2026-12-07' }).due).toBe('before 1');
    expect(stand('2026-12-04T09:00', { dueDate: '2026-12-05' }).due).toBe('before 1');
  });

  test('a charge of Saturday is overdue from Tuesday on, whatever Asaas calls it on Sunday', () => {
    const overdue = { dueDate: '2026-12-05', status: 'overdue' } as const;
    const told = [key('before 1', '2026-12-05')];
    expect(stand('2026-12-06T12:00', overdue, told)).toMatchObject({ due: null, next: '2026-12-07T12:00:00.000Z' });
    expect(stand('2026-12-07T09:00', overdue, told).due).toBe('onDay 0');
    expect(stand('2026-12-08T09:00', overdue, told)).toMatchObject({ due: 'after 1', skipped: ['onDay 0: laterStepDue'] });
  });
});

/** National and bank holidays on weekdays, written out. */
const daysOff = [
  ...['2026-11-02', '2026-11-20', '2026-12-25', '2027-01-01', '2027-02-08', '2027-02-09', '2027-03-26', '2027-04-21', '2027-05-27'],
  ...['2027-09-07', '2027-10-12', '2027-11-02', '2027-11-15'],
];

const isOpenDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !daysOff.includes(day);
const shift = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Day by day through the calendar. */
function slowDay(dueDate: string, time: ReminderTime, days: number): string {
  let day = dueDate;
  if (time === 'before') {
    for (let left = days; left > 0; ) if (isOpenDay((day = shift(day, -1)))) left--;
    return day;
  }
  while (!isOpenDay(day)) day = shift(day, 1);
  for (let left = days; left > 0; ) if (isOpenDay((day = shift(day, 1)))) left--;
  return day;
}

/** Minutes after midnight: beside opening and closing, and in the night. */
const looks = [1, 539, 540, 750, 1079, 1080, 1380];

test('a year of calendars by chance: each step on its day, once, in its hours, and nothing untrue', { timeout: 300_000 }, () => {
  const random = createRandom(20_261_130);
  const wrong: string[] = [];
  let seen = 0;
  for (let round = 0; round < share(600, 20); round++) {
    const dueDate = shift('2026-11-15', random.int(0, 340));
    const steps = Array.from({ length: random.int(1, 4) }, (): [ReminderTime, number] => {
      const time = random.pick(['before', 'onDay', 'after'] as const);
      return [time, time === 'onDay' ? 0 : random.int(1, 12)];
    });
    const named = [...new Map(steps.map((step) => [step.join(' '), step])).values()];
    const rules = rulesOf(...named);
    const expected = new Map(named.map(([time, days]) => [`${time} ${days}`, slowDay(dueDate, time, days)]));
    const overdueFrom = at(`${shift(dueDate, 1)}T00:00`);
    // Away for a while, or not at all.
    const awayFrom = at(`${shift(dueDate, random.int(-8, 12))}T12:00`);
    const awayTo = awayFrom + (random.chance(0.5) ? random.int(1, 120) * 3_600_000 : 0);
    const told = new Set<string>();
    const sent = new Map<string, number>();
    const first = at(`${shift(dueDate, -25)}T00:00`);
    for (let look = 0; look < 70 * looks.length; look++) {
      const now = first + Math.floor(look / looks.length) * 86_400_000 + looks[look % looks.length]! * 60_000;
      if (now >= awayFrom && now < awayTo) continue;
      const status = now >= overdueFrom ? 'overdue' : 'pending';
      const { due, skipped } = paymentStandOf(payment({ dueDate, status, createdOn: null }), rules, (one) => told.has(one), now);
      for (const each of [...skipped, ...(due ? [due] : [])]) {
        if (told.has(each.key)) wrong.push(`${each.key} told twice`);
        told.add(each.key);
      }
      if (!due) continue;
      seen++;
      const name = `${due.time} ${due.days}`;
      const local = new Date(now - 3 * 3_600_000).toISOString();
      const today = local.slice(0, 10);
      sent.set(name, now);
      if (!isOpenDay(today) || local.slice(11, 16) < '09:00' || local.slice(11, 16) >= '18:00') wrong.push(`${due.key} at ${local}`);
      if (due.time === 'before' && today >= dueDate) wrong.push(`${due.key} said on ${today}`);
      if (due.time === 'onDay' && today !== slowDay(dueDate, 'onDay', 0)) wrong.push(`${due.key} said on ${today}`);
      if (due.time === 'after' && status !== 'overdue') wrong.push(`${due.key} before it is overdue`);
      if (today < expected.get(name)!) wrong.push(`${due.key} on ${today}, expected ${expected.get(name)}`);
      if (awayTo === awayFrom && today !== expected.get(name)) wrong.push(`${due.key} on ${today}, expected ${expected.get(name)}`);
    }
    // Where nobody was away, all of them go out, but for those that fall on one day: of them one.
    const days = new Set(expected.values());
    if (awayTo === awayFrom && sent.size !== days.size)
      wrong.push(`${dueDate} ${[...expected.keys()].join()}: sent ${[...sent.keys()].join()}`);
    const { first: from, last } = dueDatesToLookAt(rules.steps, [...expected.values()].toSorted()[0]!);
    if (dueDate < from || dueDate > last) wrong.push(`${dueDate} is not looked at`);
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(share(600, 20));
});
