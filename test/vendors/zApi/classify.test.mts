import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/zApi/client/classify.ts';

const answer = (status: number, body: unknown, headers = {}) => ({ answered: true as const, status, headers, body });

describe('what an answer of Z-API means', () => {
  test.each([
    [answer(400, { error: 'Instance not found' }), 'auth', 'instanceUnknown'],
    [answer(403, { error: 'Client-Token not allowed' }), 'auth', 'clientToken'],
    // Z-API documentation, "Token de segurança da conta"; the status is not documented.
    [answer(400, { error: 'null not allowed' }), 'auth', 'clientToken'],
    [answer(403, { error: 'null not allowed' }), 'auth', 'clientToken'],
    [answer(400, { error: 'phone must be digits with the country code' }), 'validation', 'http400'],
    [answer(404, { error: 'NOT_FOUND', message: 'Unable to find matching target resource method' }), 'validation', 'http404'],
    [answer(415, { error: 'the body must be application/json' }), 'validation', 'http415'],
    [answer(429, {}, { 'retry-after': '2' }), 'rateLimited', 'http429'],
    [answer(500, { error: 'Internal Server Error' }), 'transient', 'http500'],
    [answer(502, '<html>'), 'transient', 'http502'],
    [answer(400, '<html>'), 'validation', 'http400'],
  ])('%j is %s (%s)', (response, kind, code) => {
    expect(classify(response, 0)).toMatchObject({ class: kind, code });
  });

  test('keeps the vendor’s words', () => {
    expect(classify(answer(400, { error: 'message is required' }), 0)?.message).toContain('message is required');
  });

  test('takes 2xx for a success', () => {
    expect(classify(answer(200, {}), 0)).toBeUndefined();
  });
});
