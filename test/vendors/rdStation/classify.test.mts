import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/rdStation/client/classify.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});
const error = (type: string, message = 'words') => ({ errors: { error_type: type, error_message: message } });

test('200 is no failure', () => {
  expect(classify(answer(200, {}), now)).toBeUndefined();
});

describe('what an answer of RD Station means', () => {
  test.each<[number, unknown, string, string]>([
    [400, error('EMAIL_ALREADY_IN_USE'), 'conflict', 'EMAIL_ALREADY_IN_USE'],
    [400, { errors: [{ error_type: 'INVALID_FIELDS', error_message: 'x', path: '$.cf_x' }] }, 'validation', 'INVALID_FIELDS'],
    [401, error('UNAUTHORIZED'), 'auth', 'UNAUTHORIZED'],
    [403, error('FORBIDDEN'), 'auth', 'FORBIDDEN'],
    [404, error('RESOURCE_NOT_FOUND'), 'notFound', 'RESOURCE_NOT_FOUND'],
    [429, error('TOO_MANY_REQUESTS'), 'rateLimited', 'TOO_MANY_REQUESTS'],
    [500, error('INTERNAL_SERVER_ERROR'), 'transient', 'INTERNAL_SERVER_ERROR'],
    [503, '<html>', 'transient', 'http503'],
  ])('%i %j', (status, body, errorClass, code) => {
    expect(classify(answer(status, body), now)).toMatchObject({ class: errorClass, code, httpStatus: status, hint: expect.any(String) });
  });

  test('the place of what is wrong is named', () => {
    const body = { errors: [{ error_type: 'INVALID_FORMAT', error_message: 'Invalid format.', path: '$.email' }] };
    expect(classify(answer(400, body), now)?.message).toBe('RD Station: Invalid format. ($.email)');
  });

  test('a contact that was changed too often blocks no other one', () => {
    const after = (seconds: string) => classify(answer(429, error('TOO_MANY_REQUESTS'), { 'retry-after': seconds }), now);
    expect(after('60')).toMatchObject({ retryAfterMs: 60_000 });
    expect(after('60')).not.toHaveProperty('onlyThisCall');
    expect(after('3000')).toMatchObject({ retryAfterMs: 3_000_000, onlyThisCall: true });
  });
});
