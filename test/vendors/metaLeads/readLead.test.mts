/** What people answer in forms of Facebook and Instagram, in the form of the Graph API ("Retrieving leads"). */
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../runtime/client/json.ts';
import { readForm } from '../../../vendors/metaLeads/events/forms.ts';
import { readLead } from '../../../vendors/metaLeads/events/readLead.ts';

const now = Date.parse('2026-11-24T15:00:00Z');

const question = (key: string, label: string, type = 'CUSTOM', options?: Json[]) => ({
  id: '1',
  key,
  label,
  type,
  ...(options ? { options } : {}),
});

const box = (key: string, text: string, is_checked_by_default = false) => ({
  id: '2',
  key,
  text,
  is_required: false,
  is_checked_by_default,
});

const formJson = (checkboxes: unknown, questions: Json[] = []): Json => ({
  id: '7',
  name: 'Avaliação gratuita',
  questions: [question('full_name', 'Nome completo', 'FULL_NAME'), question('phone_number', 'Telefone', 'PHONE'), ...questions],
  legal_content: { id: '8', custom_disclaimer: { title: 'Consentimento', body: { text: 'Leia' }, checkboxes } },
});

const field = (name: string, ...values: string[]) => ({ name, values });

const read = (
  form: Json,
  ticked: Record<string, unknown>,
  fields = [field('full_name', 'Maria Souza'), field('phone_number', '+5511912345678')],
) =>
  readLead(
    {
      id: '900000000000000123',
      created_time: '2026-11-24T12:00:00-0300',
      form_id: '7',
      field_data: fields,
      custom_disclaimer_responses: Object.entries(ticked).map(([checkbox_key, is_checked]) => ({ checkbox_key, is_checked })),
    },
    readForm(form),
    '1',
    now,
  );

const offers = 'Aceito receber ofertas por WhatsApp';

describe('the consent', () => {
  test.each<[string, unknown, boolean]>([
    ['"1"', '1', true],
    ['true', true, true],
    ['"true"', 'true', true],
    ['""', '', false],
    ['"0"', '0', false],
    ['false', false, false],
    ['nothing', null, false],
  ])('of a box with %s', (_, isChecked, given) => {
    expect(read(formJson([box('a', offers)]), { a: isChecked }).documents.lead.consent).toMatchObject({
      given,
      at: '2026-11-24T15:00:00.000Z',
      proof: expect.stringContaining(offers) as string,
    });
  });

  test('is proved by the words, the form and the lead’s id', () => {
    const { proof } = read(formJson([box('a', offers)]), { a: '1' }).documents.lead.consent;
    expect(proof).toContain('Avaliação gratuita');
    expect(proof).toContain('900000000000000123');
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['the policy alone', [box('a', 'Li e aceito a política de privacidade')], { a: '1' }],
    ['a box that was ticked from the start', [box('a', offers, true)], { a: '1' }],
    ['a box whose words cannot be read', undefined, { optional_1: '1' }],
    ['a box whose key alone sounds like one', undefined, { aceito_receber_mensagens_no_whatsapp: '1' }],
    ['a box that is not the form’s', [box('a', offers)], { b: '1' }],
    ['no box', [], {}],
  ])('is none by %s', (_, boxes, ticked) => {
    const { consent, problems } = read(formJson(boxes), ticked).documents.lead;
    expect(consent.given).not.toBe(true);
    expect(problems.map(({ field: about }) => about)).toContain('lead.consent');
  });

  test('is none where a box that was ticked from the start was emptied, and that is a no', () => {
    expect(read(formJson([box('a', offers, true)]), { a: '' }).documents.lead.consent.given).toBe(false);
  });

  test('is none by a box that is told twice, ticked and not', () => {
    const row = { id: '9', form_id: '7', field_data: [field('full_name', 'Maria Souza')] };
    const told = ['1', ''].map((is_checked) => ({ checkbox_key: 'a', is_checked }));
    const { documents } = readLead({ ...row, custom_disclaimer_responses: told }, readForm(formJson([box('a', offers)])), '1', now);
    expect(documents.lead.consent.given).toBe(false);
  });

  test('is read where the boxes stand beneath "data"', () => {
    expect(read(formJson({ data: [box('a', offers)] }), { a: '1' }).documents.lead.consent.given).toBe(true);
  });
});

describe('the answers', () => {
  test.each<[Json[], { name: string; values: string[] }[], object]>([
    [[], [field('first_name', 'Maria'), field('last_name', 'Souza')], { name: 'Maria Souza' }],
    [[], [field('full_name', 'Maria'), field('email', ' Maria@Cliente.Example ')], { email: 'maria@cliente.example' }],
    [[], [field('full_name', 'Maria'), field('work_phone_number', '+5511912345678')], { phone: '+5511912345678' }],
    [[], [field('full_name', 'Maria'), field('company_name', 'Padaria Sol')], { company: 'Padaria Sol' }],
    [[question('q1', 'Qual é o seu WhatsApp?')], [field('q1', '(11) 91234-5678')], { phone: '+5511912345678' }],
    [
      [question('q2', 'Qual serviço você procura?', 'CUSTOM', [{ key: 'a', value: 'Clareamento' }])],
      [field('q2', 'a')],
      { interest: 'Clareamento' },
    ],
    [[question('q3', 'Which service do you need?')], [field('q3', 'Whitening')], { interest: 'Whitening' }],
    [[], [field('utm_campaign', 'natal')], { campaign: 'natal' }],
  ])('%j, answered %j', (questions, fields, expected) => {
    expect(read(formJson([], questions), {}, fields).documents.lead).toMatchObject(expected);
  });

  test('to questions of the form’s own stay for the seller, with the text of the choice', () => {
    const questions = [question('q4', 'Quando quer começar?', 'CUSTOM', [{ key: 'ja', value: 'Já' }])];
    const { answers } = read(formJson([], questions), {}, [field('q4', 'ja'), field('city', 'São Paulo')]).documents;
    expect(answers).toEqual([
      { question: 'Quando quer começar?', answer: 'Já' },
      { question: 'city', answer: 'São Paulo' },
    ]);
  });

  test('in another form than usual are passed over, and nothing is thrown', () => {
    const odd = {
      id: '5',
      field_data: [null, 'x', { name: 7 }, { name: 'email', values: 'a@b.example' }],
      custom_disclaimer_responses: 'x',
    };
    const { documents, createdAt } = readLead(odd, readForm({ questions: 'x', legal_content: [] }), '1', now);
    expect(documents.lead).toMatchObject({ email: 'a@b.example', consent: { given: null } });
    expect(createdAt).toBe('2026-11-24T15:00:00.000Z');
  });
});

test.each([
  [[field('full_name', '<test lead: dummy data for full_name>')], true],
  [[field('email', 'test@fb.com')], true],
  [[field('email', 'contest@meta.com.br'), field('full_name', 'Tester Lead')], false],
])('%j is a test: %j', (fields, isTest) => {
  expect(read(formJson([]), {}, fields).documents.origin.isTest).toBe(isTest);
});

test.each([[undefined], ['0'], [''], [null]])('an organic lead has no advertisement (ad_id %j)', (ad_id) => {
  const row = { id: '5', is_organic: true, ad_id, adset_id: ad_id, campaign_id: ad_id, platform: 'threads' };
  const { origin } = readLead(row, readForm({}), '1', now).documents;
  expect(origin).toMatchObject({ isOrganic: true, ad: null, adSet: null, campaign: null, platform: 'threads', form: null });
});
