/** What Google's refusals mean (its documentation, "Handle API errors"). */
import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/googleCalendar/client/classify.ts';

const refusal = (status: number, reason?: string, headers: Record<string, string> = {}) =>
  classify(
    {
      answered: true,
      status,
      headers,
      body: {
        error: { code: status, message: 'Words', ...(reason ? { errors: [{ domain: 'calendar', reason, message: 'Words' }] } : {}) },
      },
    },
    0,
  )!;

test.each([
  [400, 'timeRangeEmpty', 'validation'],
  [401, 'authError', 'auth'],
  [403, 'userRateLimitExceeded', 'rateLimited'],
  [403, 'rateLimitExceeded', 'rateLimited'],
  [403, 'quotaExceeded', 'rateLimited'],
  [403, 'forbidden', 'auth'],
  [404, 'notFound', 'notFound'],
  [409, 'duplicate', 'conflict'],
  [410, 'deleted', 'notFound'],
  [410, 'updatedMinTooLongAgo', 'validation'],
  [412, 'conditionNotMet', 'conflict'],
  [429, 'rateLimitExceeded', 'rateLimited'],
  [500, 'backendError', 'transient'],
  [503, undefined, 'transient'],
])('%i %s is %s', (status, reason, kind) => {
  expect(refusal(status, reason)).toMatchObject({ class: kind, code: reason ?? `http${status}`, httpStatus: status });
});

describe('the next step', () => {
  test('of a login that ended names the seven days', () => {
    expect(refusal(401, 'authError').hint).toMatch(/connect it again.*7 days.*publish the app/);
  });

  test('of a calendar that may only be read is to have it shared', () => {
    expect(refusal(403, 'forbidden').hint).toContain('Make changes to events');
  });

  test('of a limit is the pause that Google names', () => {
    expect(refusal(429, 'rateLimitExceeded', { 'retry-after': '7' }).retryAfterMs).toBe(7000);
    expect(refusal(403, 'quotaExceeded').retryAfterMs).toBeUndefined();
  });
});
