import { expect, test } from 'vitest';
import { readAddressLines } from '../../domain/values/addressLines.ts';
import { isState, parsePostalCode } from '../../domain/values/postalAddress.ts';

test.each([
  ['01310-100', '01310100'],
  ['01310100', '01310100'],
  [' 89223-005 ', '89223005'],
  ['01.310-100', '01310100'],
  ['01310 100', '01310100'],
  ['01310–100', '01310100'],
])('"%s" is the CEP %s', (text, code) => {
  expect(parsePostalCode(text)).toBe(code);
});

test.each(['1310-100', '013101000', '01310 10', '0.1310-100', '01310--100', '', 'abcde-fgh', null, 1310100])('%j is no CEP', (text) => {
  expect(parsePostalCode(text)).toBeUndefined();
});

test('there are 27 states', () => {
  const codes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const all = [...codes].flatMap((first) => [...codes].map((second) => first + second));
  expect(all.filter(isState)).toHaveLength(27);
  expect(isState('SP')).toBe(true);
  expect(isState('sp')).toBe(false);
  expect(isState('São Paulo')).toBe(false);
});

test.each([
  ['Avenida Paulista, 1578', 'Avenida Paulista', '1578'],
  ['Avenida Paulista 1578', 'Avenida Paulista', '1578'],
  ['Rua das Flores, nº 12', 'Rua das Flores', '12'],
  ['Rua das Flores nº 12', 'Rua das Flores', '12'],
  ['Rua das Flores, 12-A', 'Rua das Flores', '12-A'],
  ['Rua das Flores, 12/14', 'Rua das Flores', '12/14'],
  ['Rua das Flores, 12A', 'Rua das Flores', '12A'],
  ['Rua das Flores, S/N', 'Rua das Flores', 'S/N'],
  ['Rua das Flores, s/nº', 'Rua das Flores', 's/nº'],
  ['Rua 7 de Setembro, 45', 'Rua 7 de Setembro', '45'],
  ['Rua XV de Novembro', 'Rua XV de Novembro', null],
  ['BR-101, 200', 'BR-101', '200'],
  ['12', '12', null],
  ['', null, null],
])('"%s" is street "%s" and number "%s"', (line, street, number) => {
  expect(readAddressLines(line, '')).toMatchObject({ street, number });
});
