/** What the world's faults do to a calendar: an answer that is lost after the work, an effect that comes late, a login that expires. */
import { expect, test } from 'vitest';
import type { FaultRule } from '../../../sandbox/world/faults.mts';
import { createWorld } from '../../../sandbox/world/world.mts';
import { timed } from './account.mts';

function openWorld(fault: Pick<FaultRule, 'kind'> & Partial<FaultRule>) {
  const world = createWorld({ seed: 5, clock: { live: false, wall: () => Date.parse('2026-11-24T15:00:00Z') } });
  const { googleCalendar } = world.vendors;
  const token = googleCalendar.issueTokens().access_token;
  world.faults.set([{ vendor: 'googleCalendar', operation: 'events.insert', times: 1, ...fault }]);
  const insert = async () => {
    const request = new Request('https://www.googleapis.com/calendar/v3/calendars/primary/events', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(timed('2026-12-01T12:00:00-03:00', '2026-12-01T13:00:00-03:00', { id: 'b00k1ng77' })),
    });
    const answer = await world.dispatcher.handle('www.googleapis.com', request);
    return answer === 'dropped' || answer === undefined ? 'dropped' : answer.status;
  };
  return { ...world, insert, events: () => googleCalendar.events('dona@loja-ponte.example') };
}

test('after a lost answer the id is taken: one event', async () => {
  const { insert, events } = openWorld({ kind: 'lostAnswer' });
  expect([await insert(), await insert()]).toEqual(['dropped', 409]);
  expect(events()).toHaveLength(1);
});

test('an effect that comes after a second try finds its id taken: one event', async () => {
  const { insert, events, clock, dispatcher } = openWorld({ kind: 'lateEffect', delaysMs: [5_000], silence: 'reset' });
  expect([await insert(), await insert()]).toEqual(['dropped', 200]);
  await clock.advance(10_000);
  expect(dispatcher.late.landings).toMatchObject([{ operation: 'events.insert', status: 409 }]);
  expect(events()).toHaveLength(1);
});

test('a broken line before the work leaves nothing', async () => {
  const { insert, events } = openWorld({ kind: 'reset' });
  expect(await insert()).toBe('dropped');
  expect(events()).toEqual([]);
});

test('a limit refuses once, an expired login until it is renewed', async () => {
  const limited = openWorld({ kind: 'rateLimited' });
  expect([await limited.insert(), await limited.insert()]).toEqual([403, 200]);
  const expired = openWorld({ kind: 'expiredToken' });
  expect([await expired.insert(), await expired.insert()]).toEqual([401, 401]);
});
