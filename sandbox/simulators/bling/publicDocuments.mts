/** The addresses that `xml`, `linkDanfe` and `linkPDF` name: open to whoever has them, outside the API and its limits. */
import { danfe } from '../../fiscal/danfe.mts';
import type { Answer } from './answers.mts';
import type { Context } from './context.mts';
import { danfeId, isAuthorized, xmlSignature } from './invoiceViews.mts';

const absent: Answer = { status: 404, body: 'Documento não encontrado', headers: { 'Content-Type': 'text/plain; charset=utf-8' } };

export function publicXml(context: Context, query: URLSearchParams): Answer {
  const invoice = [...context.account.invoices.values()].find(({ chaveAcesso }) => chaveAcesso && chaveAcesso === query.get('chaveAcesso'));
  if (!invoice?.xml || query.get('signature') !== xmlSignature(context, invoice)) return absent;
  return { status: 200, body: invoice.xml, headers: { 'Content-Type': 'text/xml; charset=utf-8' } };
}

export function publicDanfe(context: Context, query: URLSearchParams): Answer {
  const invoice = [...context.account.invoices.values()].find(
    (candidate) => isAuthorized(candidate) && danfeId(context, candidate) === query.get('id'),
  );
  if (!invoice) return absent;
  if (query.get('PDF') === 'true')
    return { status: 200, body: danfe(invoice.chaveAcesso!, invoice.numero), headers: { 'Content-Type': 'application/pdf' } };
  const page = `<!doctype html><html lang="pt-BR"><title>DANFE ${invoice.numero}</title><body>${invoice.chaveAcesso}</body></html>`;
  return { status: 200, body: page, headers: { 'Content-Type': 'text/html; charset=utf-8' } };
}
