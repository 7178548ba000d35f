/** The fiscal document as XML, layout 4.00. Signature and certificate have the right shape only: nothing is signed. */
import { createHash } from 'node:crypto';
import { brazilIsoTime } from './brazilTime.mts';
import type { FiscalAddress, FiscalDocument, FiscalRecipient, ItemTaxes } from './document.mts';
import { decimal } from './money.mts';
import { itemElements } from './nfeItems.mts';
import { signature } from './nfeSignature.mts';
import { consumerLinks } from './nfceLinks.mts';
import { destinationTotals, ibsCbsTotals } from './nfeTaxes.mts';
import { isState, issuerState, stateNumber, townNumber } from './places.mts';
import { element, leaf, optional } from './xml.mts';
import type { Xml } from './xml.mts';

/** What SEFAZ answered: 100 authorized, another status rejected or denied. */
export interface Protocol {
  readonly status: string;
  readonly reason: string;
  /** Fifteen digits; a rejected document gets none. */
  readonly protocol?: string;
  readonly at: number;
}

export const nfeNamespace = 'http://www.portalfiscal.inf.br/nfe';
const heading = '<?xml version="1.0" encoding="UTF-8"?>';

const nfce = ({ model }: FiscalDocument) => model === 65;

/** The document as it is sent. */
export const sentXml = (document: FiscalDocument): Xml => `${heading}${nfe(document)}`;

/** The document together with SEFAZ's answer. */
export function processedXml(document: FiscalDocument, protocol: Protocol): Xml {
  const sent = nfe(document);
  const information = element('infProt', [
    leaf('tpAmb', document.environment),
    leaf('verAplic', 'SP_NFE_PL009_V4'),
    leaf('chNFe', document.accessKey),
    leaf('dhRecbto', brazilIsoTime(protocol.at)),
    optional('nProt', protocol.protocol ?? ''),
    leaf('digVal', digest(sent)),
    leaf('cStat', protocol.status),
    leaf('xMotivo', protocol.reason),
  ]);
  const body = element('nfeProc', [sent, element('protNFe', [information], { versao: '4.00' })], { xmlns: nfeNamespace, versao: '4.00' });
  return `${heading}${body}`;
}

function nfe(document: FiscalDocument): Xml {
  const parts = [
    identification(document),
    emitter(document),
    document.recipient ? recipientElement(document.recipient, document) : '',
    ...itemElements(document),
    totals(document),
    element('transp', [leaf('modFrete', document.freightMode)]),
    payment(document),
    intermediary(document),
    document.remarks === '' ? '' : element('infAdic', [leaf('infCpl', document.remarks)]),
  ];
  const information = element('infNFe', parts, { Id: `NFe${document.accessKey}`, versao: '4.00' });
  const links = nfce(document) ? consumerLinks(document) : '';
  return element('NFe', [information, links, signature(`NFe${document.accessKey}`, digest(information))], { xmlns: nfeNamespace });
}

const digest = (text: string) => createHash('sha1').update(text).digest('base64');

function identification(document: FiscalDocument): Xml {
  const { accessKey: key, model } = document;
  return element('ide', [
    leaf('cUF', stateNumber(issuerState)),
    leaf('cNF', key.slice(35, 43)),
    leaf('natOp', document.nature),
    leaf('mod', model),
    leaf('serie', document.serie),
    leaf('nNF', document.numero),
    leaf('dhEmi', brazilIsoTime(document.issuedAt)),
    leaf('tpNF', 1),
    leaf('idDest', document.destination),
    leaf('cMunFG', townNumber(issuerState)),
    leaf('tpImp', nfce(document) ? 4 : 1),
    leaf('tpEmis', 1),
    leaf('cDV', key.slice(43)),
    leaf('tpAmb', document.environment),
    leaf('finNFe', 1),
    leaf('indFinal', document.finalConsumer ? 1 : 0),
    leaf('indPres', presenceOf(document)),
    document.intermediary === undefined ? '' : leaf('indIntermed', document.intermediary ? 1 : 0),
    leaf('procEmi', 0),
    leaf('verProc', document.software),
  ]);
}

function emitter({ issuer }: FiscalDocument): Xml {
  const address = element('enderEmit', [
    leaf('xLgr', 'Avenida Paulista'),
    leaf('nro', '1000'),
    leaf('xBairro', 'Bela Vista'),
    leaf('cMun', townNumber(issuerState)),
    leaf('xMun', 'São Paulo'),
    leaf('UF', issuerState),
    leaf('CEP', '01310100'),
    leaf('cPais', '1058'),
    leaf('xPais', 'Brasil'),
  ]);
  return element('emit', [
    leaf('CNPJ', issuer.cnpj),
    leaf('xNome', issuer.nome),
    address,
    leaf('IE', issuer.ie),
    leaf('CRT', issuer.regime),
  ]);
}

function recipientElement(recipient: FiscalRecipient, document: FiscalDocument): Xml {
  const { address } = recipient;
  return element('dest', [
    leaf(recipient.kind, recipient.document),
    leaf('xNome', recipient.name.slice(0, 60)),
    address && address.street !== '' && isState(address.state) ? addressElement(address) : '',
    leaf('indIEDest', nfce(document) ? 9 : recipient.icms),
    recipient.icms === 1 ? optional('IE', recipient.stateRegistration.replace(/\D/g, '')) : '',
    optional('email', recipient.email),
  ]);
}

const addressElement = (address: FiscalAddress): Xml =>
  element('enderDest', [
    leaf('xLgr', address.street),
    leaf('nro', address.number || 'S/N'),
    optional('xCpl', address.complement),
    leaf('xBairro', address.district),
    leaf('cMun', townNumber(address.state)),
    leaf('xMun', address.city),
    leaf('UF', address.state),
    optional('CEP', address.postalCode),
    leaf('cPais', '1058'),
    leaf('xPais', 'Brasil'),
  ]);

const zeroTaxes = ['vFCP', 'vBCST', 'vST', 'vFCPST', 'vFCPSTRet'];

function totals({ totals: sums, items }: FiscalDocument): Xml {
  const zero = (names: readonly string[]) => names.map((name) => leaf(name, '0.00'));
  const charged = (of: (taxes: ItemTaxes) => number | undefined) =>
    items.reduce((total, { taxes }) => total + (taxes ? (of(taxes) ?? 0) : 0), 0);
  const icms = element('ICMSTot', [
    leaf('vBC', decimal(charged(({ icmsCharged }) => icmsCharged?.baseCents))),
    leaf('vICMS', decimal(charged(({ icmsCharged }) => icmsCharged?.cents))),
    ...zero(['vICMSDeson']),
    ...destinationTotals(items),
    ...zero(zeroTaxes),
    leaf('vProd', decimal(sums.productsCents)),
    leaf('vFrete', decimal(sums.freightCents)),
    ...zero(['vSeg']),
    leaf('vDesc', decimal(sums.discountCents)),
    ...zero(['vII', 'vIPI', 'vIPIDevol']),
    leaf('vPIS', decimal(charged(({ pisCharged }) => pisCharged?.cents))),
    leaf('vCOFINS', decimal(charged(({ cofinsCharged }) => cofinsCharged?.cents))),
    leaf('vOutro', decimal(sums.otherCents)),
    leaf('vNF', decimal(sums.totalCents)),
  ]);
  return element('total', [icms, ibsCbsTotals(items)]);
}

/** Sold on the spot an NFC-e, over the internet an NF-e, unless the sender says otherwise. */
export const presenceOf = ({ presence, model, recipient }: FiscalDocument): number =>
  presence ?? (model === 55 ? 2 : recipient?.address ? 4 : 1);

function payment({ payments, totals: sums }: FiscalDocument): Xml {
  const paid = payments ?? [{ method: '99', cents: sums.totalCents, description: 'Outros' }];
  const details = paid.map(({ method, cents, description, integration }) =>
    element('detPag', [
      leaf('tPag', method),
      optional('xPag', description ?? ''),
      leaf('vPag', decimal(cents)),
      integration ? element('card', [leaf('tpIntegra', integration)]) : '',
    ]),
  );
  return element('pag', details);
}

const intermediary = ({ intermediaryParty: party }: FiscalDocument): Xml =>
  party ? element('infIntermed', [leaf('CNPJ', party.cnpj), leaf('idCadIntTran', party.id)]) : '';
