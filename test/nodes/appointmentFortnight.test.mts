/**
 * A fortnight of three calendars: 300 bookings, 20 series, 120 moves, 60 cancellations, n8n away twice and Google once. Every reminder
 * that was due goes out once, within 90 seconds of the moment at which it could, or is told as skipped; none for a slot that stood no more.
 * Of the 20,160 minutes only those are played in which something happens, falls due, ends or begins, the one after each of them, and
 * every second hour: a round knows nothing of the one before but what it remembers.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../../runtime/client/connection.ts';
import type { HttpRequest } from '../../runtime/client/http.ts';
import { planFortnight, playFortnight, remindersOf, type Fortnight, type Reminder } from '../../sandbox/scheduling/fortnight.mts';
import { createWorld } from '../../sandbox/world/world.mts';
import { readPhone } from '../../domain/values/phone.ts';
import { appointmentHost, hour, minute, type Started } from './support/appointmentHost.mts';

const start = Date.parse('2026-11-30T00:00:00Z');
const leads = [24 * hour, 2 * hour];

interface Told {
  /** Booking, original start of an instance, start, lead. */
  slot: string;
  type: string;
  reason: string | null;
  at: number;
}

const slotOf = ({ key, originalStart, start: begins, lead }: Pick<Reminder, 'key' | 'originalStart' | 'start' | 'lead'>) =>
  [key, originalStart ?? '', begins, lead].join('|');

async function play(seed: number) {
  const plan = planFortnight(seed, start);
  const world = createWorld({ seed, clock: { live: false, wall: () => start } });
  const { googleCalendar } = world.vendors;
  const calls: string[] = [];
  let login = { token: '', until: 0 };
  const clock = { now: () => world.clock.now(), sleep: async (ms: number) => await world.clock.advance(ms) };
  const connect = (over: Partial<Connection> = {}): Connection => ({
    account: `fortnight ${seed}`,
    settings: {},
    clock,
    deadline: clock.now() + 50_000,
    async transport({ method, url }: HttpRequest) {
      if (login.until <= clock.now()) login = { token: googleCalendar.issueTokens().access_token, until: clock.now() + 50 * minute };
      calls.push(url);
      const answer = await googleCalendar.app.fetch(new Request(url, { method, headers: { authorization: `Bearer ${login.token}` } }));
      return { answered: true, status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() };
    },
    ...over,
  });
  const ids = plan.calendars.map((title) => googleCalendar.calendars().find(({ id, summary }) => id === title || summary === title)!.id);
  const host = appointmentHost({ connect, clock, pass: clock.sleep } as Parameters<typeof appointmentHost>[0], {
    parameters: { calendars: ids, events: ['reminder.due', 'reminder.skipped'], leads: '24h, 2h' },
  });
  await host.activate();
  const wishes: boolean[] = [];
  const played = playFortnight(world, plan, { n8nDown: (down) => void wishes.push(down) });
  for (const moment of minutesOf(plan)) {
    await clock.sleep(Math.max(0, moment - minute - world.clock.now()));
    for (const down of wishes.splice(0)) await (down ? host.stop() : host.start());
    await host.minutes(1);
    for (const down of wishes.splice(0)) await (down ? host.stop() : host.start());
  }
  const told = host.started.map(({ event, appointment, reminder, startedAt }: Started): Told => {
    const id = appointment.id.split('/').at(-1)!;
    const [, year, month, day, h, m, s] = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(id) ?? [];
    const originalStart = year === undefined ? undefined : Date.UTC(+year, +month! - 1, +day!, +h!, +m!, +s!);
    const slot = { key: played.keyOf(id)!, start: Date.parse(appointment.start), lead: reminder!.leadMinutes * minute };
    return {
      slot: slotOf({ ...slot, ...(originalStart === undefined ? {} : { originalStart }) }),
      type: event.type,
      reason: reminder!.reason,
      at: startedAt,
    };
  });
  // What is due later than the fortnight's last round is another fortnight's.
  const wanted = remindersOf(plan, leads).filter(({ possibleAt }) => possibleAt < plan.end - minute);
  return { told, wanted, plan, calls, doubled: host.doubled, violations: world.violations };
}

function minutesOf(plan: Fortnight): number[] {
  const moments = [
    ...plan.happenings.flatMap((one) => [one.at, ...('until' in one ? [one.until] : [])]),
    ...remindersOf(plan, leads).flatMap(({ dueAt, possibleAt }) => [dueAt, possibleAt]),
    ...Array.from({ length: 14 * 12 }, (_, even) => plan.start + even * 2 * hour),
  ];
  const rounds = moments.flatMap((moment) => [Math.ceil(moment / minute), Math.ceil(moment / minute) + 1]);
  const inside = [...new Set(rounds)].map((round) => round * minute).filter((moment) => moment > plan.start && moment <= plan.end);
  return inside.toSorted((one, other) => one - other);
}

const isReachable = (phones: readonly string[]) =>
  phones.some((phone) => {
    const reading = readPhone(phone);
    return reading.valid && reading.kind !== 'landline';
  });

/** What goes out by the rules, told from the plan alone. */
function isToGoOut(reminder: Reminder, all: readonly Reminder[]): boolean {
  const { outcome, isInsideLead, phones, possibleAt, start: begins, lead } = reminder;
  if (outcome !== 'sent' || isInsideLead || !isReachable(phones)) return false;
  const isHeldUp = possibleAt - (begins - lead) > 5 * minute;
  if (isHeldUp && begins - possibleAt < 15 * minute + minute) return false;
  const shorter = all.some(
    (other) => other.lead < lead && slotOf({ ...other, lead }) === slotOf(reminder) && begins - other.lead <= possibleAt,
  );
  return !shorter;
}

describe.each([1])('seed %i', (seed) => {
  let fortnight: Awaited<ReturnType<typeof play>>;
  beforeAll(async () => {
    fortnight = await play(seed);
  }, 600_000);

  test('what is to go out goes out once, within 90 seconds', () => {
    const { told, wanted } = fortnight;
    const due = wanted.filter((reminder) => isToGoOut(reminder, wanted));
    expect(due.length).toBeGreaterThan(300);
    const late = due.flatMap((reminder) => {
      const sent = told.filter(({ slot, type }) => type === 'reminder.due' && slot === slotOf(reminder));
      const isRight = sent.length === 1 && sent[0]!.at >= reminder.possibleAt - 1 && sent[0]!.at - reminder.possibleAt <= 90_000;
      return isRight ? [] : [{ ...reminder, sent, told: told.filter(({ slot }) => slot === slotOf(reminder)) }];
    });
    expect(late).toEqual([]);
  });

  test('nothing else goes out, and nothing twice', () => {
    const { told, wanted, doubled } = fortnight;
    const due = new Set(wanted.filter((reminder) => isToGoOut(reminder, wanted)).map(slotOf));
    const sent = told.filter(({ type }) => type === 'reminder.due');
    expect(sent.filter(({ slot }) => !due.has(slot))).toEqual([]);
    expect(new Set(sent.map(({ slot }) => slot)).size).toBe(sent.length);
    expect(doubled).toEqual([]);
  });

  test('what was due and does not go out is told as skipped, with the reason', () => {
    const { told, wanted } = fortnight;
    const untold = wanted.filter((reminder) => {
      if (reminder.outcome !== 'sent' || isToGoOut(reminder, wanted)) return false;
      return !told.some(({ slot, type }) => type === 'reminder.skipped' && slot === slotOf(reminder));
    });
    expect(untold).toEqual([]);
    const reasons = Object.groupBy(
      told.filter(({ reason }) => reason !== null),
      ({ reason }) => reason!,
    );
    console.log(
      `seed ${seed}:`,
      Object.fromEntries(Object.entries(reasons).map(([reason, all]) => [reason, all!.length])),
      'out:',
      told.filter(({ reason }) => reason === null).length,
      'calls:',
      fortnight.calls.length,
    );
    expect(Object.keys(reasons)).toEqual(expect.arrayContaining(['bookedInsideLead', 'noPhone']));
  });

  test('costs one call a minute and calendar, and little more', () => {
    const { calls, violations, plan } = fortnight;
    // Three calendars, and eight tries in each of the few rounds that Google's bad hour meets.
    expect(calls.length).toBeLessThan(minutesOf(plan).length * 3 * 1.1);
    expect(violations).toEqual([]);
  });
});
