import { describe, expect, test } from 'vitest';
import { fieldMeaning, type FieldMeaning } from '../../../domain/leads/fieldMeaning.ts';
import { createRandom, type Random } from '../../../sandbox/world/random.mts';

/** As forms in Brazil write them: one line a meaning, names parted by bars. */
const known: Readonly<Record<FieldMeaning, string>> = {
  name: 'nome|Nome*|Nome completo|Seu nome|Seu nome completo:|Qual é o seu nome?|Digite seu nome|name|full_name|fullName|Full Name|your-name|q3_nome|Nome e sobrenome|Como você se chama?|Nome do cliente|Como podemos te chamar?|NOME COMPLETO|nome_completo_1',
  firstName: 'first_name|firstName|Primeiro nome|fname|First name|primeiro_nome',
  lastName: 'last_name|lastName|Sobrenome|lname|Last Name|Último nome|sobrenome*',
  email:
    'email|E-mail|e_mail|Email *|EMAIL|E-MAIL|Seu e-mail|Seu melhor e-mail|Qual é o seu melhor e-mail?|your-email|emailAddress|Email address|Endereço de e-mail|E-mail corporativo|work_email|Digite seu e-mail aqui|correio eletrônico|eMail|e-mail para contato|Email:',
  whatsapp:
    'WhatsApp|whatsapp|Whats|zap|Seu WhatsApp|WhatsApp com DDD|Qual seu WhatsApp?|Número do WhatsApp|Telefone/WhatsApp|Celular (WhatsApp)|wpp|whatsapp_number|Telefone (WhatsApp) *',
  mobile:
    'celular|Celular com DDD|Telefone celular|Telefone Celular *|mobile|mobile_phone|cell phone|Seu celular|telefoneCelular|Nº de celular',
  phone:
    'telefone|Telefone|Telefone com DDD|phone|phone_number|phoneNumber|Seu telefone|Telefone para contato|your-tel|Fone|Telefone de contato (obrigatório)|telephone|Número de telefone|personal_phone|Contact number: phone',
  landline: 'telefone fixo|Telefone residencial|fixo|landline',
  areaCode: 'DDD|Código de área (DDD)|area_code',
  company:
    'empresa|Empresa|Nome da empresa|Nome da sua empresa|company|company_name|companyName|Razão social|Nome fantasia|Qual é a sua empresa?|Empresa em que trabalha|Organização|business name',
  city: 'cidade|Cidade|Cidade/UF|Em que cidade você mora?|city|Sua cidade|Município|Cidade e estado',
  state: 'estado|UF|state|Seu estado',
  interest:
    'interesse|Interesse|Produto de interesse|Serviço desejado|Qual serviço você tem interesse?|Assunto|interest|service|Qual é o seu interesse?|Tratamento de interesse|interested in',
  message:
    'mensagem|Mensagem|Sua mensagem|message|your-message|Comentários|Como podemos ajudar?|Deixe sua mensagem aqui|How can we help you?|Observações|Dúvida',
  source: 'utm_source|origem|source|lead_source|Fonte',
  campaign: 'utm_campaign|campanha|campaign_name|campaign',
  confirmation: 'Confirme seu e-mail|Confirmação de e-mail|Repita o e-mail|confirm_email|Email again',
};

const cases = Object.entries(known).flatMap(([meaning, names]) => names.split('|').map((name) => [name, meaning] as const));

test.each(cases)('"%s" asks for %s', (name, meaning) => {
  expect(fieldMeaning(name)).toBe(meaning);
});

describe('questions of the form’s own stay answers', () => {
  test.each([
    'Nome do pet',
    'Nome do cônjuge',
    'Telefone do cônjuge',
    'Telefone de emergência',
    'E-mail do contador',
    'Nome do aluno',
    'Nome do produto que comprou',
    'Data de nascimento',
    'CPF',
    'CNPJ',
    'Número de funcionários',
    'Tamanho da empresa',
    'Segmento da empresa',
    'Site da empresa',
    'Cargo',
    'username',
    'password',
    'Número',
    'Contato',
    'Quantas pessoas moram na sua cidade natal?',
    'Estado civil',
    'Modelo do celular',
    'Como nos conheceu?',
    'Indicado por',
    '',
    '***',
  ])('"%s"', (name) => {
    expect(fieldMeaning(name)).toBeUndefined();
  });
});

/** What people and form builders do to a name without changing what it asks for. */
const changes: readonly ((name: string, random: Random) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => `  ${name}  `,
  (name) => `${name} *`,
  (name) => `${name}:`,
  (name) => `${name} (obrigatório)`,
  (name) => `Seu ${name}`,
  (name) => `Digite seu ${name}`,
  (name) => `Qual é o seu ${name}?`,
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFKD').replace(/\p{M}/gu, ''),
  (name) => name.replaceAll(' ', '_'),
  (name) => name.replaceAll(' ', '-'),
  (name, random) => `q${random.int(1, 99)}_${name}`,
  (name, random) => `${name}_${random.int(1, 9)}`,
];

test('two thousand names that were changed as form builders change them mean the same', () => {
  const random = createRandom(17);
  const wrong: unknown[] = [];
  for (let trial = 0; trial < 2_000; trial++) {
    const [name, meaning] = random.pick(cases);
    const changed = random.pick(changes)(random.pick(changes)(name, random), random);
    if (fieldMeaning(changed) !== meaning) wrong.push({ name, changed, meaning, found: fieldMeaning(changed) });
  }
  expect(wrong).toEqual([]);
});

/** One word that is about somebody or something else. */
const strangers =
  'cônjuge filho pet cachorro contador emergência fornecedor concorrente escola banco hotel spouse emergency pet’s manager'.split(' ');

test('a thousand names of somebody else are never taken for those of the lead', () => {
  const random = createRandom(18);
  const wrong: unknown[] = [];
  for (let trial = 0; trial < 1_000; trial++) {
    const [name] = random.pick(cases);
    const changed = `${name} ${random.pick(['do', 'da', 'de', 'of the'])} ${random.pick(strangers)}`;
    if (fieldMeaning(changed) !== undefined) wrong.push({ changed, found: fieldMeaning(changed) });
  }
  expect(wrong).toEqual([]);
});
