/**
 * When a lead may be written to, as the judge of a sequence counts it: from nine to six by the clock of the lead's area code, Monday to
 * Friday, on no national holiday (Lei 662/1949, Lei 6.802/1980, Lei 14.759/2023; Good Friday) and on none of the days on which offices
 * close by custom. Moments are world milliseconds.
 */

const [opens, closes] = [9, 18];

const hour = 3_600_000;
const day = 24 * hour;

/** Hours behind UTC by area code, all others are three; Brazil has had no summer time since 2019. */
const behind: Readonly<Record<string, number>> = { 65: 4, 66: 4, 67: 4, 68: 5, 69: 4, 92: 4, 95: 4, 97: 4 };

const everyYear = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'];

/** Carnival's Monday and Tuesday, Good Friday, Corpus Christi, as almanacs print them. */
const movable: Readonly<Record<number, readonly string[]>> = {
  2026: ['02-16', '02-17', '04-03', '06-04'],
  2027: ['02-08', '02-09', '03-26', '05-27'],
  2028: ['02-28', '02-29', '04-14', '06-15'],
  2029: ['02-12', '02-13', '03-30', '05-31'],
  2030: ['03-04', '03-05', '04-19', '06-20'],
  2031: ['02-24', '02-25', '04-11', '06-12'],
  2032: ['02-09', '02-10', '03-26', '05-27'],
};

/** As if it were UTC. */
const localOf = (at: number, phone: string | undefined) => at - (behind[/^\+55(\d\d)/.exec(phone ?? '')?.[1] ?? ''] ?? 3) * hour;

function isDayOff(local: number): boolean {
  const moment = new Date(local);
  const date = moment.toISOString().slice(5, 10);
  const ofYear = movable[moment.getUTCFullYear()];
  if (!ofYear) throw new Error(`nobody has looked up the holidays of ${moment.getUTCFullYear()}`);
  return [0, 6].includes(moment.getUTCDay()) || everyYear.includes(date) || ofYear.includes(date);
}

/** `phone`: E.164; of one abroad, and of none, the shop's own clock counts, which is Brasília's. */
export function isBusinessTime(at: number, phone: string | undefined): boolean {
  const local = localOf(at, phone);
  const hourOfDay = (local % day) / hour;
  return !isDayOff(local) && hourOfDay >= opens && hourOfDay < closes;
}

/** The first moment from `at` on in business hours. */
export function nextBusinessTime(at: number, phone: string | undefined): number {
  const local = localOf(at, phone);
  const midnight = local - (local % day);
  for (let passed = 0; ; passed++) {
    const begins = midnight + passed * day + opens * hour;
    const ends = midnight + passed * day + closes * hour;
    if (!isDayOff(begins) && local < ends) return at - local + Math.max(local, begins);
  }
}

/** The same time of day so many business days later. */
export function afterBusinessDays(at: number, count: number, phone: string | undefined): number {
  let passed = 0;
  for (let left = count; left > 0; ) if (!isDayOff(localOf(at, phone) + ++passed * day)) left--;
  return at + passed * day;
}
