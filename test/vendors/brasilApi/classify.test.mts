import { expect, test } from 'vitest';
import { classify } from '../../../vendors/brasilApi/client/classify.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify({ answered: true, status, body, headers }, 0);
const html = '<html></html>';

test('an object is an answer', () => {
  expect(answer(200, { cep: '30160011' })).toBeUndefined();
});

test.each([
  [200, html, 'transient'],
  [301, html, 'transient'],
  [404, html, 'transient'],
  [404, { name: 'CepPromiseError', type: 'service_error' }, 'notFound'],
  [400, { name: 'CepPromiseError', type: 'validation_error' }, 'validation'],
  [401, html, 'rateLimited'],
  [403, html, 'rateLimited'],
  [429, { message: 'Too many requests' }, 'rateLimited'],
  [504, html, 'transient'],
])('%s with %j is %s', (status, body, kind) => {
  expect(answer(status, body)).toMatchObject({ class: kind, code: `http${status}` });
});

test('a refusal for the number of calls lasts a minute, or as long as it says', () => {
  expect(answer(429, {})).toMatchObject({ retryAfterMs: 60_000 });
  expect(answer(429, {}, { 'retry-after': '5' })).toMatchObject({ retryAfterMs: 5_000 });
});
