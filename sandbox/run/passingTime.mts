/** Hours that pass for the world and for its n8n alike. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../setup/paths.mts';
import { fastWall, type WorldClockOptions } from '../world/clock.mts';
import type { World } from '../world/world.mts';

export interface PassingTime {
  /** What n8n's process needs to be started with. */
  readonly env: Readonly<Record<string, string>>;
  /** What the world's clock has to be made with. */
  readonly clock: WorldClockOptions;
  letPass(world: World, ms: number): Promise<void>;
  /** From now on n8n's clock moves wherever the world's is moved, and before it: what falls due then finds n8n in its own time. */
  follow(world: World): void;
}

/** n8n looks at the file ten times a second. */
const noticedMs = 300;

export interface PassingTimeOptions {
  /** n8n's schedules fall due by the time that passes, not by the wall's. For `letPass` only: n8n must not be ahead of the world. */
  readonly withSchedules?: boolean;
  /** n8n's clock and the world's run so many times as fast as the wall's. */
  readonly speed?: number;
}

export async function passingTime({ withSchedules = false, speed = 1 }: PassingTimeOptions = {}): Promise<PassingTime> {
  const file = join(await mkdtemp(join(tmpdir(), 'ponte-time-')), 'shift');
  await writeFile(file, '0');
  let shift = 0;
  const anchor = Date.now();
  return {
    clock: speed === 1 ? {} : { wall: fastWall(speed, anchor), wallSpeed: speed },
    env: {
      PONTE_TIME_SHIFT_FILE: file,
      NODE_OPTIONS: `--require ${join(root, 'sandbox', 'n8n', 'timeShift.cjs')}`,
      ...(speed === 1 ? {} : { PONTE_TIME_SPEED: String(speed), PONTE_TIME_ANCHOR: String(anchor) }),
      ...(withSchedules ? { PONTE_TIME_SCHEDULES: 'yes' } : {}),
    },
    async letPass(world, ms) {
      await world.clock.advance(ms);
      // As far ahead of the wall as the world is: what a delivery took on the way is not counted twice.
      shift = world.clock.now() - world.clock.wall();
      await writeFile(file, String(shift));
      await wait(noticedMs);
    },
    follow(world) {
      const advance = world.clock.advance;
      Object.assign(world.clock, {
        advance: async (ms: number) => {
          await writeFile(file, String((shift += ms)));
          await wait(noticedMs);
          await advance(ms);
        },
      });
    },
  };
}

/** Wherever the world's time goes on, n8n's does, after it: a schedule of n8n's then finds what the world has by that time. */
export function moveTogether(world: World, time: Pick<PassingTime, 'letPass'>): void {
  const { clock } = world;
  const alone = { ...world, clock: { ...clock, advance: clock.advance.bind(clock) } };
  Object.assign(clock, { advance: async (ms: number) => await time.letPass(alone, ms) });
}
