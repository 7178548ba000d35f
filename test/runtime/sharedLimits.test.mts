import { expect, test } from 'vitest';
import { limiterFor } from '../../runtime/client/rateLimiter.ts';
import { createVirtualClock } from '../support/virtualClock.mts';
import { processesAt, shareOf, wholeSharesOf } from '../../runtime/client/sharedLimits.ts';

const minute = 60_000;
const hour = 60 * minute;

test('of credentials that log in to one account the largest number counts, as long as it is told', () => {
  let now = 0;
  const clock = { now: () => now };
  const told = (processes: unknown) => processesAt('bling:one', { processes }, clock);
  expect(told(1)).toBe(1);
  expect(told(3)).toBe(3);
  now += 5 * minute;
  expect(told(undefined)).toBe(3);
  now += 6 * minute;
  expect(told(1)).toBe(1);
  expect(processesAt('bling:another', {}, clock)).toBe(1);
});

test('a single process has the whole of every limit, as it is written', () => {
  const limits = [
    { requests: 3, perMs: 1000 },
    { requests: 100, perMs: minute },
  ];
  expect(shareOf(limits, 1)).toBe(limits);
  expect(wholeSharesOf(limits, 1)).toBe(limits);
});

test('a process that has been there for long begins at once, one that has just begun waits for its part of the time', async () => {
  const start = Date.parse('2026-01-05T12:00:00Z');
  for (const [name, began, waited] of [
    ['long', start - hour, 0],
    ['just now', start, 12_000],
    ['by a clock that was set back since', start + hour, 12_000],
    ['unknown', undefined, 12_000],
  ] as const) {
    const clock = createVirtualClock(start);
    const known = { now: () => clock.now(), sleep: clock.sleep, ...(began === undefined ? {} : { began }) };
    const limiter = limiterFor(`begun ${name}`, wholeSharesOf([{ requests: 240, perMs: minute }], 2), known);
    expect(Math.max(0, limiter.waitMs()), name).toBe(waited);
  }
});

/** The most calls that fall into a window that begins anywhere, of all processes. */
const most = ({ requests, perMs }: { requests: number; perMs: number }, windowMs: number, processes: number) =>
  Math.ceil(windowMs / perMs) * requests * processes;

test('the parts of all processes never come to more than the limit, and to 80 in 100 of it at least', () => {
  for (let requests = 1; requests <= 1000; requests++)
    for (const processes of [2, 3, 4, 6, 8, 16]) {
      if (requests < processes) continue;
      const [part] = wholeSharesOf([{ requests, perMs: minute }], processes);
      const used = most(part!, minute, processes);
      expect(used, `${requests} between ${processes}`).toBeLessThanOrEqual(requests);
      if (requests >= 10 * processes) expect(used, `${requests} between ${processes}`).toBeGreaterThanOrEqual(0.8 * requests);
    }
});
