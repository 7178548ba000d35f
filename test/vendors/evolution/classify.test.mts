import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/evolution/client/classify.ts';

const answer = (status: number, body: unknown, headers = {}) => ({ answered: true as const, status, headers, body });
const envelope = (status: number, message: unknown) => answer(status, { status, error: 'x', response: { message } });

describe('what an answer of Evolution API means', () => {
  test.each([
    [envelope(400, [{ exists: false, jid: '5511912345678@s.whatsapp.net', number: '5511912345678' }]), 'rejected', 'notOnWhatsApp'],
    [envelope(400, [[{ exists: false, jid: 'x', number: 'x' }]]), 'rejected', 'notOnWhatsApp'],
    [envelope(400, ['SessionError: No sessions']), 'auth', 'noSession'],
    [envelope(400, 'SessionError: No sessions'), 'auth', 'noSession'],
    [envelope(500, 'Connection Closed'), 'auth', 'notConnected'],
    [envelope(400, ['Error: Connection Closed']), 'auth', 'notConnected'],
    [envelope(400, [['requires property "text"']]), 'validation', 'http400'],
    [envelope(401, 'Unauthorized'), 'auth', 'http401'],
    [envelope(403, 'Forbidden'), 'auth', 'http403'],
    [envelope(404, ['The "x" instance does not exist']), 'auth', 'instanceUnknown'],
    [envelope(500, 'Internal Server Error'), 'transient', 'http500'],
    [answer(502, '<html>'), 'transient', 'http502'],
    [answer(429, '<html>', { 'retry-after': '5' }), 'rateLimited', 'http429'],
    [envelope(400, ['constructor']), 'validation', 'http400'],
    [answer(400, null), 'validation', 'http400'],
  ])('%j is %s (%s)', (response, kind, code) => {
    expect(classify(response, 0)).toMatchObject({ class: kind, code });
  });

  test('says what to do where the instance is not connected', () => {
    expect(classify(envelope(500, 'Connection Closed'), 0)?.hint).toContain('scan the QR code again');
  });

  test('waits as long as a proxy says', () => {
    expect(classify(answer(429, '', { 'retry-after': '5' }), 0)?.retryAfterMs).toBe(5_000);
  });

  test('takes 2xx for a success', () => {
    expect(classify(answer(201, {}), 0)).toBeUndefined();
  });
});
