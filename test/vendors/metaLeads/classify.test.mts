/** What the Graph API's refusals mean to the trigger (Meta documentation, "Error handling" and "Rate limits"). */
import { expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/metaLeads/client/classify.ts';

const refusal = (status: number, error: Record<string, unknown>, headers: Record<string, string> = {}) =>
  classify({ answered: true, status, headers, body: { error: { message: 'Words', type: 'OAuthException', ...error } } }, 0);

test.each<[number, number, ErrorClass]>([
  [190, 400, 'auth'],
  [102, 400, 'auth'],
  [104, 400, 'auth'],
  [101, 400, 'auth'],
  [103, 403, 'auth'],
  [10, 403, 'auth'],
  [200, 403, 'auth'],
  [299, 403, 'auth'],
  [4, 400, 'rateLimited'],
  [17, 400, 'rateLimited'],
  [32, 400, 'rateLimited'],
  [613, 400, 'rateLimited'],
  [80005, 400, 'rateLimited'],
  [1, 500, 'transient'],
  [2, 503, 'transient'],
  [2200, 400, 'validation'],
  [2635, 400, 'validation'],
  [100, 400, 'validation'],
  [999999, 500, 'transient'],
])('code %i with HTTP %i is %s', (code, status, kind) => {
  expect(refusal(status, { code })).toMatchObject({ class: kind, code: String(code), httpStatus: status });
});

test('what may not be seen and what is not there are one', () => {
  expect(refusal(400, { code: 100, error_subcode: 33 })).toMatchObject({ class: 'notFound', code: '100' });
});

test.each([
  [
    {
      '1': [
        { type: 'leadgen', estimated_time_to_regain_access: 19 },
        { type: 'pages', estimated_time_to_regain_access: 3 },
      ],
    },
    19 * 60_000,
  ],
  [{ '1': [{ type: 'leadgen', estimated_time_to_regain_access: 1_440 }] }, 3_600_000],
  [{ '1': [{ type: 'leadgen', estimated_time_to_regain_access: 0 }] }, undefined],
  [{ '1': 'something else' }, undefined],
])('with the usage %j nobody asks for %j ms', (usage, expected) => {
  const failure = refusal(400, { code: 80005 }, { 'x-business-use-case-usage': JSON.stringify(usage) });
  expect(failure?.retryAfterMs).toBe(expected);
});

test('a usage that is no JSON, and a login that is known to be refused', () => {
  expect(refusal(400, { code: 80005 }, { 'x-business-use-case-usage': '<html>' })).toMatchObject({ class: 'rateLimited' });
  expect(classify({ answered: true, status: 401, headers: {}, body: { loginFailure: 'x' } }, 0)).toMatchObject({
    class: 'auth',
    hint: expect.stringContaining('system user') as string,
  });
});
