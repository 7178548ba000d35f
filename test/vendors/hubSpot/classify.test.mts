import { describe, expect, test } from 'vitest';
import { classify } from '../../../vendors/hubSpot/client/classify.ts';

const now = Date.parse('2026-01-05T12:00:00Z');
const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  answered: true as const,
  status,
  headers,
  body,
});

/** As HubSpot words it: the details as JSON behind the words. */
const inMessage = (...details: { name: string; error: string }[]) => ({
  status: 'error',
  message: `Property values were not valid: ${JSON.stringify(details.map((each) => ({ isValid: false, message: 'maria@loja.example', ...each })))}`,
  category: 'VALIDATION_ERROR',
});

const inErrors = (code: string, name: string) => ({
  status: 'error',
  message: 'Property values were not valid',
  category: 'VALIDATION_ERROR',
  errors: [{ message: 'maria@loja.example', code, context: { propertyName: [name] } }],
});

test.each([200, 201, 204, 207])('%i is no failure', (status) => {
  expect(classify(answer(status, {}), now)).toBeUndefined();
});

describe('what an answer of HubSpot means', () => {
  test.each<[number, unknown, string, string]>([
    [409, { category: 'CONFLICT', message: 'Contact already exists. Existing ID: 101' }, 'conflict', 'CONFLICT'],
    [409, { category: 'OBJECT_ALREADY_EXISTS', errors: [{ message: 'x', in: 'email' }] }, 'conflict', 'OBJECT_ALREADY_EXISTS'],
    [400, inMessage({ name: 'ponte_phone', error: 'CONFLICTING_UNIQUE_VALUE' }), 'conflict', 'CONFLICTING_UNIQUE_VALUE'],
    [400, inErrors('CONFLICTING_UNIQUE_VALUE', 'ponte_phone'), 'conflict', 'CONFLICTING_UNIQUE_VALUE'],
    [400, inErrors('INVALID_EMAIL', 'email'), 'validation', 'INVALID_EMAIL'],
    [400, { category: 'VALIDATION_ERROR', message: 'Invalid input JSON' }, 'validation', 'VALIDATION_ERROR'],
    [400, { message: 'Property values were not valid: [{not json' }, 'validation', 'http400'],
    [401, { category: 'INVALID_AUTHENTICATION' }, 'auth', 'INVALID_AUTHENTICATION'],
    [403, { category: 'MISSING_SCOPES' }, 'auth', 'MISSING_SCOPES'],
    [404, { category: 'OBJECT_NOT_FOUND', message: 'resource not found' }, 'notFound', 'OBJECT_NOT_FOUND'],
    [429, { errorType: 'RATE_LIMIT', policyName: 'DAILY' }, 'rateLimited', 'RATE_LIMIT'],
    [500, { message: 'internal error' }, 'transient', 'http500'],
    [502, '<html>', 'transient', 'http502'],
  ])('%i %j', (status, body, errorClass, code) => {
    expect(classify(answer(status, body), now)).toMatchObject({ class: errorClass, code, httpStatus: status, hint: expect.any(String) });
  });

  test.each([
    [
      'in the message',
      inMessage({ name: 'ponte_phone', error: 'PROPERTY_DOESNT_EXIST' }, { name: 'ponte_source', error: 'PROPERTY_DOESNT_EXIST' }),
    ],
    [
      'in errors',
      { errors: [...inErrors('PROPERTY_DOESNT_EXIST', 'ponte_phone').errors, ...inErrors('PROPERTY_DOESNT_EXIST', 'ponte_source').errors] },
    ],
  ])('properties that are missing are named with how to make them (%s)', (_, body) => {
    const failure = classify(answer(400, body), now)!;
    expect(failure).toMatchObject({ class: 'validation', code: 'PROPERTY_DOESNT_EXIST' });
    expect(failure.message).toContain('"ponte_phone", "ponte_source"');
    expect(failure.hint).toMatch(/"ponte_phone" \(single-line text, with "Require unique values.*"ponte_source" \(single-line text\)/);
  });

  test('what is refused is named by its field, never by its value', () => {
    for (const body of [inMessage({ name: 'email', error: 'INVALID_EMAIL' }), inErrors('INVALID_EMAIL', 'email')]) {
      const { message } = classify(answer(400, body), now)!;
      expect(message).toBe('HubSpot refused: email (INVALID_EMAIL)');
    }
  });

  test.each([
    ['TEN_SECONDLY_ROLLING', {}, 10_000],
    ['SECONDLY', {}, 1_000],
    ['DAILY', {}, 3_600_000],
    ['TEN_SECONDLY_ROLLING', { 'retry-after': '3' }, 3_000],
  ])('%s with %j waits %i ms', (policyName, headers, wait) => {
    expect(classify(answer(429, { policyName }, headers), now)?.retryAfterMs).toBe(wait);
  });
});
