import { expect, test } from 'vitest';
import { noCadence, noConsent, type Lead } from '../../../domain/documents/lead.ts';
import { touchText } from '../../../domain/leads/touchText.ts';

const ana: Lead = {
  id: '101',
  vendor: 'hubSpot',
  source: 'site',
  campaign: 'natal',
  name: 'Ana Souza',
  email: 'ana@exemplo.com.br',
  phone: '+5511912345678',
  company: 'Padaria Souza',
  interest: 'Clareamento',
  owner: { id: '77', name: 'Rui Lima', email: 'rui@clinica.exemplo', phone: '+551131234567' },
  consent: noConsent,
  status: null,
  cadence: noCadence,
  url: 'https://crm.exemplo/101',
  createdAt: null,
  updatedAt: null,
  problems: [],
};

test('is filled by name', () => {
  const step = {
    subject: '{first_name}, sobre {interest}',
    text: '{customer_name} da {company} ({lead_source}, {lead_campaign}): fale com {seller_name}, {seller_phone} ou {seller_email}. {lead_phone} {lead_email} {lead_url}',
  };
  expect(touchText(step, ana)).toEqual({
    subject: 'Ana, sobre Clareamento',
    text: 'Ana Souza da Padaria Souza (site, natal): fale com Rui Lima, (11) 3123-4567 ou rui@clinica.exemplo. (11) 91234-5678 ana@exemplo.com.br https://crm.exemplo/101',
    missing: [],
  });
});

test('says what has no value, and leaves it as it was written', () => {
  expect(
    touchText({ subject: 'Olá {first_name}', text: 'Fale com {seller_name}, {first_name}' }, { ...ana, name: null, owner: null }),
  ).toEqual({
    subject: 'Olá {first_name}',
    text: 'Fale com {seller_name}, {first_name}',
    missing: ['first_name', 'seller_name'],
  });
});

test('a subject is one line, whatever somebody typed into the form', () => {
  const rogue = { ...ana, interest: 'Clareamento\r\nBcc: todos@exemplo.com.br' };
  expect(touchText({ subject: 'Sobre {interest}', text: '' }, rogue).subject).toBe('Sobre Clareamento Bcc: todos@exemplo.com.br');
});
