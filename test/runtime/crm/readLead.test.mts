import { expect, test } from 'vitest';
import { readConsent } from '../../../runtime/crm/consentText.ts';
import { touchMoment, wholeStep } from '../../../runtime/crm/readLead.ts';

test.each([
  ['2', 2],
  ['2.0', 2],
  ['2,0', 2],
  ['2.5', 2],
  ['2ª etapa', 2],
  ['passo 3', 3],
  ['', 0],
  ['nenhum', 0],
  [undefined, 0],
])('a step that a person wrote as %j', (written, step) => {
  expect(wholeStep(written)).toBe(step);
});

test.each([
  ['sim | 2026-11-03 | | por telefone', '2026-11-03T03:00:00.000Z'],
  ['sim | 2026-11-03 09:30 | | por telefone', '2026-11-03T12:30:00.000Z'],
  ['sim | 03/11/2026 | | por telefone', null],
  ['sim | ontem', null],
])('the time of a consent that a person wrote as %j', (written, at) => {
  expect(readConsent(written)).toMatchObject({ given: true, at });
});

test('who refused on a day did not agree later on it, however the word is composed', () => {
  expect(readConsent('não | 2026-11-03'.normalize('NFD'))).toMatchObject({ given: false, at: '2026-11-04T02:59:00.000Z' });
});

test.each([
  ['2026-11-24T15:00:00.000Z', '2026-11-24T15:00:00.000Z'],
  ['10/11/2026 15:30', '2026-11-10T18:30:00.000Z'],
  ['1/12/2026, 9h05', '2026-12-01T12:05:00.000Z'],
  ['30/11/2026', '2026-12-01T02:59:00.000Z'],
  ['2026-11-30', '2026-12-01T02:59:00.000Z'],
  ['2026-11-10 15:30', '2026-11-10T18:30:00.000Z'],
  ['2026-11-10T15:30:00.000-03:00', '2026-11-10T18:30:00.000Z'],
  ['31/13/2026', '31/13/2026'],
  ['liguei hoje', 'liguei hoje'],
  ['liguei dia 5', 'liguei dia 5'],
  ['falei com ela em 5/11', 'falei com ela em 5/11'],
  ['WhatsApp 1', 'WhatsApp 1'],
  [undefined, null],
])('the last touch that a person wrote as %j', (written, moment) => {
  expect(touchMoment(written)).toBe(moment);
});
