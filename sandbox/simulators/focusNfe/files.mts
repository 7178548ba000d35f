/** Files that `caminho_…` fields name: open to whoever has the path, outside the limits. */
import { danfe } from '../../fiscal/danfe.mts';
import type { Answer } from '../../http/answer.mts';
import { notFound } from './answers.mts';
import { isGoods } from './model.mts';
import type { Account, Invoice, ServiceInvoice } from './model.mts';
import { fileKinds, pathOf } from './paths.mts';
import type { FileKind } from './paths.mts';
import { danfseOf, serviceXml } from './serviceView.mts';

const xml = (body: string | undefined): Answer =>
  body === undefined ? notFound() : { status: 200, body, headers: { 'Content-Type': 'application/xml; charset=utf-8' } };

const pdf = (body: Buffer): Answer => ({ status: 200, body, headers: { 'Content-Type': 'application/pdf' } });

export function getFile(accounts: readonly Account[], path: string): Answer {
  for (const account of accounts) {
    for (const invoice of account.invoices.values()) {
      const kind = fileKinds.find((candidate) => pathOf(account, invoice, candidate) === path);
      if (kind) return contentOf(invoice, kind);
    }
  }
  return notFound();
}

function contentOf(invoice: Invoice, kind: FileKind): Answer {
  if (!isGoods(invoice)) return serviceContent(invoice, kind);
  const { document } = invoice;
  if (invoice.status !== 'autorizado' && invoice.status !== 'cancelado') return notFound();
  if (kind === 'xml') return xml(invoice.xml);
  if (kind === 'cancellation') return xml(invoice.cancellation?.xml);
  if (kind === 'correction') return xml(invoice.corrections.at(-1)?.xml);
  if (kind === 'correctionPdf' && invoice.corrections.length === 0) return notFound();
  return pdf(danfe(document.accessKey, document.numero));
}

function serviceContent(invoice: ServiceInvoice, kind: FileKind): Answer {
  const { authorization, status } = invoice;
  if (!authorization || (kind === 'serviceCancellation' && status !== 'cancelado')) return notFound();
  if (kind === 'danfse') return authorization.danfse ? pdf(danfseOf(invoice)) : notFound();
  return kind === 'service' || kind === 'serviceCancellation' ? xml(serviceXml(invoice)) : notFound();
}
