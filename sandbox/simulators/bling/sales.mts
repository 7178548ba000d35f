/** Sales orders. */
import { toCents, toReais } from '../../fiscal/money.mts';
import { productBySku } from './account.mts';
import { created, data, noContent, refuseField } from './answers.mts';
import type { Context } from './context.mts';
import { among, find, page } from './handler.mts';
import type { Handler } from './handler.mts';
import type { Sale } from './model.mts';
import { checkSale, totalsOf } from './saleInput.mts';
import type { SaleInput } from './saleInput.mts';

/** `valor` of each status id (third-party clients). */
const statusValues: Record<number, number> = { 6: 0, 9: 1, 12: 2, 15: 3 };
export const openStatus = 6;

export function createSale(context: Context, input: SaleInput): Sale {
  const { numero, numeroLoja, data: date, dataSaida, dataPrevista, contato, loja, situacao, itens, parcelas, ...others } = input;
  const { account, nextId } = context;
  const sale: Sale = {
    id: nextId(),
    numero: numero ?? ++account.lastNumber.sale,
    numeroLoja: numeroLoja ?? '',
    lojaId: loja?.id ?? 0,
    data: date,
    dataSaida,
    dataPrevista,
    contactId: contato.id,
    items: itens.map((item) => ({
      id: nextId(),
      productId: item.produto?.id ?? productBySku(account, item.codigo ?? '')?.id ?? 0,
      codigo: item.codigo ?? account.products.get(item.produto?.id ?? 0)?.codigo ?? '',
      descricao: item.descricao,
      unidade: item.unidade ?? 'UN',
      quantidade: item.quantidade,
      valorCents: toCents(item.valor),
      desconto: item.desconto ?? 0,
      ...(item.naturezaOperacao ? { natureId: item.naturezaOperacao.id } : {}),
    })),
    instalments: parcelas.map((part) => ({
      id: nextId(),
      dataVencimento: part.dataVencimento,
      valorCents: toCents(part.valor),
      observacoes: part.observacoes ?? '',
      formaPagamentoId: part.formaPagamento.id,
    })),
    totals: totalsOf(input),
    createdAt: context.world.clock.now(),
    situacao: situacao?.id ?? openStatus,
    stockPosted: false,
    others,
  };
  account.sales.set(sale.id, sale);
  publishSale(context, 'order.created', sale);
  return sale;
}

export function publishSale(context: Context, event: string, sale: Sale): void {
  context.publish(event, {
    id: sale.id,
    data: sale.data,
    numero: sale.numero,
    numeroLoja: sale.numeroLoja,
    total: toReais(sale.totals.totalCents),
    contato: { id: sale.contactId },
    vendedor: { id: 0 },
    loja: { id: sale.lojaId },
    situacao: { id: sale.situacao, valor: statusValues[sale.situacao] ?? 0 },
  });
}

function brief({ account }: Context, sale: Sale) {
  const contact = account.contacts.get(sale.contactId)!;
  return {
    id: sale.id,
    numero: sale.numero,
    numeroLoja: sale.numeroLoja,
    data: sale.data,
    dataSaida: sale.dataSaida,
    dataPrevista: sale.dataPrevista,
    totalProdutos: toReais(sale.totals.productsCents),
    total: toReais(sale.totals.totalCents),
    contato: { id: contact.id, nome: contact.nome, tipoPessoa: contact.tipo, numeroDocumento: contact.numeroDocumento },
    situacao: { id: sale.situacao, valor: statusValues[sale.situacao] ?? 0 },
    loja: { id: sale.lojaId, unidadeNegocio: { id: 0 } },
  };
}

const full = (context: Context, sale: Sale) => ({
  ...sale.others,
  ...brief(context, sale),
  outrasDespesas: toReais(sale.totals.otherCents),
  notaFiscal: { id: sale.invoiceId ?? 0 },
  itens: sale.items.map(({ productId, valorCents, natureId, ...item }) => ({
    ...item,
    valor: toReais(valorCents),
    produto: { id: productId },
    naturezaOperacao: { id: natureId ?? 0 },
  })),
  parcelas: sale.instalments.map(({ valorCents, formaPagamentoId, ...part }) => ({
    ...part,
    valor: toReais(valorCents),
    formaPagamento: { id: formaPagamentoId },
  })),
});

export const listSales: Handler = (context, { query }) => {
  let found = among([...context.account.sales.values()], query.getAll('numerosLojas[]'), ({ numeroLoja }) => numeroLoja);
  found = among(found, query.getAll('numero'), ({ numero }) => numero);
  found = among(found, query.getAll('idContato'), ({ contactId }) => contactId);
  found = among(found, query.getAll('idLoja'), ({ lojaId }) => lojaId);
  found = among(found, query.getAll('idsSituacoes[]'), ({ situacao }) => situacao);
  const [from, to] = [query.get('dataInicial'), query.get('dataFinal')];
  found = found.filter(({ data: date }) => (!from || date >= from) && (!to || date <= to));
  return data(page(found.reverse(), query).map((sale) => brief(context, sale)));
};

export const getSale: Handler = (context, { path }) => data(full(context, find(context.account.sales, path.idPedidoVenda)));

export const postSale: Handler = (context, { body }) => {
  const input = body as SaleInput;
  checkSale(context, input);
  reportDoubled(context, input);
  return created({ id: createSale(context, input).id, alertas: [] });
};

/** Who has an invoice is not taken away from under it (assumed). */
export const deleteSale: Handler = (context, { path }) => {
  const sale = find(context.account.sales, path.idPedidoVenda);
  if (sale.invoiceId !== undefined) {
    context.violation('invoiced-sale-deleted', `the sale of the shop's order ${sale.numeroLoja} has an invoice`);
    refuseField('VENDAS', 'notaFiscal', 1, 'O pedido possui nota fiscal', 'a venda');
  }
  context.account.sales.delete(sale.id);
  publishSale(context, 'order.deleted', sale);
  return noContent;
};

/** Bling takes a second sale with the shop's number; it is the client who must not send it. */
function reportDoubled(context: Context, input: SaleInput): void {
  if (!input.numeroLoja) return;
  const standing = () =>
    [...context.account.sales.values()].filter(
      ({ numeroLoja, lojaId }) => numeroLoja === input.numeroLoja && lojaId === (input.loja?.id ?? 0),
    ).length;
  if (standing() > 0) context.violation('sale-doubled', `a second sale for the shop's order ${input.numeroLoja}`, () => standing() <= 1);
}
