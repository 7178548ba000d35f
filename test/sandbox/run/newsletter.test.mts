/** What `npm run try` counts of spreadsheet and newsletter: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import { judgeNewsletter } from '../../../sandbox/run/leads/judgeNewsletter.mts';
import type { PlannedLead } from '../../../sandbox/run/leads/plan.mts';
import { setUpAccounts } from '../../../sandbox/run/leads/tryNewsletter.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const lead: PlannedLead = {
  name: 'Maria Souza',
  phone: '+5511987654321',
  agrees: true,
  forms: [{ email: 'maria@cliente.example', phone: '(11) 98765-4321' }],
};

const headings = ['id', 'nome', 'telefone', 'e-mail', 'interesse', 'aceita e-mails', 'link'];
const row = ['101', 'Maria Souza', '+5511987654321', 'maria@cliente.example', 'Quero saber o preço', 'sim', 'https://crm.example/1'];
const consent = '2026-11-24T15:00:00.000Z Aceita receber as nossas novidades por e-mail? Sim';

interface Story {
  readonly agrees?: boolean;
  readonly rows?: readonly (readonly (string | number)[])[];
  readonly subscribers?: readonly string[];
  readonly consent?: string;
  readonly left?: boolean;
}

async function judged({ agrees = true, rows = [row], subscribers = [lead.forms[0]!.email], consent: kept = consent, left }: Story) {
  const world = createWorld({ seed: 3 });
  world.clock.stop();
  setUpAccounts(world);
  const { hubSpot, googleSheets, brevo } = world.vendors;
  const id = hubSpot.addContact({ email: lead.forms[0]!.email, phone: lead.phone });
  const note = (number: number) => ({
    kind: 'note' as const,
    vendor: 'hubSpot',
    id: `note ${number}`,
    status: 'open',
    detail: { leads: [id] },
  });
  const own = hubSpot.ledger.bind(hubSpot);
  Object.assign(hubSpot, { ledger: () => [...own(), note(1), ...(agrees ? [note(2)] : [])] });
  for (const each of [headings, ...rows]) googleSheets.addRow(each);
  Object.assign(brevo, {
    contacts: () => subscribers.map((email) => ({ email, attributes: { FIRSTNAME: 'Maria', CONSENT: kept }, blacklisted: left === true })),
  });
  const { lost, doubled, wrong } = judgeNewsletter(world, 'brevo', [{ ...lead, agrees }]);
  return { lost, doubled, wrong };
}

const nothing = { lost: 0, doubled: 0, wrong: 0 };
const changed = (index: number, value: string | number) => [row.map((cell, place) => (place === index ? value : cell))];

describe('spreadsheet and newsletter are judged', () => {
  test.each<[string, Story, Partial<typeof nothing>]>([
    ['all is right', {}, {}],
    ['who did not agree has a row alone', { agrees: false, rows: changed(5, 'não'), subscribers: [] }, {}],
    ['no row', { rows: [] }, { lost: 1 }],
    ['two rows', { rows: [row, row] }, { doubled: 2 }],
    ['a telephone that became a number', { rows: changed(2, 5_511_987_654_321) }, { wrong: 1 }],
    ['not subscribed', { subscribers: [] }, { lost: 1 }],
    ['subscribed without a consent', { agrees: false, rows: changed(5, 'não') }, { wrong: 1 }],
    ['no proof of the consent', { consent: '' }, { wrong: 1 }],
    ['unsubscribed', { left: true }, { wrong: 1 }],
    ['a stranger is subscribed', { subscribers: ['maria@cliente.example', 'x@y.example'] }, { wrong: 1 }],
  ])('%s', async (_, story, found) => {
    expect(await judged(story)).toEqual({ ...nothing, ...found });
  });
});
