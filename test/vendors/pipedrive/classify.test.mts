import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/pipedrive/client/classify.ts';
import { parseDomain } from '../../../vendors/pipedrive/client/vendor.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});
const error = (words: string, code?: string) => ({ success: false, error: words, error_info: 'Please check …', data: null, code });

test.each([
  [200, { success: true, data: {} }],
  [201, { success: true, data: {} }],
])('%i is no failure', (status, body) => {
  expect(classify(answer(status, body), now)).toBeUndefined();
});

describe('what an answer of Pipedrive means', () => {
  test.each<[number, unknown, string, string]>([
    [200, error('Scope and URL mismatch'), 'validation', 'http200'],
    [400, error('Validation failed: name: Required', 'ERR_SCHEMA_VALIDATION_FAILED'), 'validation', 'ERR_SCHEMA_VALIDATION_FAILED'],
    [401, error('unauthorized access'), 'auth', 'http401'],
    [402, error('Company account is not open'), 'auth', 'http402'],
    [403, error('Forbidden'), 'auth', 'http403'],
    [404, error('Person not found', 'ERR_NOT_FOUND'), 'notFound', 'ERR_NOT_FOUND'],
    [429, error('request over limit'), 'rateLimited', 'http429'],
    [500, error('Internal server error'), 'transient', 'http500'],
    [503, '<html>', 'transient', 'http503'],
  ])('%i %j', (status, body, errorClass, code) => {
    expect(classify(answer(status, body), now)).toMatchObject({ class: errorClass, code, httpStatus: status, hint: expect.any(String) });
  });

  test.each([
    [{}, 2_000],
    [{ 'x-ratelimit-reset': '2' }, 2_000],
    [{ 'x-ratelimit-reset': '900' }, 900_000],
    [{ 'x-ratelimit-reset': '86400' }, 3_600_000],
    [{ 'x-ratelimit-reset': '2', 'retry-after': '7' }, 7_000],
  ])('after a 429 with %j one waits %i ms', (headers, pause) => {
    expect(classify(answer(429, error('request over limit'), headers as Record<string, string>), now)?.retryAfterMs).toBe(pause);
  });
});

test.each([
  ['loja', 'loja'],
  [' Loja-Ponte ', 'loja-ponte'],
  ['https://loja.pipedrive.com/pipeline/1', 'loja'],
  ['loja.pipedrive.com', 'loja'],
  ['loja.example', undefined],
  ['loja.pipedrive.com.example', undefined],
  ['https://example.com/.pipedrive.com', undefined],
  ['', undefined],
])('the company domain of %j is %j', (written, domain) => {
  expect(parseDomain(written)).toBe(domain);
});
