/** A consent as a text that sellers read and write in the CRM. */
import { describe, expect, test } from 'vitest';
import { mayWrite, noConsent, type LeadConsent } from '../../../domain/documents/lead.ts';
import { consentText, laterConsent, readConsent } from '../../../runtime/crm/consentText.ts';

const given: LeadConsent = {
  given: true,
  at: '2026-11-29T13:00:00.000Z',
  proof: 'Formulário "Contato" | aceite v3',
  channels: ['whatsapp', 'email'],
};

test('is read as it was written, also with a bar in the proof', () => {
  expect(consentText(given)).toBe('yes | 2026-11-29T13:00:00.000Z | whatsapp, email | Formulário "Contato" | aceite v3');
  for (const consent of [given, { ...given, given: false }, { ...given, channels: [] }, { ...given, proof: null, channels: [] }])
    expect(readConsent(consentText(consent))).toEqual(consent);
  expect(readConsent(undefined)).toEqual(noConsent);
});

describe('a seller’s own words', () => {
  test.each([
    ['sim', true],
    ['Yes', true],
    ['não', false],
    ['NAO', false],
    ['no | disse ao telefone', false],
    ['talvez', null],
    ['sim, pelo telefone', null],
    ['', null],
    // Who limits it in words that nobody knows has not agreed to everything.
    ['yes | | fax', null],
  ])('%j', (text, expected) => {
    expect(readConsent(text).given).toBe(expected);
  });
});

test('a message may go out by a channel that was agreed to, and by none otherwise', () => {
  expect([mayWrite({ consent: given }, 'whatsapp'), mayWrite({ consent: given }, 'phone')]).toEqual([true, false]);
  expect(mayWrite({ consent: { ...given, channels: [] } }, 'phone')).toBe(true);
  expect(mayWrite({ consent: { ...given, given: false } }, 'email')).toBe(false);
  expect(mayWrite({ consent: noConsent }, 'email')).toBe(false);
});

describe('of two the later one counts', () => {
  const at = (moment: string | null, isGiven: boolean | null = true): LeadConsent => ({ ...given, given: isGiven, at: moment });
  const [early, late] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];
  test.each<[string, LeadConsent, LeadConsent, boolean]>([
    ['a form after an opt-out', at(early, false), at(late), true],
    ['a form from before an opt-out', at(late, false), at(early), false],
    ['the same one again', at(early), at(early), false],
    ['one without a time', at(early, false), at(null), false],
    ['one over a word without a time', at(null, false), at(late), true],
    ['none over one', at(early), at(late, null), false],
    ['the first one', noConsent, at(null), true],
  ])('%s', (_, stored, offered, counts) => {
    expect(laterConsent(stored, offered)).toEqual(counts ? offered : undefined);
  });
});
