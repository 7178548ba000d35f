/** Posting and taking back the stock of a sale or an invoice: once for each document. */
import { defaultDepot } from './account.mts';
import { noContent, refuseField } from './answers.mts';
import type { Answer } from './answers.mts';
import type { Context } from './context.mts';
import { find } from './handler.mts';
import type { Handler } from './handler.mts';
import type { Depot, Invoice, Sale } from './model.mts';
import { move } from './stock.mts';
import { findDepot } from './stockEndpoints.mts';

/** The document whose stock is meant, and the sale its items come from. */
interface Posting {
  readonly sale: Sale;
  readonly invoice?: Invoice;
}

const documentOf = ({ sale, invoice }: Posting): Sale | Invoice => invoice ?? sale;

function moveItems(context: Context, posting: Posting, operation: 'E' | 'S', depot: Depot): void {
  const { sale, invoice } = posting;
  for (const item of sale.items) {
    const product = context.account.products.get(item.productId);
    if (!product) continue;
    const source = invoice ? { invoiceId: invoice.id, saleId: sale.id } : { saleId: sale.id };
    move(context, { product, depot, operation, quantity: item.quantidade, remarks: '', ...source });
  }
}

export function postDocumentStock(context: Context, posting: Posting, depot: Depot = defaultDepot(context.account)): void {
  documentOf(posting).stockPosted = true;
  moveItems(context, posting, 'S', depot);
}

function post(context: Context, posting: Posting, depot: Depot): Answer {
  const { sale, invoice } = posting;
  const invoiceOfSale = context.account.invoices.get(sale.invoiceId ?? 0);
  // With the setting on, sale and invoice share one posting; without it Bling lets each post for itself.
  const posted = documentOf(posting).stockPosted || (context.invoiceMovesStock && (sale.stockPosted || invoiceOfSale?.stockPosted));
  if (posted) return refuseField(invoice ? 'NOTASFISCAIS' : 'VENDAS', 'estoque', 60, 'O estoque já foi lançado.', 'o estoque');
  const other = invoice ? sale.stockPosted : invoiceOfSale?.stockPosted;
  if (other) context.violation('stock-posted-twice', `the stock of sale ${sale.id} was posted by the sale and by its invoice`);
  postDocumentStock(context, posting, depot);
  return noContent;
}

function reverse(context: Context, posting: Posting): Answer {
  const document = documentOf(posting);
  const { sale, invoice } = posting;
  if (!document.stockPosted)
    return refuseField(invoice ? 'NOTASFISCAIS' : 'VENDAS', 'estoque', 61, 'O estoque não foi lançado.', 'o estoque');
  const last = context.account.movements.findLast((movement) => movement.saleId === sale.id && movement.invoiceId === invoice?.id);
  document.stockPosted = false;
  moveItems(context, posting, 'E', last ? findDepot(context.account, last.depotId) : defaultDepot(context.account));
  return noContent;
}

const depotOf = (context: Context, id: string | undefined) =>
  id === undefined ? defaultDepot(context.account) : findDepot(context.account, id);

export const postSaleStock: Handler = (context, { path }) => {
  const sale = find(context.account.sales, path.idPedidoVenda);
  return post(context, { sale }, depotOf(context, path.idDeposito));
};

export const reverseSaleStock: Handler = (context, { path }) => reverse(context, { sale: find(context.account.sales, path.idPedidoVenda) });

export const invoicePosting = (context: Context, invoice: Invoice): Posting => ({
  invoice,
  sale: context.account.sales.get(invoice.saleId)!,
});

export const postInvoiceStock =
  (findInvoice: (context: Context, path: Readonly<Record<string, string>>) => Invoice): Handler =>
  (context, { path }) =>
    post(context, invoicePosting(context, findInvoice(context, path)), depotOf(context, path.idDeposito));

export const reverseInvoiceStock =
  (findInvoice: (context: Context, path: Readonly<Record<string, string>>) => Invoice): Handler =>
  (context, { path }) =>
    reverse(context, invoicePosting(context, findInvoice(context, path)));
