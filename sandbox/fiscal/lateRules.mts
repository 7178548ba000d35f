/** Rules of SEFAZ that the sandbox has learnt since, each behind a switch of its own (`world/strictness.mts`). */
import type { Rule as Switch, Strictness } from '../world/strictness.mts';
import type { FiscalDocument } from './document.mts';
import { presenceOf } from './nfeXml.mts';
import { chargedContributions, chargedIcms } from './nfeTaxes.mts';
import type { Rejection } from './rejection.mts';
import { isCnpj } from './taxId.mts';
import { breaksLayout, layoutTexts } from './texts.mts';

type Rule = (document: FiscalDocument) => Rejection | undefined;

const reject = (code: string, reason: string): Rejection => ({ code, reason: `Rejeição: ${reason}` });

const texts: Rule = (document) => {
  const broken = layoutTexts(document).find(breaksLayout);
  return broken && reject('225', `Falha no Schema XML da NFe [${broken.element}]`);
};

const ownTexts: Rule = (document) => (document.ofErp ? undefined : texts(document));
const textsOfErps: Rule = (document) => (document.ofErp ? texts(document) : undefined);

/** States whose authority knows nobody who pays ICMS and is exempt from registration. */
const withoutExempt = ['AM', 'BA', 'CE', 'GO', 'MG', 'MS', 'MT', 'PA', 'PE', 'RN', 'SE', 'SP'];
/** Exempt, immune and untaxed operations are spared. */
const untaxed = ['40', '41', '103', '300', '400'];

const exempt: Rule = ({ recipient, items }) => {
  if (recipient?.icms !== 2 || !withoutExempt.includes(recipient.address?.state ?? '')) return undefined;
  if (items.every(({ taxes }) => untaxed.includes(taxes?.icms ?? '102'))) return undefined;
  return reject('805', 'A SEFAZ do destinatário não permite Contribuinte Isento de Inscrição Estadual');
};

const contradictions: Readonly<Record<1 | 2 | 9, readonly string[]>> = { 1: ['6107', '6108'], 2: [], 9: ['6101', '6102'] };

/** No code of the real SEFAZ was found for it: the document says two things at once. */
const contradiction: Rule = ({ recipient, items }) => {
  const wrong = contradictions[recipient?.icms ?? 2];
  const found = items.find(({ cfop }) => wrong.includes(cfop));
  return found && reject('999', `Erro não catalogado: CFOP ${found.cfop} com indIEDest ${recipient?.icms}`);
};

/** Cards and, since technical note 2023.004, Pix. Each state decides whether it asks. */
const paymentGroup: Rule = ({ model, payments = [] }) =>
  model === 65 && payments.some(({ method, integration }) => ['03', '04', '17'].includes(method) && integration === undefined)
    ? reject('391', 'Não informados os dados do cartão de crédito / débito nas Formas de Pagamento da Nota Fiscal')
    : undefined;

/** Rules E01-20 and E05-20 of NFC-e: goods that are brought home go to somebody somewhere; W16-40: a large sale is somebody's. */
const consumer: Rule = (document) => {
  const { model, recipient, totals } = document;
  if (model !== 65) return undefined;
  if (presenceOf(document) === 4 && !recipient) return reject('787', 'NFC-e de entrega a domicílio sem a identificação do destinatário');
  if (presenceOf(document) === 4 && !recipient?.address)
    return reject('788', 'NFC-e de entrega a domicílio sem o endereço do destinatário');
  return totals.totalCents > 1_000_000 && !recipient
    ? reject('750', 'NFC-e com valor total superior ao permitido para destinatário não identificado (Código)')
    : undefined;
};

const intermediary: Rule = (document) => {
  const { intermediary: marked, intermediaryParty: party } = document;
  const presence = presenceOf(document);
  if (marked === undefined && [2, 3, 4, 9].includes(presence)) return reject('434', 'NF-e sem indicativo do intermediador');
  if (marked === true && [0, 5].includes(presence)) return reject('435', 'NF-e não pode ter o indicativo do intermediador');
  if (marked === true && !party) return reject('438', 'Obrigatórias as informações do intermediador da transação');
  return party && (!isCnpj(party.cnpj) || /^0+$/.test(party.cnpj))
    ? reject('440', 'CNPJ do intermediador da transação inválido')
    : undefined;
};

/** Regular regime, consumer in another state, taxed. */
const destinationShare: Rule = ({ model, issuer, destination, finalConsumer, recipient, items }) => {
  if (model !== 55 || issuer.regime !== 3 || destination !== 2 || !finalConsumer || recipient?.icms !== 9) return undefined;
  const owed = items.some(({ taxes }) => chargedIcms.includes(taxes?.icms ?? '') && !taxes?.destination);
  return owed ? reject('694', 'Não informado o grupo de ICMS para a UF de destino') : undefined;
};

/** The layout has a base, a rate and an amount wherever something is charged. */
const rates: Rule = ({ items }) => {
  const bare = items.some(
    ({ taxes }) =>
      taxes &&
      ((chargedIcms.includes(taxes.icms) && !taxes.icmsCharged) ||
        (chargedContributions.includes(taxes.pis) && !taxes.pisCharged) ||
        (chargedContributions.includes(taxes.cofins) && !taxes.cofinsCharged)),
  );
  return bare ? reject('225', 'Falha no Schema XML da NFe [imposto]') : undefined;
};

const rules: readonly (readonly [Switch, Rule])[] = [
  ['sefazTexts', ownTexts],
  ['sefazTextsOfErps', textsOfErps],
  ['sefazExemptByState', exempt],
  ['sefazCfopOfContributor', contradiction],
  ['sefazPaymentGroup', paymentGroup],
  ['sefazIntermediary', intermediary],
  ['sefazConsumer', consumer],
  ['sefazDestinationShare', destinationShare],
  ['sefazRates', rates],
];

export const lateRules = (strict: Strictness): Rule[] => rules.filter(([name]) => strict[name]).map(([, rule]) => rule);
