/** What SEFAZ rejects whoever sends it: the rules of the layout that an honest mistake of a client can break. */
import type { Strictness } from '../world/strictness.mts';
import type { FiscalDocument, FiscalItem, FiscalRecipient } from './document.mts';
import { consumptionTaxRules } from './consumptionTaxRules.mts';
import { lateRules } from './lateRules.mts';
import type { Rejection } from './rejection.mts';
import { isCnpj, isCpf } from './taxId.mts';
import { leavesState } from './sharing.mts';

export type Rule = (document: FiscalDocument) => Rejection | undefined;

export const reject = (code: string, reason: string): Rejection => ({ code, reason: `Rejeição: ${reason}` });

export function faultOf(document: FiscalDocument, strict: Strictness): Rejection | undefined {
  for (const rule of [...rules, ...lateRules(strict)]) {
    const rejection = rule(document);
    if (rejection) return rejection;
  }
  return undefined;
}

const schema: Rule = ({ recipient, items }) => {
  const { address } = recipient ?? {};
  const texts = [recipient?.name, address?.street, address?.district, address?.city].filter((text) => text !== undefined);
  const broken = texts.some((text) => text.trim().length < 2) || items.some(({ name, quantity }) => name.trim() === '' || quantity <= 0);
  return broken || items.length === 0 ? reject('225', 'Falha no Schema XML da NFe') : undefined;
};

const taxId: Rule = ({ recipient }) => {
  if (recipient?.kind === 'CPF' && !isCpf(recipient.document)) return reject('237', 'CPF do destinatário inválido');
  return recipient?.kind === 'CNPJ' && !isCnpj(recipient.document) ? reject('208', 'CNPJ do destinatário inválido') : undefined;
};

const stateRegistration: Rule = ({ recipient }) =>
  recipient?.icms === 1 && !/^\d{2,14}$/.test(bareRegistration(recipient)) ? reject('210', 'IE do destinatário inválida') : undefined;

/** Rules E03a-30 and E02-20 of the layout. */
const foreigner: Rule = ({ recipient }) =>
  recipient?.kind === 'idEstrangeiro' && recipient.stateRegistration !== ''
    ? reject('925', 'NF-e com identificação de estrangeiro e inscrição estadual informada para destinatário')
    : undefined;

const itself: Rule = ({ model, recipient, issuer }) =>
  model === 65 && recipient?.document === issuer.cnpj
    ? reject('220', 'Destinatário com identificação igual à identificação do emitente')
    : undefined;

const bareRegistration = ({ stateRegistration: text }: FiscalRecipient) => text.replace(/[.\-/\s]/g, '');

/** Of an NF-e; the first item of an NFC-e has a name of its own instead. */
export const homologationName = 'NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL';

const testName: Rule = ({ environment, model, recipient }) =>
  environment === 2 && model === 55 && recipient?.name !== homologationName
    ? reject('598', `NF-e emitida em ambiente de homologação com Razão Social do destinatário diferente de ${homologationName}`)
    : undefined;

const finalConsumer: Rule = ({ recipient, finalConsumer: final }) =>
  recipient?.icms === 9 && !final ? reject('696', 'Operação com não contribuinte deve indicar operação com consumidor final') : undefined;

const ncm: Rule = ({ items }) => {
  if (items.some((item) => !/^\d{8}$/.test(item.ncm))) return reject('777', 'Obrigatória a informação do NCM completo');
  return items.some((item) => item.ncm === '00000000') ? reject('778', 'Informado NCM inexistente') : undefined;
};

const destination: Rule = ({ recipient, model, destination: given, items }) => {
  const leaves = leavesState(recipient, model);
  if (given === 1 && leaves) return reject('773', 'Operação Interna e UF de destino difere da UF do emitente');
  if (given === 2 && !leaves) return reject('772', 'Operação Interestadual e UF de destino igual à UF do emitente');
  const wrong = (digit: string) => items.some(({ cfop }) => !cfop.startsWith(digit));
  if (given === 1 && wrong('5')) return reject('733', 'CFOP de operação interna e idDest diferente de 1');
  return given === 2 && wrong('6') ? reject('732', 'CFOP de operação interestadual e idDest diferente de 2') : undefined;
};

const sum = (items: readonly FiscalItem[], of: (item: FiscalItem) => number) => items.reduce((total, item) => total + of(item), 0);

/** The total of an item may be off by a cent for rounding. */
const itemTotals: Rule = ({ items }) =>
  items.some(({ quantity, unitPrice, totalCents }) => Math.abs(quantity * unitPrice * 100 - totalCents) > 1)
    ? reject('629', 'Valor do Produto difere do produto Valor Unitário de Comercialização e Quantidade Comercial')
    : undefined;

const documentTotals: Rule = ({ items, totals }) => {
  if (sum(items, (item) => item.totalCents) !== totals.productsCents)
    return reject('564', 'Total do Produto / Serviço difere do somatório dos itens');
  if (sum(items, (item) => item.freightCents) !== totals.freightCents) return reject('535', 'Total do Frete difere do somatório dos itens');
  if (sum(items, (item) => item.discountCents) !== totals.discountCents)
    return reject('537', 'Total do Desconto difere do somatório dos itens');
  const total = totals.productsCents - totals.discountCents + totals.freightCents + totals.otherCents;
  return total === totals.totalCents ? undefined : reject('610', 'Total da NF difere do somatório dos Valores compõe o valor Total da NF');
};

const rules: readonly Rule[] = [
  schema,
  testName,
  taxId,
  stateRegistration,
  foreigner,
  itself,
  finalConsumer,
  ncm,
  destination,
  itemTotals,
  documentTotals,
  ...consumptionTaxRules,
];
