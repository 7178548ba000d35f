/** /pedidos */
import { moveLines, totalsOf } from '../../erp/sale.mts';
import { brazilDate } from '../../fiscal/brazilTime.mts';
import { toCents, toReais } from '../../fiscal/money.mts';
import { find, list, noContent, ok, refuse } from './answers.mts';
import { contactView } from './contacts.mts';
import type { Context, Fields, Handler } from './context.mts';
import { cancelled, type Sale } from './model.mts';

const amount = (value: unknown) => toCents(Number(value ?? 0));

export function addSale(
  context: Context,
  parts: Pick<Sale, 'orderNumber' | 'shopId' | 'customerId' | 'lines' | 'totals'> &
    Partial<Pick<Sale, 'date' | 'situacao' | 'internalRemarks' | 'delivery'>>,
): Sale {
  const { account, nextId, world } = context;
  const sale: Sale = {
    date: brazilDate(world.clock.now()),
    situacao: 0,
    ...parts,
    id: nextId(),
    number: ++account.lastNumber.sale,
    stockPosted: false,
  };
  account.sales.set(sale.id, sale);
  return sale;
}

export const createSale: Handler = (context, { body }) => {
  const { account } = context;
  checkReferences(context, body);
  const shop = (body.ecommerce ?? {}) as Fields;
  const lines = (body.itens as Fields[]).map((item) => ({
    productId: (item.produto as { id: number }).id,
    quantity: Number(item.quantidade),
    unitCents: amount(item.valorUnitario),
  }));
  const orderNumber = String(shop.numeroPedidoEcommerce ?? '');
  const shopId = Number(shop.id ?? 0);
  const standing = () =>
    [...account.sales.values()].filter((sale) => sale.orderNumber === orderNumber && sale.shopId === shopId && sale.situacao !== cancelled)
      .length;
  if (orderNumber !== '' && standing() > 0)
    context.violation('sale-doubled', 'a second sale with the same number of the same shop', () => standing() <= 1);
  const costs = {
    discountCents: amount(body.valorDesconto),
    freightCents: amount(body.valorFrete),
    otherCents: amount(body.valorOutrasDespesas),
  };
  const sale = addSale(context, {
    orderNumber,
    shopId,
    customerId: Number(body.idContato),
    lines,
    totals: totalsOf(lines, costs),
    ...(body.data === undefined ? {} : { date: String(body.data) }),
    situacao: Number(body.situacao ?? 0),
    internalRemarks: String(body.observacoesInternas ?? ''),
    ...(body.enderecoEntrega === undefined ? {} : { delivery: body.enderecoEntrega as Fields }),
  });
  return ok({ id: sale.id, numeroPedido: sale.number });
};

function checkReferences(context: Context, body: Fields): void {
  const { customers, warehouse } = context.account;
  const wrong = (campo: string): never => {
    context.violation('invalid-sale', `${campo} names nothing or is no quantity`);
    return refuse(400, 'Ocorreram erros de validação', [{ campo, mensagem: 'Valor inválido' }]);
  };
  if (!customers.has(Number(body.idContato))) wrong('idContato');
  const depot = body.deposito as { id: number } | undefined;
  if (depot && !warehouse.depots.some(({ id }) => id === depot.id)) wrong('deposito.id');
  for (const [index, item] of (body.itens as Fields[]).entries()) {
    if (!warehouse.products.has((item.produto as { id: number }).id)) wrong(`itens.${index}.produto.id`);
    if (Number(item.quantidade) <= 0) wrong(`itens.${index}.quantidade`);
  }
}

const brief = ({ account }: Context, sale: Sale) => ({
  id: sale.id,
  numeroPedido: sale.number,
  situacao: sale.situacao,
  dataCriacao: sale.date,
  valor: String(toReais(sale.totals.totalCents)),
  cliente: contactView(account.customers.get(sale.customerId)!),
  ecommerce: { id: sale.shopId, numeroPedidoEcommerce: sale.orderNumber },
});

export const getSale: Handler = (context, { id }) => {
  const sale = find(context.account.sales, id);
  return ok({
    ...brief(context, sale),
    data: sale.date,
    valorTotalProdutos: toReais(sale.totals.productsCents),
    valorTotalPedido: toReais(sale.totals.totalCents),
    valorDesconto: toReais(sale.totals.discountCents),
    valorFrete: toReais(sale.totals.freightCents),
    valorOutrasDespesas: toReais(sale.totals.otherCents),
    observacoesInternas: sale.internalRemarks ?? '',
    // The number has another name here than in the request (vendor's OpenAPI document).
    ...(sale.delivery ? { enderecoEntrega: { ...sale.delivery, numero: sale.delivery.enderecoNro } } : {}),
    idNotaFiscal: sale.invoiceId ?? 0,
    itens: sale.lines.map(({ productId, quantity, unitCents }) => ({
      produto: { id: productId, sku: context.account.warehouse.products.get(productId)!.sku },
      quantidade: quantity,
      valorUnitario: toReais(unitCents),
    })),
  });
};

export const listSales: Handler = (context, { query }) => {
  const wanted = (name: string, value: (sale: Sale) => unknown) => (sale: Sale) =>
    query.get(name) === null || query.get(name) === String(value(sale));
  const found = [...context.account.sales.values()]
    .filter(wanted('numeroPedidoEcommerce', (sale) => sale.orderNumber))
    .filter(wanted('numero', (sale) => sale.number))
    .filter(wanted('situacao', (sale) => sale.situacao));
  return list(found.reverse(), query, (sale) => brief(context, sale));
};

export const changeStatus: Handler = ({ account }, { id, body }) => {
  find(account.sales, id).situacao = Number(body.situacao);
  return noContent;
};

export const postStock: Handler = (context, { id }) => {
  const { sales, warehouse, postedInvoices } = context.account;
  const sale = find(sales, id);
  if (sale.stockPosted) refuse(400, 'O estoque do pedido já foi lançado');
  if (postedInvoices.has(sale.invoiceId ?? 0)) context.violation('stock-posted-twice', 'by the sale after its invoice');
  sale.stockPosted = true;
  moveLines(warehouse, sale.lines, 'S', sale.orderNumber);
  return noContent;
};

export const reverseStock: Handler = ({ account }, { id }) => {
  const sale = find(account.sales, id);
  if (!sale.stockPosted) refuse(400, 'O estoque do pedido não foi lançado');
  sale.stockPosted = false;
  moveLines(account.warehouse, sale.lines, 'E', sale.orderNumber);
  return noContent;
};
