import { describe, expect, test } from 'vitest';
import { noAnswer, retryAfterMs, toQueryString } from '../../runtime/client/http.ts';

test.each<[Parameters<typeof toQueryString>[0], string]>([
  [undefined, ''],
  [{}, ''],
  [{ limit: 100, active: true }, 'limit=100&active=true'],
  [{ name: 'João & filhos', missing: undefined }, 'name=Jo%C3%A3o%20%26%20filhos'],
  [{ idsProdutos: [1, 2] }, 'idsProdutos%5B%5D=1&idsProdutos%5B%5D=2'],
  [{ 'ids[]': ['a'] }, 'ids%5B%5D=a'],
  [{ numeros: [] }, ''],
  [{ q: 'cut in the middle of \ud83d' }, 'q=cut%20in%20the%20middle%20of%20%EF%BF%BD'],
])('%j reads as "%s"', (query, text) => {
  expect(toQueryString(query)).toBe(text);
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-05T12:00:00Z');

  test.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['5', 5000],
    ['2.5', 2500],
    ['0', 0],
    ['Mon, 05 Jan 2026 12:00:20 GMT', 20_000],
    ['Mon, 05 Jan 2026 11:59:00 GMT', 0],
    ['soon', undefined],
  ])('%s is %s milliseconds', (value, expected) => {
    expect(retryAfterMs(value === undefined ? {} : { 'retry-after': value }, now)).toBe(expected);
  });
});

test.each([
  ['ECONNREFUSED', false],
  ['ENOTFOUND', false],
  ['ECONNRESET', true],
  ['ETIMEDOUT', true],
  ['ESOMETHINGNEW', true],
])('after %s the request may have arrived: %s', (code, maybeSent) => {
  expect(noAnswer(code)).toEqual({ answered: false, code, maybeSent });
});
