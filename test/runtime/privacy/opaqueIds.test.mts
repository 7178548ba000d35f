import { expect, test } from 'vitest';
import { collectPersonal, noValues } from '../../../runtime/privacy/personalValues.ts';

test('the ids by which WhatsApp hides a number are a person’s, as the number is', () => {
  const values = noValues();
  const contact = { phone: null, userId: 'BR.1234567890123456', lid: '103899771998284@lid', profileName: 'Ana Souza' };
  collectPersonal(values, { reply: { id: '3EB0AA', contact } });
  expect([...values.numbers].toSorted()).toEqual(['103899771998284', '1234567890123456']);
  expect([...values.texts]).toEqual(['Ana Souza']);
});
