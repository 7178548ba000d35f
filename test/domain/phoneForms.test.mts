/** 5,000 numbers, each in every way that Brazilians write one, against Google's library with its full metadata. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../domain/values/phone.ts';
import { createRandom } from '../../sandbox/world/random.mts';

interface Written {
  area: string;
  /** The subscriber's number before and after the hyphen. */
  start: string;
  end: string;
}

/** Name of a form, and how it is written. */
const forms: Readonly<Record<string, (number: Written) => string>> = {
  'digits alone': ({ area, start, end }) => `${area}${start}${end}`,
  'with brackets and hyphen': ({ area, start, end }) => `(${area}) ${start}-${end}`,
  'with spaces': ({ area, start, end }) => `${area} ${start} ${end}`,
  'with dots': ({ area, start, end }) => `${area}.${start}.${end}`,
  'with the ninth digit apart': ({ area, start, end }) => `(${area}) ${start.slice(0, -4)} ${start.slice(-4)}-${end}`,
  'with the trunk zero': ({ area, start, end }) => `0${area}${start}${end}`,
  'with the trunk zero in brackets': ({ area, start, end }) => `(0${area}) ${start}-${end}`,
  'with a carrier code': ({ area, start, end }) => `0 15 ${area} ${start}-${end}`,
  'with the country code': ({ area, start, end }) => `55${area}${start}${end}`,
  'with plus and country code': ({ area, start, end }) => `+55${area}${start}${end}`,
  'with plus and the trunk zero in brackets': ({ area, start, end }) => `+55 (0${area}) ${start}-${end}`,
  'with plus, spaces and brackets': ({ area, start, end }) => `+55 (${area}) ${start}-${end}`,
};

/** Forms that the library does not read, and we do: from before 2016, or not to be dialled like that. */
const legacyForms: Readonly<Record<string, (number: Written) => string>> = {
  'a mobile without its ninth digit': ({ area, start, end }) => `(${area}) ${start.slice(-4)}-${end}`,
  'the same behind the country code': ({ area, start, end }) => `+55 ${area} ${start.slice(-4)}-${end}`,
  'two zeros for the plus, without a carrier': ({ area, start, end }) => `0055${area}${start}${end}`,
};

const random = createRandom(20261124);
const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('');

/** Any two digits as an area, so that there are numbers that cannot be. */
const numbers: Written[] = Array.from({ length: 5_000 }, (_, index) => ({
  area: String(random.int(10, 99)),
  start: index % 3 === 0 ? `${random.int(2, 5)}${digits(3)}` : `9${digits(4)}`,
  end: digits(4),
}));

/** Its numbers without an area (0303 and the like) are nobody's phone. */
const oracle = (text: string): string | undefined => {
  const parsed = parsePhoneNumberFromString(text, 'BR');
  return ['MOBILE', 'FIXED_LINE'].includes(parsed?.getType() ?? '') ? parsed?.number : undefined;
};

const ours = (text: string): string | undefined => {
  const reading = readPhone(text);
  return reading.valid ? reading.e164 : undefined;
};

const truth = new Map(numbers.map((number) => [number, oracle(`+55${number.area}${number.start}${number.end}`)]));

describe('5,000 numbers', () => {
  test('of which the library takes many and refuses many', () => {
    const taken = numbers.filter((number) => truth.get(number) !== undefined);
    expect(taken.length).toBeGreaterThan(3_000);
    expect(numbers.length - taken.length).toBeGreaterThan(500);
  });

  test.each(Object.keys(forms))('%s: as the library reads them', (form) => {
    const texts = numbers.map((number) => forms[form]!(number));
    const disagreements = texts.filter((text) => ours(text) !== oracle(text));
    expect(disagreements.slice(0, 5)).toEqual([]);
  });

  test.each(Object.keys(legacyForms))('%s: read by us alone, as the number it is', (form) => {
    // Mobiles began with 6 to 9 when they had eight digits.
    const mobiles = numbers.filter((number) => /^9[6-9]\d{3}$/.test(number.start) && truth.get(number) !== undefined);
    expect(mobiles.length).toBeGreaterThan(500);
    const write = legacyForms[form]!;
    expect(mobiles.filter((number) => ours(write(number)) !== truth.get(number)).slice(0, 5)).toEqual([]);
    expect(mobiles.filter((number) => oracle(write(number)) === truth.get(number)).slice(0, 5)).toEqual([]);
  });
});
