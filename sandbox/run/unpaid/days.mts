/** Days that pass for the world and for its n8n, and looks that a trigger takes on the way. */
import { setTimeout as wait } from 'node:timers/promises';
import type { World } from '../../world/world.mts';
import type { PassingTime } from '../passingTime.mts';
import { untilCalm, type Stage } from '../leads/play.mts';

/** Wherever the world's time goes on, n8n's does, after it: a schedule of n8n's then finds what the world has by that time. */
export function moveTogether(world: World, time: PassingTime): void {
  const { clock } = world;
  const alone = { ...world, clock: { ...clock, advance: clock.advance.bind(clock) } };
  Object.assign(clock, { advance: async (ms: number) => await time.letPass(alone, ms) });
}

export interface LookedFor {
  readonly vendor: string;
  readonly operation: string;
  /** How many such answers a look takes. */
  readonly answers: number;
}

/** A schedule of n8n's that fell due on the way runs once: the vendor is looked through before the time goes on. */
export async function passTo(stage: Stage, at: number, { vendor, operation, answers }: LookedFor): Promise<void> {
  const { world, rest } = stage.session;
  // The editor's login runs out.
  await rest.login();
  const calls = world.dispatcher.log.length;
  await world.clock.advance(Math.max(0, at - world.clock.now()));
  const looked = () =>
    world.dispatcher.log.slice(calls).filter((call) => call.vendor === vendor && call.operation === operation && call.outcome === 200)
      .length;
  for (const end = Date.now() + 240_000; looked() < answers; await wait(100))
    if (Date.now() > end) throw new Error(`${vendor} was not looked through for four minutes`);
  await untilCalm(stage);
}
