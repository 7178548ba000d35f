/**
 * How much of each vendor's limit is used when there is far more to do than it allows, on lines of 1 to 400 ms, and how often a vendor that
 * counts in any window of that length would have refused. On a simulated clock: no figure depends on the machine.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { RateLimit, RateLimiter } from '../../runtime/client/rateLimiter.ts';
import { root } from '../../sandbox/setup/paths.mts';
import { createRandom } from '../../sandbox/world/random.mts';
import { createVirtualClock } from '../support/virtualClock.mts';
import { shipped } from '../support/shipped.mts';
import type { BenchOptions } from './run.mts';

/** There and back, in milliseconds. */
const lines = [1, 20, 100, 400];
/** Measured, once the line is known: a window is shortened by no more than every answer so far allows. */
const windows = 5;
const callsBefore = 100;

type Limiter = new (...given: ConstructorParameters<typeof RateLimiter>) => RateLimiter;

interface Pace {
  readonly vendor: string;
  readonly limit: string;
  /** Of the limit, by the line's length: 1 is all of it. */
  readonly share: Readonly<Record<string, number>>;
  readonly refusals: number;
}

export async function pace({ say }: BenchOptions): Promise<object> {
  const { exports } = await shipped<{ RateLimiter: Limiter }>(join(root, 'runtime/client/rateLimiter.ts'));
  const paces: Pace[] = [];
  for (const file of globSync('vendors/*/client/vendor.ts', { cwd: root }).toSorted()) {
    for (const limit of await limitsIn(join(root, file))) {
      const result = await paceOf(exports.RateLimiter, file.split('/')[1]!, limit);
      say(JSON.stringify(result));
      paces.push(result);
    }
  }
  const leastShare = Math.min(...paces.flatMap(({ share }) => Object.values(share)));
  return { vendors: paces, leastShare, refusals: paces.reduce((sum, { refusals }) => sum + refusals, 0) };
}

/** Those that are the same for every account and count calls; a bound of what may be under way at once is none. */
async function limitsIn(file: string): Promise<RateLimit[]> {
  const { exports } = await shipped<Readonly<Record<string, unknown>>>(file);
  const lists = Object.entries(exports).filter(([name, value]) => /limits$/i.test(name) && Array.isArray(value));
  return lists.flatMap(([, list]) => list as RateLimit[]).filter(({ perMs }) => perMs > 0 && perMs <= 60_000);
}

async function paceOf(limiter: Limiter, vendor: string, limit: RateLimit): Promise<Pace> {
  const runs = [];
  for (const lineMs of lines) runs.push({ lineMs, ...(await countedBy(limiter, limit, lineMs)) });
  return {
    vendor,
    limit: `${limit.requests} in ${limit.perMs} ms`,
    share: Object.fromEntries(runs.map(({ lineMs, share }) => [lineMs, share])),
    refusals: runs.reduce((sum, { refusals }) => sum + refusals, 0),
  };
}

async function countedBy(Limiter: Limiter, limit: RateLimit, lineMs: number) {
  const clock = createVirtualClock();
  const random = createRandom(lineMs);
  const limiter = new Limiter([limit], clock);
  const halfWay = () => (lineMs / 2) * (0.9 + random.int(0, 20) / 100);
  const counted: number[] = [];
  const send = async () => {
    await clock.sleep(halfWay());
    counted.push(clock.now());
    await clock.sleep(halfWay());
  };
  const before = Math.ceil(callsBefore / limit.requests);
  const calls = limit.requests * (before + windows) + 1;
  await clock.run(Promise.all(Array.from({ length: calls }, async () => await limiter.run(send, Infinity))));
  const times = counted.toSorted((a, b) => a - b);
  const refusals = times.filter((at, index) => index >= limit.requests && at - times[index - limit.requests]! < limit.perMs).length;
  const tookMs = times.at(-1)! - times[limit.requests * before]!;
  const share = (windows * limit.perMs) / tookMs;
  return { share: Math.round(share * 1000) / 1000, refusals };
}
