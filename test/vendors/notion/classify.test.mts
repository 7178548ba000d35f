import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/notion/client/classify.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});
const error = (status: number, code: string, message = 'words') => ({ object: 'error', status, code, message });

test('200 is no failure', () => {
  expect(classify(answer(200, {}), now)).toBeUndefined();
});

describe('what an answer of Notion means', () => {
  test.each<[number, unknown, string, string]>([
    [400, error(400, 'validation_error', 'Status is expected to be status.'), 'validation', 'validation_error'],
    [401, error(401, 'unauthorized'), 'auth', 'unauthorized'],
    [403, error(403, 'restricted_resource'), 'auth', 'restricted_resource'],
    [404, error(404, 'object_not_found'), 'notFound', 'object_not_found'],
    [409, error(409, 'conflict_error'), 'rateLimited', 'conflict_error'],
    [429, error(429, 'rate_limited'), 'rateLimited', 'rate_limited'],
    [500, error(500, 'internal_server_error'), 'transient', 'internal_server_error'],
    [503, error(503, 'service_unavailable'), 'transient', 'service_unavailable'],
    [504, '<html>', 'transient', 'http504'],
  ])('%i %j', (status, body, errorClass, code) => {
    expect(classify(answer(status, body), now)).toMatchObject({ class: errorClass, code, httpStatus: status, hint: expect.any(String) });
  });

  test('a pause is as long as Notion says, a conflict blocks nobody else', () => {
    expect(classify(answer(429, error(429, 'rate_limited'), { 'retry-after': '7' }), now)?.retryAfterMs).toBe(7_000);
    expect(classify(answer(409, error(409, 'conflict_error')), now)).toMatchObject({ onlyThisCall: true });
  });
});
