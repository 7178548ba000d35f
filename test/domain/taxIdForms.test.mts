/** 1,000 tax ids, each as people paste it: read as the number it is, or not at all. The check digits are reckoned here, by themselves. */
import { describe, expect, test } from 'vitest';
import { parseForeignId, parseTaxId, parseTaxIdField, unreadTaxId } from '../../domain/values/taxId.ts';
import { createRandom } from '../../sandbox/world/random.mts';

const random = createRandom(20261130);
const characters = (count: number, alphabet: string) => Array.from({ length: count }, () => random.pick([...alphabet])).join('');

function checkDigit(text: string, weights: readonly number[]): string {
  const sum = [...text].reduce((total, sign, place) => total + (sign.charCodeAt(0) - 48) * weights[place]!, 0);
  return String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
}

function cpf(base: string): string {
  const first = base + checkDigit(base, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return first + checkDigit(first, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

function cnpj(base: string): string {
  const first = base + checkDigit(base, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
  return first + checkDigit(first, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
}

const cpfs = Array.from({ length: 500 }, (_, index) =>
  cpf(index % 2 === 0 ? characters(9, '0123456789') : `0${characters(8, '123456789')}`),
);
const cnpjs = Array.from({ length: 500 }, (_, index) => {
  const base =
    index % 2 === 0 ? characters(12, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') : `0${characters(7, '123456789')}000${1 + (index % 9)}`;
  return cnpj(base);
});

const dotted = (value: string, dash = '-') =>
  value.length === 11
    ? value.replace(/^(...)(...)(...)(..)$/, `$1.$2.$3${dash}$4`)
    : value.replace(/^(..)(...)(...)(....)(..)$/, `$1.$2.$3/$4${dash}$5`);
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const label = (value: string) => (value.length === 11 ? 'CPF' : 'CNPJ');

const forms: Readonly<Record<string, (value: string) => string>> = {
  bare: (value) => value,
  dotted,
  'a label': (value) => `${label(value)}: ${dotted(value)}`,
  'a label and nº': (value) => `${label(value).toLowerCase()} nº ${dotted(value)}`,
  'both labels': (value) => `CPF/CNPJ ${dotted(value)}`,
  'an en dash': (value) => dotted(value, '–'),
  'a non-breaking hyphen': (value) => dotted(value, '\u2011'),
  'a minus sign': (value) => dotted(value, ' − '),
  'wide signs': (value) => wide(dotted(value)),
  'marks that nobody sees': (value) => `\u200b${dotted(value).replace('.', '\u200d.')}\ufeff`,
  'text direction': (value) => `\u2068${dotted(value)}\u2069`,
  'hard blanks': (value) => `\u00a0${dotted(value).replaceAll('.', '\u00a0')}\t`,
  'small letters': (value) => value.toLowerCase(),
  brackets: (value) => `(${dotted(value)})`,
};

const read = (value: string) => ({ type: label(value), value });

test.each(Object.keys(forms))('1,000 tax ids written with %s are read', (form) => {
  const wrong = [...cpfs, ...cnpjs].filter((value) => {
    const reading = parseTaxId(forms[form]!(value));
    return reading?.value !== value || reading.type !== label(value);
  });
  expect(wrong.slice(0, 5)).toEqual([]);
});

test('one wrong digit is never read as another number', () => {
  const typos = [...cpfs, ...cnpjs].map((value) => {
    const place = random.int(0, value.length - 1);
    const other = String((Number.parseInt(value[place]!, 36) + random.int(1, 9)) % 10);
    return value.slice(0, place) + other + value.slice(place + 1);
  });
  const others = typos.filter((typo) => !cpfs.includes(typo) && !cnpjs.includes(typo));
  // The check digits cannot tell a remainder of 1 from 0, so that a few typing errors are valid numbers themselves.
  const isValid = (value: string) => (value.length === 11 ? cpf(value.slice(0, 9)) : cnpj(value.slice(0, 12))) === value;
  const readAnyway = others.filter((typo) => !isValid(typo) && parseTaxIdField(`${label(typo)}: ${typo}`) !== undefined);
  expect(others.filter((typo) => !isValid(typo)).length).toBeGreaterThan(950);
  expect(readAnyway).toEqual([]);
});

describe('the leading zeros that a spreadsheet ate', () => {
  const eaten = [...cpfs, ...cnpjs].filter((value) => /^0{1,2}[1-9]\d*$/.test(value));

  test('come back in a field for a tax id, as a text and as a number', () => {
    expect(eaten.length).toBeGreaterThan(300);
    expect(eaten.filter((value) => parseTaxIdField(value.replace(/^0+/, ''))?.value !== value)).toEqual([]);
    expect(eaten.filter((value) => parseTaxIdField(Number(value))?.value !== value)).toEqual([]);
    expect(eaten.filter((value) => parseTaxIdField(`${Number(value)}.0`)?.value !== value)).toEqual([]);
  });

  test('stay away elsewhere: ten digits may be a phone', () => {
    expect(eaten.filter((value) => parseTaxId(value.replace(/^0+/, '')) !== undefined)).toEqual([]);
  });
});

describe('a passport', () => {
  test.each([
    ['YA1234567', 'YA1234567'],
    ['fx 123456', 'FX123456'],
    ['Passaporte: MG123456', 'MG123456'],
    ['Passport nº A1234567', 'A1234567'],
  ])('%s is a foreign document', (text, value) => {
    expect(parseForeignId(text)).toEqual({ type: 'foreign', value });
  });

  test('may look like anything where it is asked for', () => {
    expect(parseForeignId('123456789', true)).toEqual({ type: 'foreign', value: '123456789' });
  });

  // A state's RG, a CPF with a typing error, a masked number, words.
  test.each(['MG12345678', 'SP-12.345.678', 'CPF12345678', '529982247-26', '***.982.247-**', 'isento', '', null, 12345678])(
    '%j is none',
    (text) => {
      expect(parseForeignId(text)).toBeUndefined();
    },
  );
});

test.each([
  ['CPF: 529.982.247-26', 'CPF'],
  ['12.ABC.345/01DE-36', 'CNPJ'],
])('%s is kept as it is written, to be told as a wrong %s', (written, type) => {
  expect(unreadTaxId(written)).toEqual({ type, value: written });
  expect(parseTaxIdField(written)).toBeUndefined();
});

test('the reference numbers read as themselves', () => {
  expect(['52998224725', '24971563792', '12ABC34501DE35', '90021382000122'].map((value) => parseTaxIdField(value))).toEqual(
    ['52998224725', '24971563792', '12ABC34501DE35', '90021382000122'].map(read),
  );
});
