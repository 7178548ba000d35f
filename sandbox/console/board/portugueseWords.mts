/** What was filled into a message, in Portuguese: names, numbers and amounts as they are, and what is wrong with an order. */
import { vendorNames } from '../vendorNames.mts';

/** Undefined where it would stay English. */
export function inPortuguese(filled: string): string | undefined {
  if (isPlain(filled)) return filled;
  const several = filled.split(/, | and /);
  if (several.every(isPlain)) return [several.slice(0, -1).join(', '), several.at(-1)!].join(' e ');
  const problems = filled.split('; ').map(problemInPortuguese);
  return problems.includes(undefined) ? undefined : problems.join('; ');
}

const names = new Set(Object.values(vendorNames));

/** A code, a number, an amount or a vendor; a word in small letters is English. */
const isPlain = (text: string): boolean => names.has(text) || /^R\$ [\d.,]+$/.test(text) || (/^\S*$/.test(text) && !/^[a-z]+$/.test(text));

/** As the nodes tell it (`domain/values/problemWords.ts`): "CEP of the delivery address (order.shippingAddress.postalCode) is missing". */
function problemInPortuguese(told: string): string | undefined {
  const [, field = '', message = ''] = /^(?:[^(]+ \()?(order\.[\w.[\]]+)\)? ([^]+)$/.exec(told) ?? [];
  const what = fieldInPortuguese(field);
  const said = sayings.find(([english]) => english.test(message));
  return what && said && `${what} (${field}) ${message.replace(said[0], said[1])}`;
}

function fieldInPortuguese(field: string): string | undefined {
  const [, place = '', line, leaf = ''] = /^order\.(\w+?)(?:\[(\d+)\])?(?:\.(\w+))?$/.exec(field) ?? [];
  if (leaf === '') return wholes.get(place);
  const of = line === undefined ? places.get(place) : `da linha ${Number(line) + 1}`;
  const word = words.get(leaf);
  return word && of && `${word} ${of}`;
}

const words = new Map([
  ['taxId', 'CPF/CNPJ'],
  ['stateRegistration', 'inscrição estadual'],
  ['email', 'e-mail'],
  ['phone', 'telefone'],
  ['postalCode', 'CEP'],
  ['state', 'UF'],
  ['city', 'cidade'],
  ['district', 'bairro'],
  ['street', 'rua'],
  ['number', 'número'],
  ['country', 'país'],
  ['sku', 'SKU'],
  ['ncm', 'NCM'],
  ['name', 'nome'],
  ['quantity', 'quantidade'],
]);

const places = new Map([
  ['customer', 'do cliente'],
  ['shippingAddress', 'do endereço de entrega'],
  ['billingAddress', 'do endereço de cobrança'],
]);

const wholes = new Map([
  ['shippingAddress', 'endereço de entrega'],
  ['billingAddress', 'endereço de cobrança'],
]);

const sayings: readonly (readonly [RegExp, string])[] = [
  [/^is missing$/, 'está faltando'],
  [/^is missing: a nota fiscal needs the CPF or CNPJ$/, 'está faltando: a nota fiscal precisa do CPF ou CNPJ'],
  [/^is missing \("(.*)"\): give the product a SKU in the shop$/, 'está faltando ("$1"): dê um SKU ao produto na loja'],
  [
    /^is missing \("(.*)"\): it is of no product of the shop, so choose one of the ERP for it: /,
    'está faltando ("$1"): não é de nenhum produto da loja, então escolha um do ERP para isso: ',
  ],
  [/^is not a valid (CPF|CNPJ)$/, 'não é um $1 válido'],
  [/^is not a CEP of 8 digits$/, 'não é um CEP de 8 dígitos'],
  [/^does not exist: it is in no directory of CEPs$/, 'não existe: não está em nenhum diretório de CEPs'],
  [/^is not a Brazilian state \(UF\)$/, 'não é uma UF do Brasil'],
  [/^is not the state of the CEP$/, 'não é a UF do CEP'],
  [/^is not the city of the CEP$/, 'não é a cidade do CEP'],
  [/^is ([A-Z]{2}), not Brazil$/, 'é $1, e não o Brasil'],
  [/^is ([A-Z]{2}): parcels are sent within Brazil only$/, 'é $1: pacotes são enviados só dentro do Brasil'],
];
