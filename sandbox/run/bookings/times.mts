/** Time as the flow of a booking needs it: in steps to what happens or falls due, each of them seen through. */
import { setTimeout as wait } from 'node:timers/promises';
import type { PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';

const minute = 60_000;

export interface Stage {
  readonly session: Session;
  readonly time: PassingTime;
  readonly workflowId: string;
}

/** Lets time pass to a moment, and what it brings come to rest: a schedule of n8n's that fell due on the way runs once. */
export async function goTo({ session, time, workflowId }: Stage, moment: number): Promise<void> {
  const { world } = session;
  const ahead = moment - world.clock.now();
  const calls = world.dispatcher.log.length;
  if (ahead > 0) await time.letPass(world, ahead);
  if (ahead >= minute) await untilLookedThrough(session, calls);
  await untilQuiet({ session, time, workflowId });
}

/** The calendar was listed since: on a bad day a round may fail, and the next one comes a minute later. */
async function untilLookedThrough({ world }: Session, since: number): Promise<void> {
  const isListed = () =>
    world.dispatcher.log
      .slice(since)
      .some(({ vendor, operation, outcome }) => vendor === 'googleCalendar' && operation === 'events.list' && outcome === 200);
  for (const end = Date.now() + 150_000; Date.now() < end; await wait(50)) if (isListed()) return;
  throw new Error('the calendar was not looked through for two minutes and a half');
}

const calmMs = 500;

/** Nothing is under way in n8n or on the line, and no work of a vendor's is still to land. */
export async function untilQuiet({ session, time, workflowId }: Stage): Promise<void> {
  const { world, rest } = session;
  let calls = -1;
  let calmSince = Date.now();
  for (const end = Date.now() + 600_000; Date.now() < end; await wait(100)) {
    const isMoving = world.dispatcher.log.length !== calls || world.dispatcher.inFlight() > 0 || world.webhooks.inFlight() > 0;
    calls = world.dispatcher.log.length;
    if (isMoving) calmSince = Date.now();
    if (Date.now() - calmSince < calmMs) continue;
    if ((await rest.underWay(workflowId)) > 0) {
      calmSince = Date.now();
      await letLand(world, time);
      continue;
    }
    if (world.dispatcher.late.pending() === 0) return;
    await letLand(world, time);
  }
  throw new Error('still moving after ten minutes');
}

/** Late work is done within a minute; an adapter may be waiting for it. */
async function letLand(world: Session['world'], time: PassingTime): Promise<void> {
  const due = world.clock.nextDueAt();
  if (world.dispatcher.late.pending() > 0 && due !== undefined) await time.letPass(world, Math.max(0, due - world.clock.now()));
}

/** What the customer pressed has reached n8n, also where the delivery is held up. */
export async function untilDelivered(stage: Stage): Promise<void> {
  const { session, time } = stage;
  const { clock, webhooks } = session.world;
  await untilQuiet(stage);
  for (const end = clock.now() + 10 * minute; webhooks.waiting() > 0 && (clock.nextDueAt() ?? Infinity) < end; )
    await time.letPass(session.world, Math.max(0, clock.nextDueAt()! - clock.now()));
  await untilQuiet(stage);
}
