/** What `npm run try` counts of leads: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import { judgeLeadForms } from '../../../sandbox/run/leads/judge.mts';
import { planLeads, type PlannedLead } from '../../../sandbox/run/leads/plan.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const lead: PlannedLead = {
  name: 'Maria Souza',
  phone: '+5511987654321',
  agrees: true,
  forms: [
    { email: 'maria@cliente.example', phone: '(11) 98765-4321' },
    { email: 'maria.trabalho@cliente.example', phone: '011 98765 4321', again: 'samePhone' },
  ],
};

interface Story {
  readonly agrees?: boolean;
  /** E-mails of the records in the CRM. */
  readonly records?: readonly string[];
  readonly notes?: number;
  readonly welcomes?: readonly string[];
  readonly mails?: readonly string[];
  readonly told?: readonly string[];
  readonly isRed?: boolean;
}

const told = 'Novo lead: Maria Souza\nWhatsApp: +5511987654321\nE-mail: maria@cliente.example\nhttps://crm.example/1';
const welcome = 'Olá, Maria! Recebemos o seu contato e já vamos responder por aqui.';

function judged({
  agrees = true,
  records = ['maria@cliente.example'],
  notes = 4,
  welcomes = [welcome],
  mails = ['maria@cliente.example'],
  told: shown = [told],
  isRed = false,
}: Story) {
  const world = createWorld({ seed: 3 });
  world.clock.stop();
  const { hubSpot, slack, whatsappCloud } = world.vendors;
  const ids = records.map((email) => hubSpot.addContact({ email, phone: '11987654321' }));
  const noteOf = (_: unknown, index: number) => ({
    kind: 'note',
    vendor: 'hubSpot',
    id: `note ${index}`,
    status: 'open',
    detail: { leads: [ids[0]] },
  });
  const own = hubSpot.ledger.bind(hubSpot);
  Object.assign(hubSpot, { ledger: () => [...own(), ...Array.from({ length: notes }, noteOf)] });
  Object.assign(slack, { messages: () => shown.map((text) => ({ shown: text })) });
  Object.assign(whatsappCloud, {
    messages: () => welcomes.map((text) => ({ text, template: 'boas_vindas_contato', waId: '551187654321', status: 'delivered' })),
  });
  const mail = { mails: mails.map((to) => ({ to: [to] })), violations: [] } as unknown as Parameters<typeof judgeLeadForms>[0]['mail'];
  const red = isRed ? [{ node: 'Welcome by E-mail', reason: 'it broke', text: 'maria@cliente.example' }] : [];
  const { lost, doubled, wrong, errored } = judgeLeadForms({ world, mail, crm: 'hubSpot' }, [{ ...lead, agrees }], { red });
  return { lost, doubled, wrong, errored };
}

const nothing = { lost: 0, doubled: 0, wrong: 0, errored: 0 };
const silent: Story = { agrees: false, notes: 2, welcomes: [], mails: [] };

describe('leads are judged', () => {
  test.each<[string, Story, Partial<typeof nothing>]>([
    ['all is right', {}, {}],
    ['nothing is sent to who did not agree', silent, {}],
    ['the lead is not in the CRM', { records: [], notes: 0 }, { lost: 2 }],
    ['the second address made a second lead', { records: ['maria@cliente.example', 'maria.trabalho@cliente.example'] }, { doubled: 1 }],
    ['a stranger is in the CRM', { records: ['maria@cliente.example', 'eva@cliente.example'] }, { doubled: 1 }],
    ['a note is missing', { notes: 3 }, { lost: 1 }],
    ['a note is there twice', { notes: 5 }, { doubled: 1 }],
    ['the welcome came twice on WhatsApp', { welcomes: [welcome, welcome] }, { doubled: 1 }],
    ['the welcome has another name', { welcomes: ['Olá, Eva! Recebemos o seu contato.'] }, { wrong: 1 }],
    ['the welcome came to each address', { mails: ['maria@cliente.example', 'MARIA.trabalho@cliente.example'] }, { doubled: 1 }],
    ['no e-mail came', { mails: [] }, { lost: 1 }],
    ['no e-mail came, and a red execution says so', { mails: [], isRed: true }, { errored: 1 }],
    ['who did not agree is written to', { ...silent, mails: ['maria@cliente.example'] }, { wrong: 1 }],
    ['the seller is not told', { told: [] }, { lost: 1 }],
    ['the seller is told twice', { told: [told, told] }, { doubled: 1 }],
    ['the seller is told without the link', { told: [told.replace('https://crm.example/1', '')] }, { wrong: 1 }],
  ])('%s', (_, story, found) => {
    expect(judged(story)).toEqual({ ...nothing, ...found });
  });
});

test('of thirty forms twelve are of people who have come before, by each of the three ways', () => {
  const leads = planLeads(5, 30);
  const again = leads.flatMap(({ forms }) => forms.slice(1)).map(({ again: how }) => how);
  expect(leads).toHaveLength(18);
  expect(again.toSorted()).toEqual(['sameEmail', 'samePhone', 'together'].flatMap((how) => [how, how, how, how]));
  expect(new Set(leads.map(({ phone }) => phone.slice(-8))).size).toBe(18);
});
