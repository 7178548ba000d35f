import { describe, expect, test } from 'vitest';
import { deriveAuthToken, isAcceptedToken } from '../../../vendors/asaas/events/authToken.ts';

const key = '$aact_prod_000MzkwODA2MWY2OGM3MWRlMDU2NWM3MzJlNzZmNGZhZGY';
const url = 'https://n8n.example/webhook/0b3e9a50/webhook';

/** Asaas' rules, read as narrowly as they can be. */
function faultOf(token: string): string | undefined {
  if (token.length < 32 || token.length > 255) return 'length';
  if (/\s/.test(token)) return 'white space';
  if (token.startsWith('$aact_')) return 'an API key';
  if (/([A-Za-z])\1\1\1/.test(token)) return 'one letter four times';
  const values = [...token].map((character) => (/\d/.test(character) ? Number(character) : Number.NaN));
  const counts = (step: number) =>
    values.some((_, start) => [1, 2, 3, 4].every((each) => values[start + each] === values[start]! + each * step));
  return counts(1) || counts(-1) ? 'counting digits' : undefined;
}

describe('the token of a webhook', () => {
  test('is the same whenever and wherever it is derived', () => {
    expect(deriveAuthToken(key, url)).toBe(deriveAuthToken(key, url));
  });

  test('is another for another URL and for another key', () => {
    const tokens = [deriveAuthToken(key, url), deriveAuthToken(key, `${url}-test`), deriveAuthToken(`${key}x`, url)];
    expect(new Set(tokens).size).toBe(3);
  });

  test('holds nothing of the key', () => {
    expect(deriveAuthToken(key, url)).not.toContain(key.slice(-8));
  });

  test('keeps to the rules of Asaas, 20,000 times out of 20,000', () => {
    const faults = Array.from({ length: 20_000 }, (_, each) => faultOf(deriveAuthToken(key, `${url}/${each}`))).filter(
      (fault) => fault !== undefined,
    );
    expect(faults).toEqual([]);
  });
});

test.each([
  'x'.repeat(40).replaceAll('xx', 'xy').slice(0, 31),
  'ab'.repeat(128),
  `abcdefgh12345${'xy'.repeat(15)}`,
  `abcdefgh54321${'xy'.repeat(15)}`,
  `abcdaaaa${'xy'.repeat(15)}`,
  `ab cd${'xy'.repeat(15)}`,
  `$aact_prod_${'xy'.repeat(15)}`,
])('"%s" is not accepted', (token) => {
  expect(isAcceptedToken(token)).toBe(false);
});

test('a token of letters and digits is accepted', () => {
  expect(isAcceptedToken('xyxyxyxyxyxyxyxyxyxyxyxyxyxyxy13')).toBe(true);
});
