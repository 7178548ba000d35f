import { describe, expect, test } from 'vitest';
import type { ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { classify } from '../../../vendors/whatsappCloud/client/classify.ts';

const error = (status: number, code: number, details?: string) => ({
  answered: true as const,
  status,
  headers: {},
  body: {
    error: {
      message: `(#${code}) Something`,
      type: 'OAuthException',
      code,
      ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: 'A1',
    },
  },
});

/** Meta's documentation of the error codes. */
const cases: [number, number, ErrorClass][] = [
  [190, 401, 'auth'],
  [0, 401, 'auth'],
  [10, 403, 'auth'],
  [200, 403, 'auth'],
  [4, 429, 'rateLimited'],
  [80007, 429, 'rateLimited'],
  [130429, 429, 'rateLimited'],
  [131056, 429, 'rateLimited'],
  [131048, 429, 'rejected'],
  [131021, 400, 'validation'],
  [131026, 400, 'rejected'],
  [131047, 400, 'rejected'],
  [131049, 400, 'rejected'],
  [131050, 400, 'rejected'],
  [368, 403, 'rejected'],
  [131053, 400, 'validation'],
  [132000, 400, 'validation'],
  [132001, 404, 'validation'],
  [132012, 400, 'validation'],
  [132015, 400, 'rejected'],
  [132016, 400, 'rejected'],
  [133010, 400, 'auth'],
  [1, 400, 'transient'],
  [2, 503, 'transient'],
  [131000, 500, 'transient'],
  [131016, 500, 'transient'],
  [100, 400, 'validation'],
  [999999, 400, 'validation'],
  [999999, 500, 'transient'],
];

describe('what an answer of the Cloud API means', () => {
  test.each(cases)('code %i (%i) is %s', (code, status, kind) => {
    expect(classify(error(status, code), 0)).toMatchObject({ class: kind, code: String(code) });
  });

  test('keeps Meta’s own words', () => {
    expect(classify(error(400, 132000, 'body: number of params does not match'), 0)?.message).toContain(
      'body: number of params does not match',
    );
  });

  test('holds nobody else back for a limit that is about one recipient', () => {
    expect(classify({ ...error(429, 131056), headers: {} }, 0)).toMatchObject({ retryAfterMs: 6_000, onlyThisCall: true });
    expect(classify({ ...error(429, 130429), headers: {} }, 0)).not.toHaveProperty('onlyThisCall');
    expect(classify({ ...error(429, 130429), headers: { 'retry-after': '60' } }, 0)?.retryAfterMs).toBe(60_000);
  });

  test('says when a person who got enough marketing may be written to again, without waiting for it', () => {
    expect(classify(error(400, 131049), 0)).toMatchObject({ class: 'rejected', retryAfterMs: 86_400_000 });
  });

  test('tells that the customer may be written to by a template only', () => {
    expect(classify(error(400, 131047), 0)).toMatchObject({ condition: 'windowClosed' });
    expect(classify(error(400, 131026), 0)).not.toHaveProperty('means');
  });

  test('goes by the status where there is no code', () => {
    const answer = (status: number, body: unknown) => classify({ answered: true, status, headers: {}, body }, 0)?.class;
    expect(answer(502, '<html>')).toBe('transient');
    expect(answer(401, { loginFailure: 'no token' })).toBe('auth');
    expect(answer(200, { messages: [] })).toBeUndefined();
  });
});
