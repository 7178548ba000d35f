/** By which way a lead may be written to, whatever stands in the CRM's fields. */
import { expect, test } from 'vitest';
import { writableBy } from '../../../domain/documents/lead.ts';
import { isEmail } from '../../../domain/values/email.ts';
import { isoMoment } from '../../../domain/values/isoMoment.ts';

const agreed = { given: true, at: null, proof: 'Aceito', channels: [] };

test.each([
  ['maria@loja.example', true],
  ['maria+vip@loja.com.br', true],
  ['joão@loja.example', true],
  ['maria.@loja.example', false],
  ['.maria@loja.example', false],
  ['maria@loja..example', false],
  ['maria@loja', false],
  ['a@loja.example, b@loja.example', false],
  ['Maria <maria@loja.example>', false],
  ['não tem', false],
  ['', false],
])('%j as an address: %s', (email, isOne) => {
  expect(isEmail(email)).toBe(isOne);
  expect(writableBy({ email, phone: null, consent: agreed }).email).toBe(isOne);
});

test('a time needs its zone, and words are none', () => {
  expect(isoMoment('2026-11-24T15:00:00.000-03:00')).toBe(Date.UTC(2026, 10, 24, 18));
  expect(isoMoment('2026-11-24T15:00:00+0000')).toBe(Date.UTC(2026, 10, 24, 15));
  for (const text of [null, '', '2026-11-24', '2026-11-24T15:00', '03/11/2026', 'liguei dia 5', '2001', 'x 2026-11-24T15:00:00Z'])
    expect(isoMoment(text), String(text)).toBeNaN();
});
