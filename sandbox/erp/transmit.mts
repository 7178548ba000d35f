/** An ERP's invoice on its way to SEFAZ and back. */
import type { FiscalDocument } from '../fiscal/document.mts';
import { processedXml, sentXml } from '../fiscal/nfeXml.mts';
import { afterThinking, judge, newAccessKey } from '../fiscal/sefaz.mts';
import type { Authority } from '../fiscal/sefaz.mts';
import type { Invoice } from './sale.mts';

export interface Transmission {
  readonly cnpj: string;
  /** Asked when the document is sent and again when it is decided. */
  authority(): Authority;
  document(invoice: Invoice, accessKey: string, issuedAt: number): FiscalDocument;
  /** False when a reset in the meantime has thrown the document away. */
  wanted(invoice: Invoice): boolean;
  decided(invoice: Invoice): void;
}

export function transmit(transmission: Transmission, invoice: Invoice): void {
  const authority = transmission.authority();
  const accessKey = newAccessKey(authority, { cnpj: transmission.cnpj, ...invoice });
  const document = transmission.document(invoice, accessKey, authority.clock.now());
  invoice.document = document;
  invoice.xml = sentXml(document);
  invoice.status = 'processing';
  delete invoice.verdict;
  afterThinking(authority, () => {
    if (!transmission.wanted(invoice)) return;
    const verdict = judge(transmission.authority(), document);
    invoice.verdict = verdict;
    invoice.xml = processedXml(document, verdict);
    invoice.status = verdict.kind;
    transmission.decided(invoice);
  });
}
