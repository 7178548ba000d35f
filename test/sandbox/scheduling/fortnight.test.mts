/** The fortnight is what it says, plays on the simulated calendars, and its reminders can be kept by a client that asks each minute. */
import { describe, expect, test } from 'vitest';
import {
  planFortnight,
  playFortnight,
  remindersOf,
  versionsOf,
  type Fortnight,
  type Happening,
} from '../../../sandbox/scheduling/fortnight.mts';
import { createWorld } from '../../../sandbox/world/world.mts';
import type { Loose } from '../support/loose.mts';

const start = Date.parse('2026-11-30T00:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const leads = [24 * hour, 2 * hour];

const count = ({ happenings }: Fortnight, what: Happening['what']) => happenings.filter((one) => one.what === what).length;

describe('the plan', () => {
  test('has 300 bookings, 20 series, 120 moves, 60 cancellations and three outages', () => {
    const plan = planFortnight(1, start);
    expect({
      booked: count(plan, 'booked'),
      series: count(plan, 'seriesBooked'),
      moved: count(plan, 'moved'),
      cancelled: count(plan, 'cancelled'),
      outages: count(plan, 'outage'),
    }).toEqual({ booked: 300, series: 20, moved: 120, cancelled: 60, outages: 3 });
    expect(new Set(plan.happenings.flatMap((one) => ('calendar' in one ? [one.calendar] : []))).size).toBe(3);
    expect(plan.happenings.every(({ at }, index, all) => index === 0 || all[index - 1]!.at <= at)).toBe(true);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(planFortnight(4, start)).toEqual(planFortnight(4, start));
    expect(planFortnight(4, start)).not.toEqual(planFortnight(5, start));
  });

  test.each([1, 2, 3, 4, 5])('of seed %i changes nothing before it was booked or after it began', (seed) => {
    for (const { key, from, until, start: begins, why } of versionsOf(planFortnight(seed, start))) {
      expect([key, from < begins]).toEqual([key, true]);
      if (why !== 'stands') expect([key, why, from < until, until < begins]).toEqual([key, why, true, true]);
    }
  });

  test('has the hard cases', () => {
    const plan = planFortnight(1, start);
    const versions = versionsOf(plan);
    const booked = plan.happenings.flatMap((one) => (one.what === 'booked' ? [one] : []));
    expect(booked.filter(({ at, start: begins }) => begins - at === 10 * minute)).toHaveLength(12);
    expect(versions.filter(({ why, from, until }) => why === 'moved' && until - from < minute)).toHaveLength(12);
    expect(booked.filter(({ client }) => client.phones.length === 0).length).toBeGreaterThan(10);
    expect(booked.filter(({ client }) => client.phones.length === 2).length).toBeGreaterThan(9);
    const standing = versions.filter(({ why, originalStart }) => why === 'stands' && originalStart !== undefined);
    const places = standing.map(({ key, start: begins }) => `${key} ${begins}`);
    expect(places.length - new Set(places).size).toBe(1);
  });
});

describe('reminders by hand', () => {
  const client = { name: 'Maria', email: 'maria@cliente.example', phones: [] };
  const at = (time: string) => Date.parse(time);
  const plan: Fortnight = {
    start,
    end: start + 14 * 24 * hour,
    calendars: ['a'],
    happenings: [
      {
        what: 'booked',
        key: 'b',
        at: at('2026-12-01T10:00:00Z'),
        source: 'people',
        calendar: 'a',
        start: at('2026-12-03T13:00:00Z'),
        minutes: 30,
        client,
      },
      { what: 'outage', of: 'n8n', at: at('2026-12-02T12:00:00Z'), until: at('2026-12-02T15:00:00Z') },
      { what: 'moved', key: 'b', at: at('2026-12-03T09:00:00Z'), start: at('2026-12-03T17:00:00Z') },
      { what: 'cancelled', key: 'b', at: at('2026-12-03T14:00:00Z') },
    ],
  };

  test('fall due before the start, wait for an outage to end, and come again after a move', () => {
    const said = remindersOf(plan, leads).map(({ lead, dueAt, possibleAt, outcome, isInsideLead }) => [
      lead / hour,
      new Date(dueAt).toISOString().slice(0, 16),
      new Date(possibleAt).toISOString().slice(0, 16),
      outcome,
      isInsideLead,
    ]);
    expect(said).toEqual([
      [24, '2026-12-02T13:00', '2026-12-02T15:00', 'sent', false],
      [2, '2026-12-03T11:00', '2026-12-03T11:00', 'none', false],
      [24, '2026-12-03T09:00', '2026-12-03T09:00', 'sent', true],
      [2, '2026-12-03T15:00', '2026-12-03T15:00', 'none', false],
    ]);
  });

  test('that an outage outlasts are missed', () => {
    const longer = plan.happenings.map((one) => (one.what === 'outage' ? { ...one, until: at('2026-12-03T10:00:00Z') } : one));
    expect(remindersOf({ ...plan, happenings: longer }, leads)[0]).toMatchObject({ lead: 24 * hour, outcome: 'missed' });
  });
});

const newWorld = () => createWorld({ seed: 7, clock: { live: false, wall: () => start } });

describe('played', () => {
  test('leaves in the calendars what the list says', async () => {
    const world = newWorld();
    const plan = planFortnight(2, start);
    const down: boolean[] = [];
    const played = playFortnight(world, plan, { n8nDown: (isDown) => void down.push(isDown) });
    await world.clock.advance(15 * 24 * hour);
    expect(down).toEqual([true, false, true, false]);
    const slots = world.vendors.googleCalendar.slots().filter(({ title }) => title !== 'Dentista');
    const found = slots
      .filter(({ status, declined }) => status === 'confirmed' && !declined)
      .map(({ id, start: begins }) => `${played.keyOf(id)} ${new Date(begins).toISOString()}`);
    const standing = versionsOf(plan).filter(({ why }) => why === 'stands');
    expect(found.sort()).toEqual(standing.map(({ key, start: begins }) => `${key} ${new Date(begins).toISOString()}`).sort());
    expect(world.violations).toEqual([]);
  });

  test('is kept by a client that asks once a minute and calendar', async () => {
    const world = newWorld();
    const plan = planFortnight(3, start, 'small');
    let isDown = false;
    const played = playFortnight(world, plan, { n8nDown: (down) => void (isDown = down) });
    const sent = await remind(world, plan.end, () => isDown);
    const said = (key: string, originalStart: number | undefined, begins: number, lead: number) =>
      `${key} ${originalStart ?? ''} ${new Date(begins).toISOString()} ${lead / hour}`;
    const times = new Map<string, number[]>();
    for (const one of sent) {
      const name = said(played.keyOf(one.id)!, one.originalStart, one.start, one.lead);
      times.set(name, [...(times.get(name) ?? []), one.at]);
    }
    const due = remindersOf(plan, leads).filter(({ possibleAt }) => possibleAt < plan.end - 2 * minute);
    for (const { key, originalStart, start: begins, lead, outcome, possibleAt, until } of due) {
      const name = said(key, originalStart, begins, lead);
      // What stood for less than two minutes of its time may or may not have been seen.
      if (outcome === 'sent' && until - possibleAt < 2 * minute) continue;
      expect([name, times.get(name)?.length ?? 0]).toEqual([name, outcome === 'sent' ? 1 : 0]);
      if (outcome === 'sent') expect(times.get(name)![0]! - possibleAt).toBeLessThan(90_000);
    }
    expect(sent.length).toBeGreaterThan(50);
    expect(world.violations).toEqual([]);
  });
});

interface Sent {
  readonly at: number;
  readonly id: string;
  readonly originalStart: number | undefined;
  readonly start: number;
  readonly lead: number;
}

/** The simplest client there is: due is what the calendar says now, and what was sent is remembered by slot, start and lead. */
async function remind(world: ReturnType<typeof newWorld>, until: number, isDown: () => boolean): Promise<Sent[]> {
  const { googleCalendar } = world.vendors;
  const calendars = googleCalendar.calendars().filter(({ accessRole }) => accessRole === 'owner');
  const known = new Set<string>();
  const sent: Sent[] = [];
  let login = { token: '', since: 0 };
  for (; world.clock.now() < until; await world.clock.advance(minute)) {
    if (isDown()) continue;
    const now = world.clock.now();
    if (now - login.since > 50 * minute) login = { token: googleCalendar.issueTokens().access_token, since: now };
    for (const { id } of calendars) sent.push(...(await due(world, id, login.token, known)));
  }
  return sent;
}

async function due(world: ReturnType<typeof newWorld>, calendar: string, token: string, known: Set<string>): Promise<Sent[]> {
  const now = world.clock.now();
  const query = new URLSearchParams({
    timeMin: new Date(now).toISOString(),
    timeMax: new Date(now + 24 * hour + minute).toISOString(),
    singleEvents: 'true',
    orderBy: 'startTime',
    eventTypes: 'default',
    fields: 'items(id,status,start,originalStartTime,attendees(email,responseStatus,self)),nextPageToken',
  });
  const url = `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar)}/events?${query.toString()}`;
  const request = new Request(url, { headers: { Authorization: `Bearer ${token}` } });
  const answer = await world.vendors.googleCalendar.app.fetch(request);
  if (answer.status !== 200) return [];
  const { items } = (await answer.json()) as Loose;
  return items.flatMap((item: Loose) => dueOf(item, now, known));
}

function dueOf({ id, start: begins, originalStartTime, attendees = [] }: Loose, now: number, known: Set<string>): Sent[] {
  const begin = Date.parse(begins.dateTime);
  const isDeclined = attendees.some(({ responseStatus }: Loose) => responseStatus === 'declined');
  if (attendees.length === 0 || isDeclined) return [];
  return leads.flatMap((lead) => {
    const name = `${id} ${begin} ${lead}`;
    if (begin <= now || now < begin - lead || known.has(name)) return [];
    known.add(name);
    const originalStart = originalStartTime ? Date.parse(originalStartTime.dateTime) : undefined;
    return [{ at: now, id, originalStart, start: begin, lead }];
  });
}
