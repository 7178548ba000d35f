import { expect, test } from 'vitest';
import { classify } from '../../../vendors/viaCep/client/classify.ts';

const answer = (status: number, body: unknown = '<html></html>', headers: Record<string, string> = {}) =>
  classify({ answered: true, status, body, headers }, 0);

test('an object is an answer, also about a CEP that does not exist', () => {
  expect(answer(200, { erro: 'true' })).toBeUndefined();
});

test.each([
  [200, 'transient'],
  [302, 'transient'],
  [408, 'transient'],
  [502, 'transient'],
  [400, 'validation'],
  [404, 'validation'],
  [401, 'rateLimited'],
  [403, 'rateLimited'],
  [429, 'rateLimited'],
])('a page of HTML with %s is %s', (status, kind) => {
  expect(answer(status)).toMatchObject({ class: kind, code: `http${status}` });
});

test('who is shut out leaves it alone for ten minutes, or for as long as it says', () => {
  expect(answer(403)).toMatchObject({ retryAfterMs: 600_000 });
  expect(answer(429, '', { 'retry-after': '30' })).toMatchObject({ retryAfterMs: 30_000 });
});
