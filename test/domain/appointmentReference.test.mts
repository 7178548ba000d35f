import { expect, test } from 'vitest';
import { appointmentReference, referenceTo } from '../../domain/documents/appointment.ts';

test.each([
  ['ana@clinica.example/7k2f', { calendar: 'ana@clinica.example', event: '7k2f' }],
  ['primary/7k2f_20261201T130000Z', { calendar: 'primary', event: '7k2f_20261201T130000Z' }],
  ['a/b/7k2f#20261201T130000Z', { calendar: 'a/b', event: '7k2f', start: '2026-12-01T13:00:00.000Z' }],
  ['primary/7k2f#20261201', { calendar: 'primary', event: '7k2f', start: '2026-12-01' }],
])('%s is a reference', (text, reference) => {
  expect(appointmentReference(text)).toEqual(reference);
});

test.each([['7k2f'], [''], [undefined], ['primary/'], ['primary/7k2f#tomorrow'], ['Sim, confirmo']])('%s is none', (text) => {
  expect(appointmentReference(text)).toBeUndefined();
});

test('what is made of an appointment holds its time, whatever offset it is written with', () => {
  expect(referenceTo({ id: 'primary/7k2f', start: '2026-12-01T10:00:00-03:00' })).toBe('primary/7k2f#20261201T130000Z');
  expect(referenceTo({ id: 'primary/7k2f', start: '2026-12-01' })).toBe('primary/7k2f#20261201');
  expect(referenceTo({ id: 'primary/7k2f', start: 'soon' })).toBe('primary/7k2f');
});
