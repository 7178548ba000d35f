/**
 * What a town's system finds wrong with an RPS, by the codes of the ABRASF model, which most towns follow. The words are ours.
 */
import { isState } from './places.mts';
import type { Rps, RpsAddress, RpsTaker } from './rps.mts';
import { isCnpj, isCpf } from './taxId.mts';

export interface Objection {
  readonly code: string;
  readonly reason: string;
  /** What to do about it. */
  readonly correction?: string;
}

interface Rule<T> extends Objection {
  breaks(subject: T, today: string): boolean;
}

const longerThan = (longest: number, text: string) => text.length > longest;
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** The thirtieth of February is none, though it parses. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Item and subitem of the list of services: three or four digits, or five or six with the national breakdown. The list has 40 items. */
export function isServiceItem(text: string): boolean {
  const bare = text.replace(/\./g, '');
  if (!/^\d{3,6}$/.test(bare)) return false;
  const itemDigits = bare.length % 2 === 0 ? 2 : 1;
  const item = Number(bare.slice(0, itemDigits));
  return item >= 1 && item <= 40 && Number(bare.slice(itemDigits, itemDigits + 2)) >= 1;
}

const oneToSix = (text: string) => text === '' || /^0?[1-6]$/.test(text);

const receiptRules: readonly Rule<Rps>[] = [
  { code: 'E15', reason: 'Data da emissão do RPS inválida.', breaks: ({ issuedOn }) => !isDay(issuedOn) },
  { code: 'E16', reason: 'Data da emissão do RPS posterior à data de hoje.', breaks: ({ issuedOn }, today) => issuedOn > today },
  { code: 'E18', reason: 'O valor dos serviços deve ser maior que zero.', breaks: ({ amountCents }) => amountCents <= 0 },
  {
    code: 'E19',
    reason: 'As deduções passam do valor dos serviços.',
    breaks: ({ deductionsCents, amountCents }) => deductionsCents > amountCents,
  },
  {
    code: 'E21',
    reason: 'Os descontos passam do valor dos serviços.',
    breaks: ({ discountCents, amountCents }) => discountCents > amountCents,
  },
  {
    code: 'E30',
    reason: 'Item da lista de serviço inexistente.',
    correction: 'Informe um item da lista de serviços da Lei Complementar 116/2003.',
    breaks: ({ serviceItem }) => !isServiceItem(serviceItem),
  },
  { code: 'E42', reason: 'Município da prestação do serviço inválido.', breaks: ({ place }) => place !== '' && !/^\d{7}$/.test(place) },
  { code: 'E52', reason: 'O tomador é o próprio prestador.', breaks: ({ taker, providerCnpj }) => taker?.document === providerCnpj },
  {
    code: 'E107',
    reason: 'Discriminação do serviço com mais de 2000 caracteres.',
    breaks: ({ description }) => longerThan(2000, description),
  },
  { code: 'E144', reason: 'Natureza da operação inválida.', breaks: ({ nature }) => !oneToSix(nature) },
  { code: 'E145', reason: 'Regime Especial de Tributação inválido.', breaks: ({ specialRegime }) => !oneToSix(specialRegime) },
];

const takerRules: readonly Rule<RpsTaker>[] = [
  {
    code: 'E47',
    reason: 'CPF/CNPJ do tomador inválido.',
    correction: 'Informe o CPF/CNPJ correto do tomador.',
    breaks: ({ document }) => document !== '' && !isCpf(document) && !isCnpj(document),
  },
  { code: 'E118', reason: 'Razão social do tomador não informada.', breaks: ({ document, name }) => document !== '' && name === '' },
  { code: 'E117', reason: 'Razão social do tomador com mais de 115 caracteres.', breaks: ({ name }) => longerThan(115, name) },
  { code: 'E126', reason: 'E-mail do tomador com mais de 80 caracteres.', breaks: ({ email }) => longerThan(80, email) },
  { code: 'E127', reason: 'Telefone do tomador com mais de 11 dígitos.', breaks: ({ phone }) => longerThan(11, digitsOf(phone)) },
];

/** A company is named with its whole address, a person may go without. */
const neededOfCompany = [
  ['E56', 'Endereço', 'street'],
  ['E113', 'Número do endereço', 'number'],
  ['E114', 'Bairro', 'district'],
  ['E59', 'Cidade', 'town'],
  ['E115', 'UF', 'state'],
] as const;

const companyRules: readonly Rule<RpsTaker>[] = neededOfCompany.map(([code, name, part]) => ({
  code,
  reason: `${name} do tomador não informado (obrigatório para tomador com CNPJ).`,
  breaks: ({ document, address }) => document.length === 14 && !address?.[part],
}));

const addressRules: readonly Rule<RpsAddress>[] = [
  { code: 'E116', reason: 'UF do tomador inexistente.', breaks: ({ state }) => state !== '' && !isState(state) },
  { code: 'E119', reason: 'Endereço do tomador com mais de 125 caracteres.', breaks: ({ street }) => longerThan(125, street) },
  { code: 'E120', reason: 'Número do endereço do tomador com mais de 10 caracteres.', breaks: ({ number }) => longerThan(10, number) },
  { code: 'E121', reason: 'Complemento do tomador com mais de 60 caracteres.', breaks: ({ complement }) => longerThan(60, complement) },
  { code: 'E122', reason: 'Bairro do tomador com mais de 60 caracteres.', breaks: ({ district }) => longerThan(60, district) },
  {
    code: 'E125',
    reason: 'CEP do tomador inválido.',
    breaks: ({ postalCode }) => postalCode !== '' && digitsOf(postalCode).length !== 8,
  },
];

function objections<T>(rules: readonly Rule<T>[], subject: T, today: string): Objection[] {
  return rules
    .filter((rule) => rule.breaks(subject, today))
    .map(({ code, reason, correction }) => ({ code, reason, ...(correction ? { correction } : {}) }));
}

/** Everything that the town objects to, today being YYYY-MM-DD. */
export function townObjections(rps: Rps, today: string): Objection[] {
  const { taker } = rps;
  return [
    ...objections(receiptRules, rps, today),
    ...(taker ? objections([...takerRules, ...companyRules], taker, today) : []),
    ...(taker?.address ? objections(addressRules, taker.address, today) : []),
  ];
}

/** The national system knows six digits: item, subitem and breakdown; 99 holds what the list of services does not (rent, for one). */
export function nationalObjections({ serviceItem }: Rps): Objection[] {
  const known = /^\d{6}$/.test(serviceItem) && (isServiceItem(serviceItem) || serviceItem.startsWith('99'));
  return known ? [] : [{ code: 'E0310', reason: 'Código de tributação nacional inexistente na lista de serviços nacional.' }];
}
