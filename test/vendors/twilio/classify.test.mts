import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/twilio/client/classify.ts';
import { statusOf } from '../../../vendors/twilio/messages/statusWords.ts';

const error = (status: number, code: number, headers = {}) => ({
  answered: true as const,
  status,
  headers,
  body: { code, message: 'Words', more_info: 'x', status },
});

describe('what an answer of Twilio means', () => {
  test.each([
    [401, 20003, 'auth'],
    [404, 20404, 'notFound'],
    [429, 20429, 'rateLimited'],
    [500, 20500, 'transient'],
    [400, 21211, 'validation'],
    [400, 21603, 'auth'],
    [400, 21604, 'validation'],
    [400, 21609, 'validation'],
    [400, 21610, 'rejected'],
    [400, 21617, 'validation'],
    [400, 21619, 'validation'],
    [400, 21655, 'validation'],
    [400, 21656, 'validation'],
    [400, 63003, 'rejected'],
    [400, 63007, 'auth'],
    [400, 63016, 'rejected'],
    [400, 63018, 'rateLimited'],
    [400, 63024, 'rejected'],
    [400, 63031, 'validation'],
    [400, 63041, 'rejected'],
    [400, 63042, 'rejected'],
    [400, 63049, 'rejected'],
    [400, 99999, 'validation'],
    [503, 99999, 'transient'],
  ])('%i with code %i is %s', (status, code, kind) => {
    expect(classify(error(status, code), 0)).toMatchObject({ class: kind, code: String(code), message: expect.stringContaining('Words') });
  });

  test('goes by the status where there is no code', () => {
    const answer = (status: number) => classify({ answered: true, status, headers: {}, body: '<html>' }, 0);
    expect(answer(502)).toMatchObject({ class: 'transient', code: 'http502' });
    expect(answer(401)).toMatchObject({ class: 'auth', code: 'http401' });
    expect(answer(201)).toBeUndefined();
  });

  test('tells a node that only a template may go out, so that its fallback template does', () => {
    expect(classify(error(400, 63016), 0)?.condition).toBe('windowClosed');
    expect(classify(error(400, 63024), 0)).not.toHaveProperty('means');
  });

  test('waits as long as Twilio says', () => {
    expect(classify(error(429, 20429, { 'retry-after': '2' }), 0)?.retryAfterMs).toBe(2_000);
  });
});

describe('what has become of a message', () => {
  test.each([
    ['queued', null, 'queued', null],
    ['accepted', null, 'queued', null],
    ['sent', null, 'sent', null],
    ['delivered', null, 'delivered', null],
    ['read', null, 'read', null],
    ['undelivered', 63024, 'failed', 'the message cannot be delivered to this number (63024)'],
    ['failed', 63016, 'failed', 'the customer has not written in the last 24 hours (63016)'],
    ['failed', 12345, 'failed', 'Twilio gives only the code of the reason (12345)'],
    ['canceled', null, 'failed', 'Twilio calls it "canceled" without giving a reason'],
    ['constructor', null, 'unknown', 'Twilio calls it "constructor"'],
    ['teleported', null, 'unknown', 'Twilio calls it "teleported"'],
  ])('%s (%s) is %s', (word, code, status, reason) => {
    expect(statusOf(word, code)).toEqual({ status, reason });
  });
});
