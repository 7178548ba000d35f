/** The template of bookings in the real n8n: customers book by the form, are reminded, and answer by button. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passingTime, type PassingTime } from '../../sandbox/run/passingTime.mts';
import { tryBookings } from '../../sandbox/run/bookings/tryBookings.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';

const say = (line: string) => console.log(`  ${line}`);

let time: PassingTime;
let session: Session;

beforeAll(async () => {
  time = await passingTime();
  session = await startSession({ seed: 51, name: 'e2e-appointments', env: time.env, say });
});

afterAll(async () => {
  await session?.stop();
});

describe('a practice with a few bookings, one moved and two cancelled, and n8n away when a reminder is due', () => {
  test('each reminder comes once, within 90 seconds of its time or of n8n’s return, and none for a time that is gone', async () => {
    const result = await tryBookings(session, { count: 4, time, restart: true, say });
    expect(result).toMatchObject({
      events: 4,
      confirmations: 4,
      moved: 1,
      cancelled: 2,
      lostOrders: [],
      doubledEffects: [],
      wrongEffects: [],
      lateReminders: [],
      erroredOrders: [],
    });
    // Of what stands two each, of what was moved after the first one three, of what was cancelled after the first one that one.
    expect(result.reminders).toBe(7);
    expect(session.world.violations).toEqual([]);
    expect(session.unknownHosts).toEqual([]);
  });
});
