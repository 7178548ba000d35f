import { expect, test } from 'vitest';
import { collectPersonal, noValues } from '../../../runtime/privacy/personalValues.ts';
import { redactorOf } from '../../../runtime/privacy/redactor.ts';

test('no error shows the hidden ids of somebody who wrote', () => {
  const values = noValues();
  const contact = { phone: null, userId: 'BR.1234567890123456', lid: '103899771998284@lid', profileName: 'Ana Souza' };
  collectPersonal(values, { reply: { id: 'wamid.A', contact } });
  const redact = redactorOf(values);
  const shown = redact('Recipient 103899771998284@lid (BR.1234567890123456, Ana Souza) is not reachable');
  expect(shown).not.toMatch(/103899771998284|1234567890123456|Souza/);
  expect(shown).toContain('is not reachable');
});
