import { parsePhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { address, company, cpf, cnpj, person, places, writtenPhone } from '../../sandbox/brazil/index.mts';
import { withCnpjDigits, withCpfDigits } from '../../sandbox/brazil/digits.mts';
import { createRandom } from '../../sandbox/world/random.mts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('tax ids', () => {
  test.each(['24971563792', '52998224725', '11144477735'])('agrees with the official CPF %s', (value) => {
    expect(withCpfDigits(value.slice(0, 9))).toBe(value);
  });

  test.each(['12ABC34501DE35', '1345C3A5000106', 'R55231B3000757', '90021382000122', '00000000000191'])(
    'agrees with the official CNPJ %s',
    (value) => {
      expect(withCnpjDigits(value.slice(0, 12))).toBe(value);
    },
  );

  test('makes plain and alphanumeric ones of fourteen characters', () => {
    const random = createRandom(3);
    expect(cpf(random)).toMatch(/^\d{11}$/);
    expect(cnpj(random)).toMatch(/^\d{14}$/);
    expect(cnpj(random, { alphanumeric: true })).toMatch(/^(?=.*[A-Z])[0-9A-Z]{12}\d{2}$/);
  });
});

describe('people and places', () => {
  test('gives the same people for the same seed', () => {
    expect(person(createRandom(5))).toEqual(person(createRandom(5)));
    expect(person(createRandom(5))).not.toEqual(person(createRandom(6)));
  });

  test('has companies with and without letters in their CNPJ', () => {
    const random = createRandom(1);
    const kinds = new Set(times(40).map(() => /[A-Z]/.test(company(random).cnpj)));
    expect(kinds).toEqual(new Set([true, false]));
  });

  test('knows municipalities by a valid IBGE code, in all five regions, capitals and villages', () => {
    for (const { ibge } of places) expect(ibgeDigit(ibge)).toBe(ibge.at(-1));
    expect(new Set(places.map(({ ibge }) => ibge[0]))).toEqual(new Set(['1', '2', '3', '4', '5']));
    expect(new Set(places.map(({ capital }) => capital))).toEqual(new Set([true, false]));
  });

  test('gives addresses whose CEP belongs to the municipality', () => {
    const random = createRandom(2);
    for (const one of times(200).map(() => address(random))) {
      const place = places.find(({ city }) => city === one.city)!;
      expect(one.postalCode).toMatch(/^\d{8}$/);
      expect(Number(one.postalCode)).toBeGreaterThanOrEqual(place.postalCodes[0]);
      expect(Number(one.postalCode)).toBeLessThanOrEqual(place.postalCodes[1]);
    }
  });

  test('writes mobile numbers in several ways that all mean the same number', () => {
    const random = createRandom(4);
    const { phone } = person(random);
    const written = times(6).map((style) => writtenPhone(phone, style));
    expect(new Set(written).size).toBe(6);
    for (const text of written) expect(parsePhoneNumber(text.replace(/^55 /, '+55 '), 'BR').number).toBe(phone);
    expect(parsePhoneNumber(phone).isValid()).toBe(true);
  });
});

/** The check digit of a municipality's code: weights 1 and 2 by turns, digits of the products summed. */
function ibgeDigit(code: string): string {
  const sum = [...code.slice(0, 6)].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
