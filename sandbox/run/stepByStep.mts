/** Hours that a person lets pass and watches: nothing that comes on the way may find the two clocks far apart. */
import { setTimeout as wait } from 'node:timers/promises';
import type { World } from '../world/world.mts';
import { moveTogether, type PassingTime } from './passingTime.mts';

/** What a vendor signs must reach n8n while it counts as fresh: five minutes at Stripe. */
const freshMs = 4 * 60_000;
/** Where nothing is due, n8n still looks twice an hour: a reminder is then late, and not left out. */
const idleMs = 30 * 60_000;

/** Wherever the world's time goes on, n8n's does, in such steps; who lets time pass meanwhile waits for the end of it. */
export function moveStepByStep(world: World, time: Pick<PassingTime, 'letPass'>): void {
  const { clock } = world;
  moveTogether(world, time);
  const move = clock.advance.bind(clock);
  const walk = async (ms: number) => {
    for (const end = clock.now() + ms; clock.now() < end; ) {
      await move(stepTo(end));
      await untilCalm(world);
    }
  };
  const stepTo = (end: number): number => {
    const dueIn = (clock.nextDueAt() ?? Infinity) - clock.now();
    return Math.min(end - clock.now(), dueIn > freshMs ? Math.min(dueIn - 1, idleMs) : freshMs);
  };
  let last: Promise<unknown> = Promise.resolve();
  Object.assign(clock, {
    async advance(ms: number) {
      const mine = last.then(async () => await walk(ms));
      last = mine.catch(() => {});
      await mine;
    },
  });
}

const lookMs = 100;
const mostLooks = 100;

/** A busy machine's n8n is given time to answer, or a day's deliveries would all meet it at once. */
async function untilCalm({ dispatcher, webhooks }: World): Promise<void> {
  for (let looks = 0; looks < mostLooks && dispatcher.inFlight() + webhooks.inFlight() > 0; looks++) await wait(lookMs);
}
