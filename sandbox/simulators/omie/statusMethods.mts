/** What became of a sale's invoice: StatusPedido, ConsultarNF, ObterNfe. */
import { createHash } from 'node:crypto';
import { rejectionOf } from '../../erp/sale.mts';
import type { Invoice } from '../../erp/sale.mts';
import { brazilDate } from '../../fiscal/brazilTime.mts';
import { danfe } from '../../fiscal/danfe.mts';
import { toReais } from '../../fiscal/money.mts';
import type { Answer } from '../../http/answer.mts';
import { invoiceOf } from './billing.mts';
import { codes, ok, refuse } from './answers.mts';
import type { Handler } from './context.mts';
import type { Account } from './model.mts';
import { saleBy } from './sales.mts';

export const omieDate = (worldMs: number): string => brazilDate(worldMs).split('-').reverse().join('/');

const handle = (invoice: Invoice, kind: string) => createHash('sha256').update(`${kind} ${invoice.id}`).digest('hex').slice(0, 24);
const link = (invoice: Invoice, kind: 'xml' | 'pdf') => `https://app.omie.com.br/nfe/${handle(invoice, kind)}.${kind}`;

/** A document that SEFAZ knows: it has a file for ever. */
const isIssued = ({ status }: Invoice) => status === 'authorized' || status === 'cancelled';

/** SEFAZ's number; '' while it is thinking. */
const sefazStatus = (invoice: Invoice) => (invoice.status === 'cancelled' ? '101' : (invoice.verdict?.status ?? ''));

const nfeView = (invoice: Invoice) => ({
  numero_nfe: String(invoice.numero).padStart(8, '0'),
  serie_nfe: String(invoice.serie),
  chave_nfe: isIssued(invoice) || invoice.status === 'denied' ? invoice.document!.accessKey : '',
  status_nfe: sefazStatus(invoice),
  mensagens: rejectionOf(invoice) ? [rejectionOf(invoice)!.reason] : [],
  danfe: isIssued(invoice) ? link(invoice, 'pdf') : '',
  xml_distr: isIssued(invoice) ? link(invoice, 'xml') : '',
});

export const saleStatus: Handler = (context, param) => {
  const sale = saleBy(context, param);
  const invoice = invoiceOf(context, sale);
  const billedAt = sale.stage === '60' ? invoice!.verdict!.at : undefined;
  return ok({
    codigo_pedido: sale.id,
    codigo_pedido_integracao: sale.key,
    numero_pedido: String(sale.number),
    etapa: sale.stage,
    faturada: billedAt === undefined ? 'N' : 'S',
    data_faturamento: billedAt === undefined ? '' : omieDate(billedAt),
    cancelada: sale.cancelled ? 'S' : 'N',
    valor_total_pedido: toReais(sale.totals.totalCents),
    ListaNfe: invoice ? [nfeView(invoice)] : [],
  });
};

export const findInvoice: Handler = ({ account }, param) => {
  const invoice = [...account.invoices.values()].find(
    (candidate) =>
      candidate.id === Number(param.nCodNF) ||
      candidate.saleId === Number(param.nIdPedido) ||
      (candidate.document?.accessKey === param.cChaveNFe && isIssued(candidate)),
  );
  if (!invoice?.document || !isIssued(invoice)) return refuse('NF não cadastrada para o Código informado !', codes.missing);
  return ok(registeredView(invoice));
};

/** A nota fiscal as the register of issued ones has it. */
export const registeredView = (invoice: Invoice) => ({
  compl: { nIdNF: invoice.id, nIdPedido: invoice.saleId, cChaveNFe: invoice.document!.accessKey },
  ide: {
    nNF: String(invoice.numero),
    serie: String(invoice.serie),
    mod: '55',
    tpNF: '1',
    tpAmb: '1',
    dEmi: omieDate(invoice.verdict!.at),
    dCan: invoice.cancelledAt === undefined ? '' : omieDate(invoice.cancelledAt),
    dInut: '',
    cDeneg: invoice.status === 'denied' ? 'S' : 'N',
  },
  total: { ICMSTot: { vNF: toReais(invoice.document!.totals.totalCents) } },
});

export const getDocument: Handler = ({ account }, param) => {
  const invoice = account.invoices.get(Number(param.nIdNfe));
  if (!invoice || !isIssued(invoice)) return refuse('NF-e não encontrada !', codes.missing);
  return ok({
    nIdNfe: invoice.id,
    cNumNfe: String(invoice.numero),
    cChaveNfe: invoice.document!.accessKey,
    cXmlNfe: invoice.xml,
    cPdf: link(invoice, 'pdf'),
    cCodStatus: '0',
  });
};

/** The files that links name: open to whoever has them, outside the API and its limits. */
export function getFile(account: Account, path: string): Answer {
  for (const invoice of [...account.invoices.values()].filter(isIssued)) {
    if (link(invoice, 'xml').endsWith(path))
      return { status: 200, body: invoice.xml!, headers: { 'Content-Type': 'application/xml; charset=utf-8' } };
    if (link(invoice, 'pdf').endsWith(path))
      return { status: 200, body: danfe(invoice.document!.accessKey, invoice.numero), headers: { 'Content-Type': 'application/pdf' } };
  }
  return { status: 404, body: 'Not found', headers: { 'Content-Type': 'text/plain' } };
}
