import { expect, test } from 'vitest';
import { readConsent } from '../../../runtime/crm/consentText.ts';
import { wholeStep } from '../../../runtime/crm/readLead.ts';

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
  ['sim | 2026-11-03 | | por telefone', '2026-11-03T00:00:00.000Z'],
  ['sim | 03/11/2026 | | por telefone', null],
  ['sim | ontem', null],
])('the time of a consent that a person wrote as %j', (written, at) => {
  expect(readConsent(written)).toMatchObject({ given: true, at });
});
