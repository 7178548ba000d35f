import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/waha/client/classify.ts';

const answer = (status: number, body: unknown, headers = {}) => ({ answered: true as const, status, headers, body });
const state = (status: string) => answer(422, { error: 'x', session: 'default', status, expected: ['WORKING'] });

describe('what an answer of WAHA means', () => {
  test.each([
    [state('SCAN_QR_CODE'), 'auth', 'notConnected', 'scan the QR code again'],
    [state('STARTING'), 'auth', 'notConnected', 'in a minute'],
    [state('FAILED'), 'auth', 'notConnected', 'Restart'],
    [answer(401, { statusCode: 401, message: 'Unauthorized' }), 'auth', 'http401', 'WAHA_API_KEY'],
    [answer(404, { statusCode: 404, message: 'Session not found' }), 'auth', 'sessionUnknown', 'dashboard'],
    [
      answer(404, { statusCode: 404, message: "We didn't find a session with name 'default'.\nPlease start it first by using POST …" }),
      'auth',
      'sessionUnknown',
      'Start the session',
    ],
    [answer(429, '', { 'retry-after': '3' }), 'rateLimited', 'http429', undefined],
    [answer(404, { statusCode: 404, message: 'Message not found' }), 'notFound', 'http404', undefined],
    [answer(400, { statusCode: 400, message: ['text must be a string'] }), 'validation', 'http400', undefined],
    [answer(422, { statusCode: 422, message: 'The feature is available only in Plus version' }), 'validation', 'http422', undefined],
    [answer(500, { statusCode: 500, exception: { message: 'x' } }), 'transient', 'http500', undefined],
    [answer(502, '<html>'), 'transient', 'http502', undefined],
    [answer(400, '<html>'), 'validation', 'http400', undefined],
  ])('%j is %s (%s)', (response, kind, code, hint) => {
    const failure = classify(response, 0);
    expect(failure).toMatchObject({ class: kind, code });
    if (hint !== undefined) expect(failure?.hint).toContain(hint);
  });

  test('keeps the server’s words', () => {
    expect(classify(answer(422, { message: 'The feature is available only in Plus version' }), 0)?.message).toContain('Plus version');
  });

  test('takes 2xx for a success', () => {
    expect(classify(answer(201, {}), 0)).toBeUndefined();
  });
});
