/** What Calendly's refusals mean: `{title, message, details: [{parameter, message}]}` (its documentation, "Errors"). */
import { expect, test } from 'vitest';
import { classify } from '../../../vendors/calendly/client/classify.ts';

const refusal = (status: number, body: unknown = { title: 'Some Title', message: 'Words' }, headers: Record<string, string> = {}) =>
  classify({ answered: true, status, headers, body }, 0);

test.each([
  [400, 'validation'],
  [401, 'auth'],
  [403, 'auth'],
  [404, 'notFound'],
  [409, 'conflict'],
  [429, 'rateLimited'],
  [500, 'transient'],
  [503, 'transient'],
])('%i is %s', (status, kind) => {
  expect(refusal(status)).toMatchObject({ class: kind, code: 'SomeTitle', httpStatus: status, hint: expect.any(String) as string });
});

test('a success is no failure', () => {
  for (const status of [200, 201, 204]) expect(refusal(status, {})).toBeUndefined();
});

test('the message names the parameter', () => {
  const body = {
    title: 'Invalid Argument',
    message: 'The supplied parameters are invalid.',
    details: [{ parameter: 'url', message: 'must be HTTPS' }],
  };
  expect(refusal(400, body)).toMatchObject({
    code: 'InvalidArgument',
    message: 'Calendly: The supplied parameters are invalid. – url must be HTTPS',
  });
  expect(refusal(500, '<html>')).toMatchObject({ code: 'http500', message: 'Calendly answered with HTTP 500' });
});

test('the pause is what the limit says, and never longer than its minute', () => {
  expect(refusal(429, {}, { 'x-ratelimit-reset': '17' })).toMatchObject({ retryAfterMs: 17_000 });
  expect(refusal(429, {}, { 'retry-after': '3' })).toMatchObject({ retryAfterMs: 3_000 });
  for (const strange of ['0', '-1', 'soon', '99999999'])
    expect(refusal(429, {}, { 'x-ratelimit-reset': strange })).toMatchObject({ retryAfterMs: 60_000 });
});
