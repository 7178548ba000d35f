import { describe, expect, test } from 'vitest';
import { formsIn } from '../../../domain/leads/formFields.ts';
import { leadFromFields, type LeadOfForm } from '../../../domain/leads/leadFromFields.ts';
import { createRandom } from '../../../sandbox/world/random.mts';

const now = Date.parse('2026-12-01T13:00:00Z');

const read = (delivery: unknown): LeadOfForm => leadFromFields(formsIn(delivery)[0]!, now);

const ana = {
  name: 'Ana Maria Souza',
  email: 'ana@exemplo.com.br',
  phone: '+5511912345678',
  company: 'Padaria Souza',
  interest: 'Clareamento\nQuero saber o preço',
  consent: { given: true },
};

/** The same person through the forms that shops use. */
const shapes: Readonly<Record<string, unknown>> = {
  "n8n's form": {
    Nome: 'Ana Maria Souza',
    'E-mail': 'Ana@Exemplo.com.br',
    'WhatsApp com DDD': '(11) 91234-5678',
    Empresa: 'Padaria Souza',
    'Serviço de interesse': ['Clareamento'],
    Mensagem: 'Quero saber o preço',
    'Aceito receber novidades': ['Aceito receber novidades'],
    submittedAt: '2026-12-01T09:59:30.000-03:00',
    formMode: 'production',
  },
  'a webhook with a form of the browser': {
    headers: { host: 'n8n.exemplo.com.br', 'user-agent': 'Mozilla/5.0' },
    params: {},
    query: { utm_source: 'instagram' },
    body: {
      'your-name': 'Ana Maria Souza',
      'your-email': 'ana@exemplo.com.br',
      'your-tel': '11912345678',
      company: 'Padaria Souza',
      interesse: 'Clareamento',
      'your-message': 'Quero saber o preço',
      aceite_comunicacoes: 'on',
    },
    webhookUrl: 'https://n8n.exemplo.com.br/webhook/1',
    executionMode: 'production',
  },
  'names with brackets': {
    body: {
      'form_fields[name]': 'Ana Maria Souza',
      'form_fields[email]': 'ana@exemplo.com.br',
      'form_fields[telefone]': '+55 11 91234-5678',
      'form_fields[empresa]': 'Padaria Souza',
      'form_fields[interesse]': 'Clareamento',
      'form_fields[mensagem]': 'Quero saber o preço',
      'form_fields[aceito_receber_contato]': 'Sim',
    },
    headers: {},
  },
  Elementor: {
    headers: {},
    body: {
      form: { id: '3f2a', name: 'Contato' },
      fields: {
        name: { id: 'name', type: 'text', title: 'Nome', value: 'Ana Maria Souza', raw_value: 'Ana Maria Souza', required: '1' },
        email: { id: 'email', type: 'email', title: 'E-mail', value: 'ana@exemplo.com.br', raw_value: 'ana@exemplo.com.br', required: '1' },
        field_1: { id: 'field_1', type: 'tel', title: 'WhatsApp', value: '11 91234-5678', raw_value: '11 91234-5678', required: '1' },
        field_2: { id: 'field_2', type: 'text', title: 'Empresa', value: 'Padaria Souza', raw_value: 'Padaria Souza', required: '0' },
        field_3: { id: 'field_3', type: 'select', title: 'Tratamento', value: 'Clareamento', raw_value: 'Clareamento', required: '0' },
        message: {
          id: 'message',
          type: 'textarea',
          title: 'Mensagem',
          value: 'Quero saber o preço',
          raw_value: 'Quero saber o preço',
          required: '0',
        },
        field_4: { id: 'field_4', type: 'acceptance', title: 'Aceito receber mensagens', value: 'on', raw_value: 'on', required: '1' },
      },
      meta: {
        date: { title: 'Date', value: '1 de dezembro de 2026' },
        page_url: { title: 'Page URL', value: 'https://clinica.exemplo.com.br/contato' },
      },
    },
  },
  'Meta Lead Ads as its API tells it': {
    id: '1234567890',
    created_time: '2026-12-01T12:59:30+0000',
    form_id: '77',
    ad_id: '88',
    field_data: [
      { name: 'full_name', values: ['Ana Maria Souza'] },
      { name: 'email', values: ['ana@exemplo.com.br'] },
      { name: 'phone_number', values: ['+5511912345678'] },
      { name: 'company_name', values: ['Padaria Souza'] },
      { name: 'qual_tratamento_te_interessa?', values: ['clareamento'] },
      { name: 'qual_é_o_seu_interesse?', values: ['Clareamento'] },
      { name: 'mensagem', values: ['Quero saber o preço'] },
    ],
    custom_disclaimer_responses: [{ checkbox_key: 'aceito_receber_mensagens', is_checked: '1' }],
  },
  "Meta Lead Ads through n8n's trigger": {
    id: '1234567890',
    data: {
      full_name: 'Ana Maria Souza',
      email: 'ana@exemplo.com.br',
      phone_number: '+5511912345678',
      company_name: 'Padaria Souza',
      interesse: 'Clareamento',
      mensagem: 'Quero saber o preço',
      aceito_receber_mensagens: 'sim',
    },
    form: { id: '77', name: 'Clareamento dezembro' },
    ad: { id: '88', name: 'Anúncio 1' },
    adset: { id: '99', name: 'Conjunto 1' },
    page: { id: '11', name: 'Clínica' },
    created_time: '2026-12-01T12:59:30+0000',
  },
  Typeform: {
    body: {
      event_id: 'LtWXD3crgy',
      event_type: 'form_response',
      form_response: {
        form_id: 'lT4Z3j',
        token: 'a3a12ec67a1365927098a606107fac15',
        submitted_at: '2026-12-01T12:59:30Z',
        hidden: { utm_source: 'google' },
        definition: {
          id: 'lT4Z3j',
          title: 'Contato',
          fields: [
            { id: 'f1', ref: 'r1', title: 'Como você se chama?', type: 'short_text' },
            { id: 'f2', ref: 'r2', title: 'Qual é o seu melhor e-mail?', type: 'email' },
            { id: 'f3', ref: 'r3', title: 'Qual é o seu WhatsApp?', type: 'phone_number' },
            { id: 'f4', ref: 'r4', title: 'Qual é a sua empresa?', type: 'short_text' },
            { id: 'f5', ref: 'r5', title: 'Produto de interesse', type: 'multiple_choice' },
            { id: 'f6', ref: 'r6', title: 'Mensagem', type: 'long_text' },
            { id: 'f7', ref: 'r7', title: 'Você autoriza o contato por mensagem?', type: 'yes_no' },
          ],
        },
        answers: [
          { type: 'text', text: 'Ana Maria Souza', field: { id: 'f1', type: 'short_text', ref: 'r1' } },
          { type: 'email', email: 'ana@exemplo.com.br', field: { id: 'f2', type: 'email', ref: 'r2' } },
          { type: 'phone_number', phone_number: '+5511912345678', field: { id: 'f3', type: 'phone_number', ref: 'r3' } },
          { type: 'text', text: 'Padaria Souza', field: { id: 'f4', type: 'short_text', ref: 'r4' } },
          { type: 'choice', choice: { id: 'c1', label: 'Clareamento' }, field: { id: 'f5', type: 'multiple_choice', ref: 'r5' } },
          { type: 'text', text: 'Quero saber o preço', field: { id: 'f6', type: 'long_text', ref: 'r6' } },
          { type: 'boolean', boolean: true, field: { id: 'f7', type: 'yes_no', ref: 'r7' } },
        ],
      },
    },
    headers: {},
  },
  Tally: {
    body: {
      eventType: 'FORM_RESPONSE',
      createdAt: '2026-12-01T12:59:30.000Z',
      data: {
        formName: 'Contato',
        fields: [
          { key: 'question_1', label: 'Nome completo', type: 'INPUT_TEXT', value: 'Ana Maria Souza' },
          { key: 'question_2', label: 'E-mail', type: 'INPUT_EMAIL', value: 'ana@exemplo.com.br' },
          { key: 'question_3', label: 'Celular', type: 'INPUT_PHONE_NUMBER', value: '+5511912345678' },
          { key: 'question_4', label: 'Empresa', type: 'INPUT_TEXT', value: 'Padaria Souza' },
          {
            key: 'question_5',
            label: 'Interesse',
            type: 'MULTIPLE_CHOICE',
            value: ['o1'],
            options: [
              { id: 'o1', text: 'Clareamento' },
              { id: 'o2', text: 'Canal' },
            ],
          },
          { key: 'question_6', label: 'Mensagem', type: 'TEXTAREA', value: 'Quero saber o preço' },
          {
            key: 'question_7',
            label: 'Consentimento',
            type: 'CHECKBOXES',
            value: ['o9'],
            options: [{ id: 'o9', text: 'Aceito receber novidades' }],
          },
          { key: 'question_7_o9', label: 'Consentimento (Aceito receber novidades)', type: 'CHECKBOXES', value: true },
        ],
      },
    },
    headers: {},
  },
  'RD Station': {
    body: {
      event_type: 'WEBHOOK.CONVERTED',
      entity_type: 'CONTACT',
      event_identifier: 'clareamento',
      event_timestamp: '2026-12-01T09:59:30.000-03:00',
      contact: {
        uuid: 'c2f3d2b3-7250-4d27-97f4-eef38be32f7f',
        email: 'ana@exemplo.com.br',
        name: 'Ana Maria Souza',
        personal_phone: null,
        mobile_phone: '11 91234-5678',
        company: { name: 'Padaria Souza' },
        cf_servico_de_interesse: 'Clareamento',
        cf_mensagem: 'Quero saber o preço',
        legal_bases: [{ category: 'communications', type: 'consent', status: 'granted' }],
        funnel: { name: 'default', lifecycle_stage: 'Lead', interest: 20, fit: 0, origin: 'Busca Paga | Google' },
      },
    },
    headers: {},
  },
  'RD Station, the old delivery': {
    body: {
      leads: [
        {
          id: '1',
          email: 'ana@exemplo.com.br',
          name: 'Ana Maria Souza',
          company: 'Padaria Souza',
          mobile_phone: '11 91234-5678',
          custom_fields: {
            'Serviço de interesse': 'Clareamento',
            Mensagem: 'Quero saber o preço',
            'Aceito receber e-mails e mensagens': 'Sim',
          },
          last_conversion: { content: { identificador: 'clareamento' }, created_at: '2026-12-01T09:59:30-03:00', source: 'Google' },
          first_conversion: { content: { identificador: 'ebook', nome: 'Ana', email_lead: 'outra@exemplo.com.br' }, source: 'Direto' },
        },
      ],
    },
    headers: {},
  },
  "Google's forms through a script": {
    body: {
      namedValues: {
        'Carimbo de data/hora': ['01/12/2026 09:59:30'],
        Nome: ['Ana Maria Souza'],
        'Endereço de e-mail': ['ana@exemplo.com.br'],
        'Telefone (WhatsApp)': ['11912345678'],
        Empresa: ['Padaria Souza'],
        Interesse: ['Clareamento'],
        Comentários: ['Quero saber o preço'],
        'Deseja receber novidades por e-mail e WhatsApp?': ['Sim'],
      },
    },
    headers: {},
  },
  Jotform: {
    q3_nome: { first: 'Ana Maria', last: 'Souza' },
    q4_email: 'ana@exemplo.com.br',
    q5_telefone: { full: '(11) 91234-5678' },
    q6_empresa: 'Padaria Souza',
    q7_interesse: 'Clareamento',
    q8_mensagem: 'Quero saber o preço',
    q9_aceitoReceberMensagens: ['Aceito'],
  },
};

test.each(Object.entries(shapes))('%s tells the same lead', (_, delivery) => {
  expect(read(delivery).lead).toMatchObject(ana);
});

test('of a lead that nobody can answer, all of it is told', () => {
  const { lead } = read({ nome: 'Ana', interesse: 'Clareamento' });
  expect(lead).toMatchObject({ id: null, email: null, phone: null, consent: { given: null } });
  expect(lead.problems.map(({ field }) => field)).toEqual(['lead', 'lead.consent']);
});

describe('numbers', () => {
  test.each([
    ['a landline is kept and told', { telefone: '(11) 3123-4567' }, '+551131234567', /landline/],
    ['a foreign number is kept and told', { whatsapp: '+351 912 345 678' }, '+351912345678', /not Brazilian/],
    ['one without an area code is kept as it was written', { celular: '91234-5678' }, '91234-5678', /cannot be read/],
    [
      'of a landline and a mobile, the mobile counts',
      { telefone: '(11) 3123-4567', celular: '11 91234-5678' },
      '+5511912345678',
      undefined,
    ],
    ['what is called WhatsApp counts first', { telefone: '11 98888-7777', whatsapp: '11 91234-5678' }, '+5511912345678', undefined],
    ['an area code by itself belongs to it', { ddd: '11', celular: '91234-5678' }, '+5511912345678', undefined],
    ['no area code makes a number of one that is none', { ddd: '11', telefone: '123' }, '123', /cannot be read/],
    [
      'a test lead of Meta is no number',
      { phone_number: '<test lead: dummy data for phone_number>' },
      '<test lead: dummy data for phone_number>',
      /cannot be read/,
    ],
  ])('%s', (_, fields, phone, problem) => {
    const { lead } = read({ ...fields, email: 'ana@exemplo.com.br', 'aceito receber mensagens': 'sim' });
    expect(lead.phone).toBe(phone);
    const told = lead.problems.map(({ message }) => message).join();
    if (problem === undefined) expect(told).toBe('');
    else expect(told).toMatch(problem);
  });

  test('a second number stays an answer', () => {
    const { answers } = read({ telefone: '(11) 3123-4567', celular: '11 91234-5678' });
    expect(answers).toEqual([{ question: 'telefone', answer: '(11) 3123-4567' }]);
  });
});

describe('e-mail', () => {
  test('what is no address is kept and told', () => {
    const { lead } = read({ email: 'ana@exemplo', telefone: '11912345678' });
    expect(lead.email).toBe('ana@exemplo');
    expect(lead.problems.map(({ field }) => field)).toContain('lead.email');
  });

  test('an address under a name that says nothing is found', () => {
    expect(read({ campo_7: 'ana@exemplo.com.br' }).lead.email).toBe('ana@exemplo.com.br');
  });

  test.each(['E-mail de quem indicou você', 'Quem indicou você?', 'E-mail de um amigo', 'Contato de emergência'])(
    'of somebody else, asked for by "%s", is nobody’s own',
    (name) => {
      const { lead, answers } = read({ nome: 'Ana', telefone: '11912345678', [name]: 'bia@exemplo.com.br' });
      expect(lead.email).toBeNull();
      expect(answers).toContainEqual({ question: name, answer: 'bia@exemplo.com.br' });
    },
  );

  test.each(['\u200bAna@exemplo.com.br', 'ana＠exemplo.com.br', ' ANA@Exemplo.com.br '])('copied as %j is the same one', (email) => {
    expect(read({ email }).lead.email).toBe('ana@exemplo.com.br');
  });

  test('the address of somebody else is not taken where there is one of the lead', () => {
    expect(read({ 'E-mail do contador': 'conta@exemplo.com.br', 'E-mail': 'ana@exemplo.com.br' }).lead.email).toBe('ana@exemplo.com.br');
  });

  test('two ways of writing it are told', () => {
    const { lead } = read({ email: 'ana@exemplo.com.br', 'Confirme seu e-mail': 'ana@exempl0.com.br' });
    expect(lead.problems.map(({ message }) => message).join()).toMatch(/two ways/);
  });
});

test('a name in two fields is one', () => {
  expect(read({ nome: 'Ana', sobrenome: 'Souza' }).lead.name).toBe('Ana Souza');
  expect(read({ nome: 'Ana Souza', sobrenome: 'Souza' }).lead.name).toBe('Ana Souza');
  expect(read({ first_name: 'Ana', last_name: 'Souza' }).lead.name).toBe('Ana Souza');
});

test('what is no field of a lead goes to the seller as it was answered', () => {
  const { answers } = read({ nome: 'Ana', Cidade: 'Santos', 'Nome do pet': 'Rex', 'Melhor horário': ['manhã', 'noite'], id: 7, vazio: '' });
  expect(answers).toEqual([
    { question: 'Cidade', answer: 'Santos' },
    { question: 'Nome do pet', answer: 'Rex' },
    { question: 'Melhor horário', answer: 'manhã, noite' },
  ]);
});

/** Whatever a form holds, a person finds it again. */
test('of a thousand forms made by chance no answer is lost and none is a fault', () => {
  const random = createRandom(2_027);
  const names = [
    'nome',
    'nome completo',
    'sobrenome',
    'email',
    'e-mail corporativo',
    'telefone',
    'celular',
    'whatsapp',
    'ddd',
    'empresa',
    'company',
    'cidade',
    'interesse',
    'assunto',
    'mensagem',
    'origem',
    'utm_source',
    'campanha',
    'Aceito receber novidades',
    'política de privacidade',
    'Nome do pet',
    'Cargo',
    'confirme seu e-mail',
    '🙂',
    '',
  ];
  const values = [
    'Ana Souza',
    'ana@exemplo.com.br',
    'BIA@exemplo.com.br',
    '(11) 91234-5678',
    '11 3123-4567',
    '91234-5678',
    '11',
    'sim',
    'não',
    'on',
    '',
    ' ',
    'x'.repeat(700),
    'linha 1\nlinha 2',
    '<script>',
    '{first_name}',
    true,
    false,
    0,
    42,
    null,
    [],
    ['a', 'b'],
    ['Aceito receber ofertas'],
    { value: 'fundo' },
    { deep: { deeper: 'ainda' } },
  ];
  const lost: unknown[] = [];
  for (let trial = 0; trial < 1_000; trial++) {
    const fields = Array.from({ length: random.int(0, 8) }, () => [random.pick(names), random.pick(values)] as const);
    const list = fields.map(([label, value]) => ({ label, value }));
    const { lead, answers } = read(random.pick([Object.fromEntries(fields), { fields: list }, { headers: {}, body: list }]));
    const all = JSON.stringify([lead, answers]).toLowerCase();
    const digits = all.replace(/\D/g, '');
    for (const [label, value] of fields) {
      if (typeof value !== 'string' || value.trim() === '' || label === '') continue;
      const isThere =
        all.includes(JSON.stringify(value.trim()).slice(1, 600).replace(/"$/, '').toLowerCase()) ||
        digits.includes(value.replace(/\D/g, '') || '-');
      // An answer to a box is kept with the question, as the proof.
      const isConsent = ['Aceito receber novidades', 'política de privacidade'].includes(label);
      const isRepeated = fields.filter(([other]) => other === label).length > 1;
      if (!isThere && !isConsent && !isRepeated) lost.push({ label, value, fields });
    }
  }
  expect(lost).toEqual([]);
});

test('source and campaign come from the address, else the source is the form', () => {
  const webhook = { headers: {}, query: { utm_source: 'google', utm_campaign: 'natal' }, body: { nome: 'Ana', form_name: 'Contato' } };
  expect(read(webhook).lead).toMatchObject({ source: 'google', campaign: 'natal' });
  expect(read({ nome: 'Ana', form_name: 'Contato' }).lead).toMatchObject({ source: 'Contato', campaign: null });
  expect(leadFromFields(formsIn({ nome: 'Ana' })[0]!, now, 'site').lead.source).toBe('site');
});

test('two leads in one delivery are two', () => {
  const leads = formsIn({
    body: {
      leads: [
        { name: 'Ana', email: 'ana@exemplo.com.br' },
        { name: 'Bia', email: 'bia@exemplo.com.br' },
      ],
    },
    headers: {},
  });
  expect(leads.map((form) => leadFromFields(form, now).lead.name)).toEqual(['Ana', 'Bia']);
});

test.each([null, undefined, '', 7, [], {}, { body: null, headers: {} }, [[]], { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } }])(
  'nothing to read is a lead with problems, no fault: %j',
  (delivery) => {
    const lead = formsIn(delivery).map((form) => leadFromFields(form, now).lead)[0];
    expect(lead?.problems.map(({ field }) => field)).toEqual(['lead', 'lead.consent']);
  },
);

/** Names that are known, in any order, among questions of the form's own. */
test('five hundred forms with their fields shuffled tell the same lead', () => {
  const random = createRandom(99);
  const wrong: unknown[] = [];
  const names = {
    name: ['Nome', 'nome_completo', 'Seu nome *', 'full_name', 'Qual é o seu nome?'],
    email: ['E-mail', 'email', 'Seu melhor e-mail', 'your-email', 'EMAIL:'],
    phone: ['Telefone', 'celular', 'WhatsApp com DDD', 'phone_number', 'Telefone/WhatsApp'],
    company: ['Empresa', 'company_name', 'Nome da sua empresa'],
    consent: ['Aceito receber novidades', 'Autorizo o contato por mensagem', 'I agree to receive offers', 'Concordo em ser contatado'],
    other: ['Cargo', 'Nome do pet', 'Data de nascimento', 'Como nos conheceu?', 'Telefone do cônjuge', 'CPF'],
  };
  const phones = ['(11) 91234-5678', '11912345678', '+55 11 91234-5678', '011 91234-5678', '5511912345678', '11 9 1234-5678'];
  for (let trial = 0; trial < 500; trial++) {
    const fields = [
      [random.pick(names.name), 'Ana Souza'],
      [random.pick(names.email), random.pick(['ana@exemplo.com.br', ' ANA@exemplo.com.br '])],
      [random.pick(names.phone), random.pick(phones)],
      [random.pick(names.company), 'Padaria Souza'],
      [random.pick(names.consent), random.pick(['sim', 'Sim', 'on', true, 'true', '1'])],
      [random.pick(names.other), 'outra coisa 11 98888-7777'],
    ] as const;
    const shuffled = fields.toSorted(() => random.next() - 0.5);
    const asList = shuffled.map(([label, value]) => ({ label, value }));
    const { lead } = read(random.chance(0.5) ? Object.fromEntries(shuffled) : { fields: asList });
    const expected = {
      name: 'Ana Souza',
      email: 'ana@exemplo.com.br',
      phone: '+5511912345678',
      company: 'Padaria Souza',
      given: true,
      problems: 0,
    };
    const found = {
      name: lead.name,
      email: lead.email,
      phone: lead.phone,
      company: lead.company,
      given: lead.consent.given,
      problems: lead.problems.length,
    };
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ shuffled, found });
  }
  expect(wrong).toEqual([]);
});
