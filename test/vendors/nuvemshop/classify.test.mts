/** What Nuvemshop may answer. */
import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../../runtime/client/http.ts';
import { classify } from '../../../vendors/nuvemshop/client/classify.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  answered: true,
  status,
  headers,
  body,
});

const fault = (status: number, description = 'words') => answer(status, { code: status, message: 'Fault', description });

describe('the failure in an answer', () => {
  test.each([
    ['a token that is none any more', fault(401), 'auth', 'user_id'],
    ['a plan that is not paid', fault(402), 'auth', 'Pay the plan'],
    ['a permission that is missing', fault(403), 'auth', 'partner portal'],
    ['an order that is gone', fault(404), 'notFound', 'panel'],
    ['a field that is refused', answer(422, { url: ['must be public'] }), 'validation', undefined],
    ['a call that is refused', fault(400), 'validation', undefined],
    ['too many calls', fault(429), 'rateLimited', 'n8n Processes'],
    ['a bad day', fault(500), 'transient', 'later'],
    ['a gateway that gave up', answer(504, '<html></html>'), 'transient', 'later'],
    ['a page where data should be', answer(200, '<html></html>'), 'transient', 'later'],
    ['nothing where data should be', answer(200, ''), 'transient', 'later'],
  ])('%s', (_what, response, errorClass, hint) => {
    const failure = classify(response, 0);
    expect(failure?.class).toBe(errorClass);
    if (hint !== undefined) expect(failure?.hint).toContain(hint);
  });

  test('data is a success', () => {
    expect(classify(answer(200, []), 0)).toBeUndefined();
    expect(classify(answer(201, { id: 1 }), 0)).toBeUndefined();
  });

  test('tells the fields that are refused, and waits for room in the bucket, not for all of it', () => {
    expect(classify(answer(422, { url: ['must be public', 'is too long'] }), 0)?.message).toBe(
      'Nuvemshop refuses: url must be public, is too long',
    );
    expect(classify(answer(429, {}, { 'x-rate-limit-reset': '1500' }), 0)?.retryAfterMs).toBe(1500);
    expect(classify(answer(429, {}, { 'x-rate-limit-reset': '20000' }), 0)?.retryAfterMs).toBe(5000);
  });
});
