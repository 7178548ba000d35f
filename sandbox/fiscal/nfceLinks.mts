/** The addresses on an NFC-e at which a consumer looks it up (QR code, version 2, issued online). */
import { createHash } from 'node:crypto';
import type { FiscalDocument } from './document.mts';
import { element, leaf } from './xml.mts';
import type { Xml } from './xml.mts';

const site = 'https://www.nfce.fazenda.sp.gov.br';

/** The hash is over a secret of the taxpayer (CSC) that nobody here checks. */
export function consumerLinks({ accessKey, environment }: FiscalDocument): Xml {
  const base = `${accessKey}|2|${environment}|1`;
  const hash = createHash('sha1').update(`${base}csc`).digest('hex').toUpperCase();
  const code = leaf('qrCode', `${site}/qrcode?p=${base}|${hash}`);
  return element('infNFeSupl', [code, leaf('urlChave', `${site}/consulta`)]);
}
