import { describe, expect, test } from 'vitest';
import { normalizeAccessKey, readAccessKey } from '../../domain/values/accessKey.ts';

/** The worked example of the NF-e manual: its check digit is 5. */
const key = '52060433009911002506550120000007800267301615';

describe('an access key', () => {
  test.each([key, `NFe${key}`, `nfe${key}`, key.replace(/(.{4})/g, '$1 ')])('is read from "%s"', (text) => {
    expect(normalizeAccessKey(text)).toBe(key);
  });

  test.each([
    ['another check digit', `${key.slice(0, 43)}4`],
    ['a wrong digit inside', `53${key.slice(2)}`],
    ['43 characters', key.slice(1)],
    ['45 characters', `${key}0`],
    ['a letter in the number', `${key.slice(0, 30)}A${key.slice(31)}`],
    ['nothing', ''],
    ['no text', 52060433],
  ])('is refused with %s', (_, text) => {
    expect(normalizeAccessKey(text)).toBeUndefined();
  });

  test('tells state, month, issuer, model, series and number', () => {
    expect(readAccessKey(key)).toEqual({
      stateCode: '52',
      yearMonth: '0604',
      issuerTaxId: '33009911002506',
      model: '55',
      series: 12,
      number: 780,
    });
  });
});

/** Weights 2 to 9 from the right, each character worth its code minus 48, remainder 0 or 1 gives 0. */
function checkDigit(base: string): number {
  let sum = 0;
  let weight = 2;
  for (const character of [...base].toReversed()) {
    sum += (character.charCodeAt(0) - 48) * weight;
    weight = weight === 9 ? 2 : weight + 1;
  }
  return sum % 11 < 2 ? 0 : 11 - (sum % 11);
}

test('an issuer with letters in its CNPJ has keys too', () => {
  const base = '352607' + '12ABC34501DE35' + '55' + '001' + '000001001' + '1' + '12345678';
  const text = `${base}${checkDigit(base)}`;
  expect(normalizeAccessKey(text)).toBe(text);
  expect(normalizeAccessKey(text.toLowerCase())).toBe(text);
  expect(readAccessKey(text)).toMatchObject({ issuerTaxId: '12ABC34501DE35', number: 1001 });
});
