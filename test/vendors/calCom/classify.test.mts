/** What Cal.com's refusals mean: `{status: "error", error: {code, message}}` (API v2). */
import { expect, test } from 'vitest';
import { classify } from '../../../vendors/calCom/client/classify.ts';

const refusal = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ answered: true, status, headers, body }, 0);

const error = { status: 'error', error: { code: 'SomeException', message: 'Words' } };

test.each([
  [400, 'validation'],
  [401, 'auth'],
  [403, 'auth'],
  [404, 'notFound'],
  [409, 'conflict'],
  [429, 'rateLimited'],
  [500, 'transient'],
])('%i is %s', (status, kind) => {
  expect(refusal(status, error)).toMatchObject({
    class: kind,
    code: 'SomeException',
    httpStatus: status,
    hint: expect.any(String) as string,
  });
});

test('a success says so, and one that says "error" is none', () => {
  expect(refusal(200, { status: 'success', data: {} })).toBeUndefined();
  expect(refusal(200, error)).toMatchObject({ class: 'transient', message: 'Cal.com: Words' });
});

test('a refusal without words, and a pause', () => {
  expect(refusal(502, '<html>')).toMatchObject({ code: 'http502', message: 'Cal.com answered with HTTP 502' });
  expect(refusal(429, error)).toMatchObject({ retryAfterMs: 60_000 });
  expect(refusal(429, error, { 'retry-after': '7' })).toMatchObject({ retryAfterMs: 7_000 });
});
