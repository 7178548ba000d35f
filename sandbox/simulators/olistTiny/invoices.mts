/** /notas: made from a sale, sent to SEFAZ, read until they are decided. */
import { createHash } from 'node:crypto';
import { missingForInvoice, recipientOf } from '../../erp/customer.mts';
import { moveLines, soldLines } from '../../erp/sale.mts';
import type { Invoice } from '../../erp/sale.mts';
import { transmit } from '../../erp/transmit.mts';
import { brazilDate } from '../../fiscal/brazilTime.mts';
import { danfe } from '../../fiscal/danfe.mts';
import { toReais } from '../../fiscal/money.mts';
import { saleDocument } from '../../fiscal/saleDocument.mts';
import type { Answer } from '../../http/answer.mts';
import { strictnessOf } from '../../world/strictness.mts';
import { find, list, noContent, notFound, ok, refuse } from './answers.mts';
import type { Context, Handler } from './context.mts';
import { situacao } from './model.mts';
import type { Account, Sale } from './model.mts';

export const generateInvoice: Handler = (context, { id, body }) => {
  const { account, nextId, world } = context;
  const sale = find(account.sales, id);
  if (sale.invoiceId !== undefined) refuse(400, 'O pedido já possui nota fiscal');
  const model = body.modelo as 55 | 65;
  const numero = ++account.lastNumber[model];
  const invoice: Invoice = { id: nextId(), saleId: id, model, serie: 1, numero, createdAt: world.clock.now(), status: 'pending' };
  account.invoices.set(invoice.id, invoice);
  sale.invoiceId = invoice.id;
  return ok({ id: invoice.id, numero: String(numero), serie: '1' });
};

const names: Record<string, string> = {
  document: 'cpfCnpj',
  street: 'endereco',
  district: 'bairro',
  city: 'municipio',
  state: 'uf',
  postalCode: 'cep',
};

export const emitInvoice: Handler = (context, { id }) => {
  const { account } = context;
  const invoice = find(account.invoices, id);
  if (invoice.status !== 'pending' && invoice.status !== 'rejected') refuse(400, 'A situação da nota fiscal não permite a emissão');
  const sale = account.sales.get(invoice.saleId)!;
  // What is missing is the customer's data, not the client's fault.
  const missing = invoice.model === 55 ? missingForInvoice(account.customers.get(sale.customerId)!) : [];
  if (missing.length > 0)
    refuse(
      400,
      'Ocorreram erros de validação',
      missing.map((name) => ({ campo: `cliente.${names[name]}`, mensagem: 'Campo obrigatório' })),
    );
  send(context, invoice, sale);
  return ok({
    id,
    chaveAcesso: invoice.document!.accessKey,
    linkAcesso: isIssued(invoice) ? link(invoice) : '',
    situacao: situacao[invoice.status],
    xml: invoice.xml,
  });
};

function send(context: Context, invoice: Invoice, sale: Sale): void {
  const { company, world } = context;
  transmit(
    {
      cnpj: company.cnpj,
      authority: () => ({ clock: world.clock, random: context.sefazRandom, sefaz: context.sefaz, strict: strictnessOf(world) }),
      document: ({ model, serie, numero }, accessKey, issuedAt) => {
        const recipient = recipientOf(context.account.customers.get(sale.customerId)!, model);
        return saleDocument({
          ...{ company, software: 'Tiny 3.0', model, serie, numero, accessKey, issuedAt, nature: 'Venda de mercadorias' },
          ...(recipient ? { recipient } : {}),
          lines: soldLines(context.account.warehouse, sale.lines),
          totals: sale.totals,
          freightMode: sale.totals.freightCents > 0 ? 0 : 9,
          orderNumber: sale.orderNumber,
        });
      },
      wanted: () => context.account.invoices.get(invoice.id) === invoice,
      decided: ({ status }) => {
        if (status === 'authorized') sale.situacao = 1;
      },
    },
    invoice,
  );
}

export const isIssued = ({ status }: Invoice): boolean => status === 'authorized' || status === 'cancelled';

const handle = (invoice: Invoice) => createHash('sha256').update(`danfe ${invoice.id}`).digest('hex').slice(0, 24);
const link = (invoice: Invoice) => `https://erp.tiny.com.br/doc.view?id=${handle(invoice)}`;

function view({ account }: Context, invoice: Invoice) {
  const sale = account.sales.get(invoice.saleId)!;
  const customer = account.customers.get(sale.customerId)!;
  return {
    id: invoice.id,
    situacao: situacao[invoice.status],
    tipo: 'S',
    numero: String(invoice.numero),
    serie: String(invoice.serie),
    chaveAcesso: invoice.document?.accessKey ?? '',
    dataEmissao: issuedOn(invoice),
    valor: toReais(sale.totals.totalCents),
    valorFrete: toReais(sale.totals.freightCents),
    cliente: { id: customer.id, nome: customer.name },
    origem: { id: String(sale.id), tipo: 'venda' },
    ecommerce: { id: sale.shopId, numeroPedidoEcommerce: sale.orderNumber },
  };
}

export const getInvoice: Handler = (context, { id }) => ok(view(context, find(context.account.invoices, id)));

export const listInvoices: Handler = (context, { query }) => {
  const wanted = (name: string, value: (invoice: Invoice) => unknown) => (invoice: Invoice) =>
    query.get(name) === null || query.get(name) === String(value(invoice));
  const found = [...context.account.invoices.values()]
    .filter(wanted('numeroPedidoEcommerce', ({ saleId }) => context.account.sales.get(saleId)!.orderNumber))
    .filter(wanted('numero', ({ numero }) => numero))
    .filter(wanted('situacao', ({ status }) => situacao[status]))
    .filter((invoice) => (query.get('tipo') ?? 'S') === 'S' && isWithin(brazilDate(invoice.createdAt), query));
  return list(query.get('orderBy') === 'asc' ? found : found.reverse(), query, (invoice) => view(context, invoice));
};

const issuedOn = (invoice: Invoice) => brazilDate(invoice.document?.issuedAt ?? invoice.createdAt);

/** Days on which they were made ("data de criação"), both included. */
const isWithin = (day: string, query: URLSearchParams) =>
  day >= (query.get('dataInicial') ?? '') && day <= (query.get('dataFinal') ?? '9999-12-31');

export const getXml: Handler = ({ account }, { id }) => {
  const invoice = find(account.invoices, id);
  return invoice.xml === undefined ? notFound() : ok({ xmlNfe: invoice.xml, xmlCancelamento: invoice.cancellationXml ?? '' });
};

export const getLink: Handler = ({ account }, { id }) => {
  const invoice = find(account.invoices, id);
  return isIssued(invoice) ? ok({ link: link(invoice) }) : refuse(400, 'A nota fiscal não está autorizada');
};

/** The page that the link names: open to whoever has it. */
export function publicDanfe(account: Account, query: URLSearchParams): Answer {
  const invoice = [...account.invoices.values()].find((candidate) => isIssued(candidate) && handle(candidate) === query.get('id'));
  if (!invoice) return { status: 404, body: 'Documento não encontrado', headers: { 'Content-Type': 'text/plain; charset=utf-8' } };
  return { status: 200, body: danfe(invoice.document!.accessKey, invoice.numero), headers: { 'Content-Type': 'application/pdf' } };
}

export const postInvoiceStock: Handler = (context, { id }) => {
  const { invoices, sales, postedInvoices, warehouse } = context.account;
  const sale = sales.get(find(invoices, id).saleId)!;
  if (postedInvoices.has(id)) refuse(400, 'O estoque da nota já foi lançado');
  if (sale.stockPosted) context.violation('stock-posted-twice', 'by the invoice after its sale');
  postedInvoices.add(id);
  moveLines(warehouse, sale.lines, 'S', sale.orderNumber);
  return noContent;
};

export const reverseInvoiceStock: Handler = (context, { id }) => {
  const { invoices, sales, postedInvoices, warehouse } = context.account;
  const sale = sales.get(find(invoices, id).saleId)!;
  if (!postedInvoices.delete(id)) refuse(400, 'O estoque da nota não foi lançado');
  moveLines(warehouse, sale.lines, 'E', sale.orderNumber);
  return noContent;
};
