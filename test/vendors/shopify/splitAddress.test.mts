import { describe, expect, test } from 'vitest';
import { splitAddressLines } from '../../../vendors/shopify/orders/splitAddress.ts';

describe('two address lines taken apart', () => {
  test.each([
    ['Av. Paulista, \u20601578', 'Apto 42, \u2060Bela Vista', ['Av. Paulista', '1578', 'Apto 42', 'Bela Vista']],
    ['Av. Paulista, \u20601578', '\u2060Bela Vista', ['Av. Paulista', '1578', null, 'Bela Vista']],
    ['Rua da Praia, \u2060S/N', '\u2060Centro', ['Rua da Praia', 'S/N', null, 'Centro']],
    ['Rua 25 de Março, \u2060100', 'Loja 2, Fundos, \u2060Sé', ['Rua 25 de Março', '100', 'Loja 2, Fundos', 'Sé']],
  ])('as Shopify’s checkout joins them: %s | %s', (line1, line2, expected) => {
    const { street, number, complement, district } = splitAddressLines(line1, line2);
    expect([street, number, complement, district]).toEqual(expected);
  });

  test.each([
    ['Rua das Flores, 10', 'Centro', ['Rua das Flores', '10', null, 'Centro']],
    ['Rua das Flores, 10', 'Apto 42, Centro', ['Rua das Flores', '10', 'Apto 42', 'Centro']],
    ['Rua das Flores, 10', 'Centro, apto 42', ['Rua das Flores', '10', 'apto 42', 'Centro']],
    ['Rua das Flores, 10', 'Apto 42 - Bloco B - Jardim América', ['Rua das Flores', '10', 'Apto 42, Bloco B', 'Jardim América']],
    ['Rua das Flores, 10', 'Apto 42', ['Rua das Flores', '10', 'Apto 42', null]],
    ['Rua das Flores, 10', '', ['Rua das Flores', '10', null, null]],
    ['Rua das Flores, 10', 'Casa Verde', ['Rua das Flores', '10', null, 'Casa Verde']],
    ['Rua das Flores, 10', 'Torre', ['Rua das Flores', '10', null, 'Torre']],
    ['Rua das Flores, 10', 'Torre B, Vila Olímpia', ['Rua das Flores', '10', 'Torre B', 'Vila Olímpia']],
    ['Rua das Flores, 10 - apto 42', 'Centro', ['Rua das Flores', '10', 'apto 42', 'Centro']],
    ['Rua das Flores, 10, Centro', '', ['Rua das Flores', '10', null, 'Centro']],
    ['Rua Sem Número, s/n', 'Zona Rural', ['Rua Sem Número', 's/n', null, 'Zona Rural']],
    ['Rua das Flores', 'Centro', ['Rua das Flores', null, null, 'Centro']],
  ])('as people write them: %s | %s', (line1, line2, expected) => {
    const { street, number, complement, district } = splitAddressLines(line1, line2);
    expect([street, number, complement, district]).toEqual(expected);
  });
});

describe('the checkout’s own field for the number', () => {
  test.each([
    ['Rua A, \u20601.234', '\u2060Centro', ['Rua A', '1234', null, 'Centro', undefined]],
    ['Rua A, \u2060nº 10', '\u2060Centro', ['Rua A', '10', null, 'Centro', undefined]],
    ['Rua A, \u2060123 apto 45', '\u2060Centro', ['Rua A', '123', 'apto 45', 'Centro', undefined]],
    ['Rua A, \u2060apto 45', 'Bloco 2, \u2060Centro', ['Rua A', null, 'apto 45, Bloco 2', 'Centro', undefined]],
    ['Rua A, \u2060123, 45', '\u2060Centro', ['Rua A', null, '123, 45', 'Centro', ['house number unclear: 123 or 45']]],
  ])('%s | %s', (line1, line2, expected) => {
    const { street, number, complement, district, doubts } = splitAddressLines(line1, line2);
    expect([street, number, complement, district, doubts]).toEqual(expected);
  });
});
