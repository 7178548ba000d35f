import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/asaas/client/classify.ts';

const now = Date.parse('2026-01-05T12:00:00Z');

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});

const errors = (...codes: string[]) => ({ errors: codes.map((code) => ({ code, description: `Descrição de ${code}` })) });

test.each([200, 204])('%i is no failure', (status) => {
  expect(classify(answer(status, {}), now)).toBeUndefined();
});

describe('what an answer of Asaas means', () => {
  test.each<[number, unknown, string, string]>([
    [400, errors('invalid_value'), 'validation', 'invalid_value'],
    [400, '', 'validation', 'http_400'],
    [400, { errors: 'new form' }, 'validation', 'http_400'],
    [401, errors('access_token_not_found'), 'auth', 'access_token_not_found'],
    [401, errors('invalid_access_token_format'), 'auth', 'invalid_access_token_format'],
    [401, errors('invalid_access_token'), 'auth', 'invalid_access_token'],
    [401, errors('invalid_environment'), 'auth', 'invalid_environment'],
    [401, { loginFailure: 'no credential' }, 'auth', 'http_401'],
    [403, '', 'auth', 'http_403'],
    [404, '', 'notFound', 'http_404'],
    [409, errors('conflict'), 'conflict', 'conflict'],
    [422, errors('something_new'), 'validation', 'something_new'],
    [429, errors('too_many_requests'), 'rateLimited', 'too_many_requests'],
    [500, errors('internal_error'), 'transient', 'internal_error'],
    [502, '<html>', 'transient', 'http_502'],
    [503, null, 'transient', 'http_503'],
  ])('%i with %j is %s (%s)', (status, body, failureClass, code) => {
    expect(classify(answer(status, body), now)).toMatchObject({ class: failureClass, code, httpStatus: status });
  });

  test('names all reasons at once', () => {
    const failure = classify(answer(400, errors('invalid_value', 'invalid_dueDate')), now);
    expect(failure?.message).toContain('Descrição de invalid_value (invalid_value)');
    expect(failure?.message).toContain('Descrição de invalid_dueDate (invalid_dueDate)');
  });

  test.each([
    [401, errors('invalid_environment'), 'Environment'],
    [401, errors('invalid_access_token'), 'Chaves de API'],
    [403, '', 'IP address'],
    [404, '', 'deleted'],
  ])('%i with %j tells what to do: %s', (status, body, hint) => {
    expect(classify(answer(status, body), now)?.hint).toContain(hint);
  });
});

describe('how long to stay away after a 429', () => {
  test.each<[Record<string, string>, number | undefined]>([
    [{ 'ratelimit-reset': '42' }, 42_000],
    [{ 'ratelimit-reset': '42', 'retry-after': '7' }, 42_000],
    [{ 'retry-after': '7' }, 7000],
    [{ 'ratelimit-reset': 'soon' }, undefined],
    [{}, undefined],
  ])('%j', (headers, expected) => {
    expect(classify(answer(429, '', headers), now)?.retryAfterMs).toBe(expected);
  });

  test('is no matter of other answers, which carry the same headers', () => {
    expect(classify(answer(500, '', { 'ratelimit-reset': '43200' }), now)?.retryAfterMs).toBeUndefined();
  });
});
