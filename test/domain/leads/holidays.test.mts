import { describe, expect, test } from 'vitest';
import { easterSunday, isHoliday, type CustomaryDay } from '../../../domain/leads/holidays.ts';

/** Easter, Carnival's Monday, Good Friday and Corpus Christi as almanacs print them. */
const almanac = [
  ['2026-04-05', '2026-02-16', '2026-04-03', '2026-06-04'],
  ['2027-03-28', '2027-02-08', '2027-03-26', '2027-05-27'],
  ['2028-04-16', '2028-02-28', '2028-04-14', '2028-06-15'],
  ['2029-04-01', '2029-02-12', '2029-03-30', '2029-05-31'],
  ['2030-04-21', '2030-03-04', '2030-04-19', '2030-06-20'],
  ['2031-04-13', '2031-02-24', '2031-04-11', '2031-06-12'],
  ['2032-03-28', '2032-02-09', '2032-03-26', '2032-05-27'],
  ['2033-04-17', '2033-02-28', '2033-04-15', '2033-06-16'],
  ['2034-04-09', '2034-02-20', '2034-04-07', '2034-06-08'],
  ['2035-03-25', '2035-02-05', '2035-03-23', '2035-05-24'],
] as const;

const all: CustomaryDay[] = ['carnival', 'ashWednesday', 'corpusChristi'];

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

describe.each(almanac)('the year of the Easter of %s', (easter, carnivalMonday, goodFriday, corpusChristi) => {
  const year = Number(easter.slice(0, 4));

  test('has Easter on that day', () => {
    expect(easterSunday(year)).toBe(easter);
  });

  test('has ten national holidays, and these alone', () => {
    const fixed = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'].map((date) => `${year}-${date}`);
    expect(daysOf(year).filter((day) => isHoliday(day))).toEqual([...fixed, goodFriday].toSorted());
  });

  test('has the days by custom where they are kept', () => {
    const monday = Date.parse(carnivalMonday);
    const [tuesday, wednesday] = [1, 2].map((days) => new Date(monday + days * 86_400_000).toISOString().slice(0, 10));
    const added = (kept: CustomaryDay[]) => daysOf(year).filter((day) => isHoliday(day, kept) && !isHoliday(day));
    expect(added(['carnival'])).toEqual([carnivalMonday, tuesday]);
    expect(added(['ashWednesday'])).toEqual([wednesday]);
    expect(added(['corpusChristi'])).toEqual([corpusChristi]);
    expect(added(all)).toEqual([carnivalMonday, tuesday, wednesday, corpusChristi]);
  });
});

test('the lists that the government published for 2024 and 2025 are these', () => {
  const listed = [
    ['2024-02-12', '2024-02-13', '2024-02-14', '2024-03-29', '2024-05-30', '2024-11-20'],
    ['2025-03-03', '2025-03-04', '2025-03-05', '2025-04-18', '2025-06-19', '2025-11-20'],
  ].flat();
  expect(listed.filter((day) => !isHoliday(day, all))).toEqual([]);
});

test('20 November is one since 2024', () => {
  expect([isHoliday('2023-11-20'), isHoliday('2024-11-20')]).toEqual([false, true]);
});

test('the earliest and the latest Easter there can be', () => {
  expect([easterSunday(1818), easterSunday(1943), easterSunday(2038), easterSunday(2285)]).toEqual([
    '1818-03-22',
    '1943-04-25',
    '2038-04-25',
    '2285-03-22',
  ]);
});
