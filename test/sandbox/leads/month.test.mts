/** The month is what it says, and the judge sees what a client makes of it. */
import { describe, expect, test } from 'vitest';
import { phoneKey } from '../../../sandbox/leads/phoneKey.mts';
import {
  expectedLeads,
  formOf,
  graphLeadOf,
  judgeLeads,
  leadSources,
  planMonth,
  playMonth,
  type Arrived,
  type LeadMonth,
} from '../../../sandbox/leads/month.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const start = Date.parse('2026-11-01T00:00:00Z');
const day = 86_400_000;

const arrivalsOf = ({ happenings }: LeadMonth) => happenings.filter((one): one is Arrived => one.what === 'arrived');
const count = ({ happenings }: LeadMonth, what: string) => happenings.filter((one) => one.what === what).length;

describe('the plan', () => {
  test('has 500 leads of four sources, 40 % double, 30 % who answer, 5 % who leave, two outages', () => {
    const plan = planMonth(1, start);
    const arrivals = arrivalsOf(plan);
    expect([arrivals.length, plan.people.length, arrivals.filter(({ double }) => double !== 'first').length]).toEqual([500, 300, 200]);
    expect([count(plan, 'replied'), count(plan, 'optedOut'), count(plan, 'outage')]).toEqual([90, 15, 2]);
    for (const source of leadSources) expect(arrivals.filter((one) => one.source === source).length).toBeGreaterThan(50);
    expect(arrivals.some(({ source, double }) => source === 'whatsApp' && double === 'first')).toBe(true);
    expect(plan.happenings.every(({ at }, index, all) => index === 0 || all[index - 1]!.at <= at)).toBe(true);
    expect(plan.happenings.every(({ at }) => at >= start && at < start + 30 * day)).toBe(true);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(planMonth(4, start)).toEqual(planMonth(4, start));
    expect(planMonth(4, start)).not.toEqual(planMonth(5, start));
  });

  test.each([1, 2, 3])('of seed %i joins each double to its person by what it says, and no two people', (seed) => {
    const plan = planMonth(seed, start);
    const owners = new Map<string, number>();
    for (const { person, email, phone, double } of arrivalsOf(plan)) {
      const keys = [email?.toLowerCase(), phoneKey(phone)].filter((key) => key !== undefined);
      expect(keys.length).toBeGreaterThan(0);
      if (double === 'both') expect(keys).toHaveLength(2);
      for (const key of keys) {
        expect([key, owners.get(key) ?? person]).toEqual([key, person]);
        owners.set(key, person);
      }
    }
  });

  test('has the hard cases', () => {
    const plan = planMonth(1, start);
    const arrivals = arrivalsOf(plan);
    const kinds = ['none', 'landline', 'foreign'].map((kind) => plan.people.filter(({ phoneKind }) => phoneKind === kind).length);
    expect(Math.min(...kinds)).toBeGreaterThan(4);
    expect(plan.people.some(({ consent }) => consent === undefined)).toBe(true);
    expect(plan.people.some(({ consent }) => consent?.marketing === false)).toBe(true);
    const firsts = new Map(arrivals.toReversed().map(({ person, at }) => [person, at]));
    expect(arrivals.filter(({ person, at, double }) => double !== 'first' && at - firsts.get(person)! <= 2_000).length).toBeGreaterThan(20);
    // Without the ninth digit.
    expect(arrivals.some(({ phone }) => /^\(\d\d\) \d{4}-\d{4}$/.test(phone ?? ''))).toBe(true);
  });

  test('stops a sequence where somebody answers or leaves', () => {
    const plan = planMonth(2, start);
    const stopped = expectedLeads(plan).filter(({ stopsAt }) => stopsAt !== undefined);
    expect(stopped).toHaveLength(105);
    expect(stopped.every(({ arrivals, stopsAt }) => stopsAt! > arrivals[0]!.at)).toBe(true);
  });
});

describe('a lead as it comes in', () => {
  const lead: Arrived = {
    what: 'arrived',
    key: 'lead 1',
    at: Date.parse('2026-11-02T12:00:00.250Z'),
    source: 'form',
    person: 0,
    double: 'first',
    name: 'Ana Souza',
    email: 'ana@cliente.example',
    phone: '(11) 98765-4321',
    company: undefined,
    campaign: 'indicacao',
    consent: { service: true, marketing: true },
  };

  test('by a form', () => {
    expect(formOf(lead)).toEqual({
      'Nome completo': 'Ana Souza',
      'E-mail': 'ana@cliente.example',
      WhatsApp: '(11) 98765-4321',
      utm_campaign: 'indicacao',
      'Aceito receber contato por WhatsApp e e-mail (termos de 2026-10)': 'Sim',
      submittedAt: '2026-11-02T12:00:00.250Z',
      formMode: 'production',
    });
  });

  test('by a lead ad, with what was agreed to', () => {
    expect(graphLeadOf({ ...lead, consent: undefined, email: undefined })).toEqual({
      id: expect.stringMatching(/^\d{16}$/),
      created_time: '2026-11-02T12:00:00+0000',
      campaign_name: 'indicacao',
      field_data: [
        { name: 'full_name', values: ['Ana Souza'] },
        { name: 'phone_number', values: ['(11) 98765-4321'] },
      ],
      custom_disclaimer_responses: [],
    });
    expect(graphLeadOf(lead).custom_disclaimer_responses).toEqual([{ checkbox_key: 'aceito_contato', is_checked: '1' }]);
  });
});

test('telephones are known again however they are written', () => {
  const writings = ['+5511987654321', '(11) 98765-4321', '011 98765 4321', '55 11 98765.4321', '(11) 8765-4321', '+55 (0)11 98765-4321'];
  expect(new Set(writings.map(phoneKey))).toEqual(new Set(['1187654321']));
  expect(phoneKey('+351 912 345 678')).toBe('351912345678');
  expect([phoneKey('1234'), phoneKey(null), phoneKey('')]).toEqual([undefined, undefined, undefined]);
});

/** A month into Notion, which keeps nothing from standing twice: by a client that looks by the keys, or by one that does not. */
async function play(find: boolean) {
  const world = createWorld({ seed: 3, clock: { live: false, wall: () => start } });
  const plan = planMonth(3, start, 'small');
  const { notion } = world.vendors;
  const known = new Map<string, string>();
  const down: string[] = [];
  playMonth(world.clock, plan, {
    async arrived({ email, phone, name }) {
      const keys = [email?.toLowerCase(), phoneKey(phone)].filter((key) => key !== undefined);
      const before = keys.map((key) => known.get(key)).find((id) => id !== undefined);
      if (find && before !== undefined) return keys.forEach((key) => known.set(key, before));
      const properties = {
        Nome: { title: [{ text: { content: name } }] },
        'E-mail': { email: email ?? null },
        Telefone: { phone_number: phone ?? null },
      };
      const headers = {
        Authorization: `Bearer ${notion.secrets.token}`,
        'Notion-Version': '2026-03-11',
        'Content-Type': 'application/json',
      };
      const body = JSON.stringify({ parent: { data_source_id: notion.source }, properties });
      const answer = await notion.app.fetch(new Request('https://api.notion.com/v1/pages', { method: 'POST', headers, body }));
      const { id } = (await answer.json()) as { id: string };
      keys.forEach((key) => known.set(key, id));
    },
    down: (of, isDown) => void down.push(`${of} ${isDown}`),
  });
  await world.clock.advance(31 * day);
  return { plan, verdict: judgeLeads(plan, world.ledger()), violations: world.violations, down };
}

describe('played', () => {
  test('by a client that looks first, leaves one lead of each', async () => {
    const { verdict, violations, down } = await play(true);
    expect(verdict).toEqual({ lost: [], doubled: [], strangers: [] });
    expect([violations, down]).toEqual([[], ['n8n true', 'n8n false', 'crm true', 'crm false']]);
  });

  test('by one that does not, leaves the doubles for the judge to see', async () => {
    const { verdict } = await play(false);
    expect([verdict.lost, verdict.strangers, verdict.doubled.length]).toEqual([[], [], 24]);
  });

  test('by one that does nothing, loses all', () => {
    const plan = planMonth(3, start, 'small');
    expect(judgeLeads(plan, []).lost).toHaveLength(36);
  });
});
