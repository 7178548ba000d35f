/** NF-e and NFC-e: made from a sale, sent to SEFAZ, read until they are decided. */
import { gzipSync } from 'node:zlib';
import { parseBrazilTime } from '../../fiscal/brazilTime.mts';
import { danfe } from '../../fiscal/danfe.mts';
import { isState } from '../../fiscal/places.mts';
import { Refusal, data, notFound, refuseField, validationError } from './answers.mts';
import type { Answer } from './answers.mts';
import type { Context } from './context.mts';
import { among, find, page } from './handler.mts';
import type { Handler } from './handler.mts';
import { publishInvoice } from './invoiceEvents.mts';
import { situacao } from './invoiceStatus.mts';
import { briefInvoice, fullInvoice, isAuthorized } from './invoiceViews.mts';
import type { Contact, Invoice, InvoiceModel } from './model.mts';
import { publishSale } from './sales.mts';
import { transmit } from './sefaz.mts';

const idParameter = { 55: 'idNotaFiscal', 65: 'idNotaFiscalConsumidor' } as const;

/** The invoice a path names; an NFC-e does not exist under /nfe. */
export const invoiceInPath =
  (model: InvoiceModel) =>
  (context: Context, path: Readonly<Record<string, string>>): Invoice => {
    const invoice = find(context.account.invoices, path[idParameter[model]]);
    if (invoice.model !== model) throw new Refusal(notFound());
    return invoice;
  };

/** The answer is not wrapped in `data` (vendor's OpenAPI document). */
export const generateInvoice =
  (model: InvoiceModel): Handler =>
  (context, { path }): Answer => {
    const { account, world, nextId } = context;
    const sale = find(account.sales, path.idPedidoVenda);
    if (sale.invoiceId !== undefined) refuseField('VENDAS', 'notaFiscal', 70, 'A venda já possui uma nota fiscal.', 'a nota fiscal');
    const invoice: Invoice = {
      id: nextId(),
      model,
      serie: 1,
      numero: ++account.lastNumber[model],
      saleId: sale.id,
      createdAt: world.clock.now(),
      situacao: situacao.pending,
      sameRejections: 0,
      stockPosted: false,
    };
    account.invoices.set(invoice.id, invoice);
    sale.invoiceId = invoice.id;
    publishInvoice(context, 'created', invoice);
    publishSale(context, 'order.updated', sale);
    return { status: 201, body: { idNotaFiscal: invoice.id } };
  };

export const listInvoices =
  (model: InvoiceModel): Handler =>
  (context, { query }) => {
    const { account } = context;
    const storeNumber = query.get('numeroLoja');
    let found = [...account.invoices.values()].filter((invoice) => invoice.model === model);
    found = among(found, query.getAll('situacao'), (invoice) => invoice.situacao);
    found = among(found, query.getAll('chaveAcesso'), ({ chaveAcesso }) => chaveAcesso ?? '');
    found = among(found, query.getAll('numero').map(Number).map(String), ({ numero }) => numero);
    found = among(found, query.getAll('serie'), ({ serie }) => serie);
    found = found.filter(({ saleId }) => storeNumber === null || account.sales.get(saleId)!.numeroLoja === storeNumber);
    found = found.filter((invoice) => issuedWithin(invoice, query));
    const outgoing = query.get('tipo') === '0' ? [] : found.reverse();
    return data(page(outgoing, query).map((invoice) => briefInvoice(context, invoice)));
  };

function issuedWithin({ sentAt, createdAt }: Invoice, query: URLSearchParams): boolean {
  const issuedAt = sentAt ?? createdAt;
  const [from, to] = [query.get('dataEmissaoInicial'), query.get('dataEmissaoFinal')];
  return (!from || issuedAt >= parseBrazilTime(from)) && (!to || issuedAt <= parseBrazilTime(to.length > 10 ? to : `${to} 23:59:59`));
}

export const getInvoice =
  (model: InvoiceModel): Handler =>
  (context, { path }) =>
    data(fullInvoice(context, invoiceInPath(model)(context, path)));

const sendable: readonly number[] = [situacao.pending, situacao.rejected];

const whyNot: Record<number, string> = {
  [situacao.receipt]: 'A nota fiscal já foi enviada e aguarda o retorno da SEFAZ.',
  [situacao.protocol]: 'A nota fiscal já foi enviada e aguarda o retorno da SEFAZ.',
  [situacao.authorized]: 'A nota fiscal já está autorizada.',
  [situacao.printed]: 'A nota fiscal já está autorizada.',
  [situacao.blocked]: 'A nota fiscal está bloqueada após repetidas rejeições iguais.',
};

export const sendInvoice =
  (model: InvoiceModel): Handler =>
  (context, { path, query }) => {
    const invoice = invoiceInPath(model)(context, path);
    if (!sendable.includes(invoice.situacao)) {
      refuseField(
        'NOTASFISCAIS',
        'situacao',
        80,
        whyNot[invoice.situacao] ?? 'A situação da nota fiscal não permite o envio.',
        'a nota fiscal',
      );
    }
    if (model === 55) checkRecipient(context.account.contacts.get(context.account.sales.get(invoice.saleId)!.contactId)!);
    transmit(context, invoice, ['true', '1'].includes(query.get('enviarEmail') ?? ''));
    return data({ xml: invoice.xml });
  };

/** An NF-e names its recipient in full; what is missing is the customer's data, not the client's fault. */
function checkRecipient({ numeroDocumento, endereco, tipo }: Contact): void {
  const missing = [
    ...(numeroDocumento === '' && tipo !== 'E' ? ['numeroDocumento'] : []),
    ...(['endereco', 'bairro', 'municipio'] as const).filter((name) => endereco[name].trim().length < 2),
    ...(isState(endereco.uf) ? [] : ['uf']),
    ...(/^\d{8}$/.test(endereco.cep) ? [] : ['cep']),
  ];
  if (missing.length === 0) return;
  const fields = missing.map((element) => ({
    code: 81,
    msg: `É necessário preencher corretamente o campo ${element} do contato`,
    element,
    namespace: 'NOTASFISCAIS',
  }));
  throw new Refusal(validationError(fields, 'a nota fiscal'));
}

/** XML or DANFE of an NF-e by its access key, gzipped and in Base64 (vendor's OpenAPI document). */
export const getDocument: Handler = (context, { path, query }) => {
  const invoice = [...context.account.invoices.values()].find(({ chaveAcesso }) => chaveAcesso === path.chaveAcesso);
  const pdf = query.get('formato') === 'pdf';
  if (!invoice?.xml || (pdf && !isAuthorized(invoice))) throw new Refusal(notFound());
  const content = pdf ? danfe(invoice.chaveAcesso!, invoice.numero) : Buffer.from(invoice.xml);
  return data([{ nome: `${invoice.chaveAcesso}.${pdf ? 'pdf' : 'xml'}`, conteudo: gzipSync(content).toString('base64') }]);
};
