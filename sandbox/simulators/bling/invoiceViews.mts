/** Invoices as the API shows them. */
import { createHash } from 'node:crypto';
import { brazilDateTime } from '../../fiscal/brazilTime.mts';
import { toReais } from '../../fiscal/money.mts';
import { natureOf } from './account.mts';
import type { Context } from './context.mts';
import { situacao } from './invoiceStatus.mts';
import type { Contact, Invoice } from './model.mts';

const site = 'https://www.bling.com.br';
const sign = (text: string) => createHash('sha256').update(text).digest('hex');

/** The handle of the printable document in its public address. */
export const danfeId = (context: Context, invoice: Invoice): string => sign(`${context.issuer.companyId} danfe ${invoice.id}`).slice(0, 32);

export const xmlSignature = (context: Context, invoice: Invoice): string => sign(`${context.issuer.companyId} xml ${invoice.chaveAcesso}`);

const xmlLink = (context: Context, invoice: Invoice) =>
  invoice.xml ? `${site}/relatorios/nfe.xml.php?s&chaveAcesso=${invoice.chaveAcesso}&signature=${xmlSignature(context, invoice)}` : '';

/** Authorized documents only have a DANFE. */
export const isAuthorized = (invoice: Invoice): boolean =>
  invoice.situacao === situacao.authorized || invoice.situacao === situacao.printed;

const contactView = (contact: Contact) => ({
  id: contact.id,
  nome: contact.nome,
  tipoPessoa: contact.tipo,
  numeroDocumento: contact.numeroDocumento,
  ie: contact.ie,
  rg: '',
  contribuinte: contact.indicadorIe,
  telefone: contact.celular || contact.telefone,
  email: contact.email,
  endereco: { ...contact.endereco, pais: '' },
});

export function briefInvoice({ account }: Context, invoice: Invoice) {
  const sale = account.sales.get(invoice.saleId)!;
  return {
    id: invoice.id,
    tipo: 1,
    situacao: invoice.situacao,
    numero: String(invoice.numero).padStart(6, '0'),
    dataEmissao: brazilDateTime(invoice.sentAt ?? invoice.createdAt),
    dataOperacao: brazilDateTime(invoice.createdAt),
    chaveAcesso: invoice.chaveAcesso ?? '',
    contato: contactView(account.contacts.get(sale.contactId)!),
    naturezaOperacao: { id: natureOf(account, sale).id },
    loja: { id: sale.lojaId, numero: sale.numeroLoja },
  };
}

export function fullInvoice(context: Context, invoice: Invoice) {
  const sale = context.account.sales.get(invoice.saleId)!;
  const printable = isAuthorized(invoice);
  return {
    ...briefInvoice(context, invoice),
    serie: invoice.serie,
    valorNota: toReais(sale.totals.totalCents),
    valorFrete: toReais(sale.totals.freightCents),
    finalidade: 1,
    xml: context.invoiceXml === 'link' ? xmlLink(context, invoice) : (invoice.xml ?? ''),
    linkDanfe: printable ? `${site}/doc.view.php?id=${danfeId(context, invoice)}` : '',
    linkPDF: printable ? `${site}/doc.view.php?PDF=true&id=${danfeId(context, invoice)}` : '',
    optanteSimplesNacional: true,
    numeroPedidoLoja: sale.numeroLoja,
    itens: sale.items.map((item) => itemView(context, item)),
    parcelas: sale.instalments.map((part) => ({
      data: part.dataVencimento,
      valor: toReais(part.valorCents),
      observacoes: part.observacoes,
      formaPagamento: { id: part.formaPagamentoId },
    })),
  };
}

function itemView(
  { account }: Context,
  item: { productId: number; codigo: string; descricao: string; unidade: string; quantidade: number; valorCents: number },
) {
  const product = account.products.get(item.productId);
  return {
    codigo: item.codigo,
    descricao: item.descricao,
    unidade: item.unidade,
    quantidade: item.quantidade,
    valor: toReais(item.valorCents),
    valorTotal: toReais(Math.round(item.quantidade * item.valorCents)),
    tipo: 'P',
    classificacaoFiscal: product?.ncm.replace(/^(....)(..)(..)$/, '$1.$2.$3') ?? '',
    origem: 0,
    gtin: product?.gtin ?? '',
  };
}
