import { expect, test } from 'vitest';
import { retryAfterMs } from '../../runtime/client/http.ts';
import { RateLimiter } from '../../runtime/client/rateLimiter.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';

const hour = 3_600_000;

/** Time that passes when somebody waits, and that a person can set. */
function settableClock(start: number) {
  let now = start;
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    now += ms;
    await Promise.resolve();
  };
  return { now: () => now, sleep, slept, set: (to: number) => void (now = to) };
}

test.each(['31536000', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])('Retry-After %s is an hour', (value) => {
  expect(retryAfterMs({ 'retry-after': value }, 0)).toBe(hour);
});

test.each([31_536_000_000, Infinity])('a pause of %s ms ends after an hour', async (ms) => {
  const clock = settableClock(0);
  const limiter = new RateLimiter([{ requests: 1, perMs: 1000 }], clock);
  limiter.blockFor(ms);
  expect(await limiter.run(async () => await Promise.resolve('sent'), 2 * hour)).toBe('sent');
  expect(clock.slept).toEqual([hour]);
});

test('a clock that is set back an hour blocks nobody for an hour', async () => {
  const clock = settableClock(10 * hour);
  const limiter = new RateLimiter([{ requests: 1, perMs: 1000 }], clock);
  const send = async () => await limiter.run(async () => await Promise.resolve('sent'), clock.now() + 5000);
  expect(await send()).toBe('sent');
  limiter.blockFor(3000);
  clock.set(9 * hour);
  expect(await send()).toBe('sent');
  expect(clock.slept).toEqual([3000]);
});

test('a wait without end is told as an hour', () => {
  const failure = { class: 'rateLimited', code: 'x', message: 'x', retryAfterMs: Infinity } as const;
  expect(new IntegrationError({ id: 'acme' }, failure).failure.retryAfterMs).toBe(hour);
});
