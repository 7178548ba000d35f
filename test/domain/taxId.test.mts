import { describe, expect, test } from 'vitest';
import { bareTaxId, cnpjCheckDigits, isCnpj, isCpf, parseTaxId, punctuateTaxId } from '../../domain/values/taxId.ts';

describe('a CPF', () => {
  test.each(['24971563792', '52998224725', '11144477735'])('%s is valid', (value) => {
    expect(isCpf(value)).toBe(true);
    expect(parseTaxId(value)).toEqual({ type: 'CPF', value });
  });

  test.each(['24971563791', '52998224752', '11111111111', '00000000000', '5299822472', '529982247250', '5299822472A'])(
    '%s is not',
    (value) => {
      expect(isCpf(value)).toBe(false);
      expect(parseTaxId(value)).toBeUndefined();
    },
  );

  test.each(['529.982.247-25', ' 529 982 247 25 ', '529982247-25'])('%s is read', (text) => {
    expect(parseTaxId(text)).toEqual({ type: 'CPF', value: '52998224725' });
  });
});

describe('a CNPJ, with letters since July 2026', () => {
  test.each(['12ABC34501DE35', '1345C3A5000106', 'R55231B3000757', '90021382000122', '00000000000191'])('%s is valid', (value) => {
    expect(isCnpj(value)).toBe(true);
    expect(parseTaxId(value)).toEqual({ type: 'CNPJ', value });
  });

  test.each(['R55231B3000700', '90025108000101', '00000000000000', '12ABC34501DE3A', '12ABC34501DE3', '12ABÇ34501DE35'])(
    '%s is not',
    (value) => {
      expect(isCnpj(value)).toBe(false);
      expect(parseTaxId(value)).toBeUndefined();
    },
  );

  test.each(['12.ABC.345/01DE-35', '12.abc.345/01de-35', '12 ABC 345 01DE 35'])('%s is read, letters kept', (text) => {
    expect(parseTaxId(text)).toEqual({ type: 'CNPJ', value: '12ABC34501DE35' });
  });

  test('gets its check digits by the official example', () => {
    expect(cnpjCheckDigits('12ABC34501DE')).toBe('35');
  });
});

test.each([null, undefined, '', 'isento', {}, true])('%j is no tax id', (value) => {
  expect(parseTaxId(value)).toBeUndefined();
});

test('every single wrong digit of a CPF is noticed', () => {
  const value = '52998224725';
  const typos = [...value].flatMap((right, place) =>
    [...'0123456789'].filter((digit) => digit !== right).map((digit) => value.slice(0, place) + digit + value.slice(place + 1)),
  );
  expect(typos.filter(isCpf)).toEqual([]);
});

describe('punctuation', () => {
  test.each([
    ['52998224725', '529.982.247-25'],
    ['90021382000122', '90.021.382/0001-22'],
    ['12ABC34501DE35', '12.ABC.345/01DE-35'],
    ['PT123456789', 'PT123456789'],
  ])('%s is written %s, and read back', (bare, written) => {
    expect(punctuateTaxId(bare)).toBe(written);
    expect(bareTaxId(written)).toBe(bare);
  });

  test.each([null, undefined, 7, {}])('of %j there is none', (value) => {
    expect(bareTaxId(value)).toBe('');
  });
});
