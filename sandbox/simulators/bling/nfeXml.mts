/**
 * The fiscal document as XML, layout 4.00, of an issuer under Simples Nacional (so without IBS/CBS in 2026). Signature and
 * certificate have the right shape only: nothing is signed.
 */
import { createHash } from 'node:crypto';
import { brazilIsoTime } from './brazilTime.mts';
import type { Issuer } from './issuer.mts';
import { signature } from './nfeSignature.mts';
import { itemElements } from './nfeXmlItems.mts';
import type { Contact, Invoice, Product, Sale } from './model.mts';
import { decimal } from './money.mts';
import { isState, issuerState, stateNumber, townNumber } from './places.mts';
import { element, leaf, optional } from './xml.mts';
import type { Xml } from './xml.mts';

export interface DocumentParts {
  readonly issuer: Issuer;
  readonly invoice: Invoice;
  readonly sale: Sale;
  readonly contact: Contact;
  readonly nature: string;
  product(id: number): Product | undefined;
}

/** What SEFAZ answered: 100 authorized, another status rejected or denied. */
export interface Verdict {
  readonly status: string;
  readonly reason: string;
  readonly protocol?: string;
  readonly at: number;
}

const namespace = 'http://www.portalfiscal.inf.br/nfe';

const nfce = (invoice: Invoice) => invoice.model === 65;
const insideState = (contact: Contact) => contact.endereco.uf === '' || contact.endereco.uf === issuerState;

/** The document as it is sent. */
export function nfeXml(parts: DocumentParts): Xml {
  const key = parts.invoice.chaveAcesso!;
  const information = element(
    'infNFe',
    [
      identification(parts),
      emitter(parts.issuer),
      recipient(parts),
      ...itemElements(parts),
      totals(parts),
      transport(parts.sale),
      payment(parts.sale),
      remarks(parts.sale),
    ],
    { Id: `NFe${key}`, versao: '4.00' },
  );
  return element('NFe', [information, signature(key, digest(information))], { xmlns: namespace });
}

/** The document together with SEFAZ's answer. */
export function processedXml(parts: DocumentParts, verdict: Verdict): Xml {
  const document = nfeXml(parts);
  const information = element('infProt', [
    leaf('tpAmb', 1),
    leaf('verAplic', 'SP_NFE_PL009_V4'),
    leaf('chNFe', parts.invoice.chaveAcesso!),
    leaf('dhRecbto', brazilIsoTime(verdict.at)),
    optional('nProt', verdict.protocol ?? ''),
    leaf('digVal', digest(document)),
    leaf('cStat', verdict.status),
    leaf('xMotivo', verdict.reason),
  ]);
  const body = element('nfeProc', [document, element('protNFe', [information], { versao: '4.00' })], { xmlns: namespace, versao: '4.00' });
  return `<?xml version="1.0" encoding="UTF-8"?>${body}`;
}

const digest = (text: string) => createHash('sha1').update(text).digest('base64');

function identification({ invoice, contact, nature, sale }: DocumentParts): Xml {
  const key = invoice.chaveAcesso!;
  return element('ide', [
    leaf('cUF', stateNumber(issuerState)),
    leaf('cNF', key.slice(35, 43)),
    leaf('natOp', nature),
    leaf('mod', invoice.model),
    leaf('serie', invoice.serie),
    leaf('nNF', invoice.numero),
    leaf('dhEmi', brazilIsoTime(invoice.sentAt!)),
    leaf('tpNF', 1),
    leaf('idDest', insideState(contact) || nfce(invoice) ? 1 : 2),
    leaf('cMunFG', townNumber(issuerState)),
    leaf('tpImp', nfce(invoice) ? 4 : 1),
    leaf('tpEmis', 1),
    leaf('cDV', key.slice(43)),
    leaf('tpAmb', 1),
    leaf('finNFe', 1),
    leaf('indFinal', contact.indicadorIe === 1 ? 0 : 1),
    leaf('indPres', nfce(invoice) ? 4 : 2),
    leaf('indIntermed', sale.others.intermediador ? 1 : 0),
    leaf('procEmi', 0),
    leaf('verProc', 'Bling 3.0'),
  ]);
}

function emitter(issuer: Issuer): Xml {
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
  return element('emit', [leaf('CNPJ', issuer.cnpj), leaf('xNome', issuer.nome), address, leaf('IE', issuer.ie), leaf('CRT', 1)]);
}

function recipient({ contact, invoice }: DocumentParts): Xml {
  const { endereco } = contact;
  if (contact.numeroDocumento === '' && nfce(invoice)) return '';
  const placed = endereco.endereco !== '' && isState(endereco.uf);
  const address = element('enderDest', [
    leaf('xLgr', endereco.endereco),
    leaf('nro', endereco.numero || 'S/N'),
    optional('xCpl', endereco.complemento),
    leaf('xBairro', endereco.bairro),
    leaf('cMun', placed ? townNumber(endereco.uf) : ''),
    leaf('xMun', endereco.municipio),
    leaf('UF', endereco.uf),
    optional('CEP', endereco.cep),
    leaf('cPais', '1058'),
    leaf('xPais', 'Brasil'),
  ]);
  return element('dest', [
    leaf({ F: 'CPF', J: 'CNPJ', E: 'idEstrangeiro' }[contact.tipo], contact.numeroDocumento),
    leaf('xNome', contact.nome.slice(0, 60)),
    placed ? address : '',
    leaf('indIEDest', nfce(invoice) ? 9 : contact.indicadorIe),
    contact.indicadorIe === 1 ? optional('IE', contact.ie.replace(/\D/g, '')) : '',
    optional('email', contact.email),
  ]);
}

const zeroTaxes = ['vBC', 'vICMS', 'vICMSDeson', 'vFCP', 'vBCST', 'vST', 'vFCPST', 'vFCPSTRet'];

function totals({ sale: { totals: sums } }: DocumentParts): Xml {
  const zero = (names: readonly string[]) => names.map((name) => leaf(name, '0.00'));
  return element('total', [
    element('ICMSTot', [
      ...zero(zeroTaxes),
      leaf('vProd', decimal(sums.productsCents)),
      leaf('vFrete', decimal(sums.freightCents)),
      ...zero(['vSeg']),
      leaf('vDesc', decimal(sums.discountCents)),
      ...zero(['vII', 'vIPI', 'vIPIDevol', 'vPIS', 'vCOFINS']),
      leaf('vOutro', decimal(sums.otherCents)),
      leaf('vNF', decimal(sums.totalCents)),
    ]),
  ]);
}

function transport(sale: Sale): Xml {
  const { fretePorConta } = (sale.others.transporte ?? {}) as { fretePorConta?: number };
  return element('transp', [leaf('modFrete', fretePorConta ?? (sale.totals.freightCents > 0 ? 0 : 9))]);
}

const payment = (sale: Sale): Xml =>
  element('pag', [element('detPag', [leaf('tPag', '99'), leaf('xPag', 'Outros'), leaf('vPag', decimal(sale.totals.totalCents))])]);

const remarks = (sale: Sale): Xml =>
  sale.numeroLoja === '' ? '' : element('infAdic', [leaf('infCpl', `Pedido na loja: ${sale.numeroLoja}`)]);
