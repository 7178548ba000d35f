/** The seller hears of a new lead on WhatsApp, once, whatever the lead has agreed to. */
import { expect, test } from 'vitest';
import type { Lead } from '../../domain/documents/lead.ts';
import { memoryCrm } from '../support/memoryCrm.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';

const now = Date.parse('2026-11-24T15:00:00Z');
const url = 'https://app.hubspot.com/contacts/1/record/0-1/101';

const itemOf = (changes: Partial<Lead> = {}) => {
  const lead = memoryCrm(() => now).write('101', { name: 'Ana Souza', phone: '+5511912345678', interest: 'Clareamento', url, ...changes });
  return { json: { lead: lead as never } };
};

function opened() {
  const host = notifyHost();
  const template = (name: string, category: 'UTILITY' | 'MARKETING', text: string) =>
    host.world.simulator.addTemplate({ name, language: 'pt_BR', category, components: [{ type: 'BODY', text }] });
  template('lead_novo', 'UTILITY', 'Novo lead: {{customer_name}}, {{lead_phone}}, quer {{interest}}. Abra em {{lead_url}} e responda.');
  template('ola_lead', 'MARKETING', 'Olá, {{first_name}}! Recebemos o seu contato.');
  const seller = { recipientFrom: 'number', phoneNumber: '(11) 98888-7777', template: 'lead_novo|pt_BR' };
  return {
    host,
    tellSeller: async (item: ReturnType<typeof itemOf>) => await inFakeTime(async () => await host.run([item], seller)),
    welcome: async (item: ReturnType<typeof itemOf>) =>
      await inFakeTime(async () => await host.run([item], { template: 'ola_lead|pt_BR' })),
    sent: () => host.world.sent().map(({ to, text }) => [to, text]),
  };
}

const notice = `Novo lead: Ana Souza, (11) 91234-5678, quer Clareamento. Abra em ${url} e responda.`;

test('with the whole lead and the link, once, beside the welcome of the lead', async () => {
  const { tellSeller, welcome, sent } = opened();
  for (let time = 0; time < 2; time++) {
    await tellSeller(itemOf());
    await welcome(itemOf());
  }
  expect(sent().map(([, text]) => text)).toEqual([notice, 'Olá, Ana! Recebemos o seu contato.']);
  expect(sent().map(([to]) => String(to).slice(-8))).toEqual(['88887777', '12345678']);
});

test('of a lead that has agreed to nothing, too, to whom nothing goes out', async () => {
  const { tellSeller, welcome, sent } = opened();
  const item = itemOf({ consent: { given: false, at: null, proof: null, channels: [] } });
  await tellSeller(item);
  await welcome(item);
  expect(sent().map(([, text]) => text)).toEqual([notice]);
});
