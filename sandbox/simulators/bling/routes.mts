/** Every operation of the API that is simulated: its name in the world, its place in the vendor's document, its handler. */
import { getConsumer, getContact, listContacts, postContact, putContact } from './contacts.mts';
import { postInvoiceStock, postSaleStock, reverseInvoiceStock, reverseSaleStock } from './documentStock.mts';
import type { Handler } from './handler.mts';
import { generateInvoice, getDocument, getInvoice, invoiceInPath, listInvoices, sendInvoice } from './invoices.mts';
import { getProduct, listProducts, postProduct } from './products.mts';
import { getChannel, getCompany, listChannels, listNatures, listPaymentMethods } from './references.mts';
import { deleteSale, getSale, listSales, postSale } from './sales.mts';
import {
  cancelServiceNote,
  deleteServiceNote,
  getServiceNote,
  listServiceNotes,
  postServiceNote,
  sendServiceNote,
} from './serviceNotes.mts';
import { getServiceSettings } from './serviceSettings.mts';
import { toPattern } from './specification.mts';
import { getDepot, listBalances, listDepotBalances, listDepots, postStock } from './stockEndpoints.mts';

export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
}

export const apiRoot = '/Api/v3';

const route = (name: string, method: string, path: string, handle: Handler): Route => ({
  name,
  method,
  path,
  pattern: toPattern(path),
  handle,
});

function invoiceRoutes(prefix: 'nfe' | 'nfce', id: string): Route[] {
  const model = prefix === 'nfe' ? 55 : 65;
  const named = invoiceInPath(model);
  return [
    route(`${prefix}.list`, 'GET', `/${prefix}`, listInvoices(model)),
    route(`${prefix}.get`, 'GET', `/${prefix}/{${id}}`, getInvoice(model)),
    route(`${prefix}.send`, 'POST', `/${prefix}/{${id}}/enviar`, sendInvoice(model)),
    route(`${prefix}.postStock`, 'POST', `/${prefix}/{${id}}/lancar-estoque`, postInvoiceStock(named)),
    route(`${prefix}.postStockIn`, 'POST', `/${prefix}/{${id}}/lancar-estoque/{idDeposito}`, postInvoiceStock(named)),
    route(`${prefix}.reverseStock`, 'POST', `/${prefix}/{${id}}/estornar-estoque`, reverseInvoiceStock(named)),
  ];
}

const sale = '/pedidos/vendas/{idPedidoVenda}';
const serviceNote = '/nfse/{idNotaServico}';

export const routes: readonly Route[] = [
  route('company.get', 'GET', '/empresas/me/dados-basicos', getCompany),
  route('contact.list', 'GET', '/contatos', listContacts),
  route('contact.create', 'POST', '/contatos', postContact),
  route('contact.consumer', 'GET', '/contatos/consumidor-final', getConsumer),
  route('contact.get', 'GET', '/contatos/{idContato}', getContact),
  route('contact.update', 'PUT', '/contatos/{idContato}', putContact),
  route('product.list', 'GET', '/produtos', listProducts),
  route('product.create', 'POST', '/produtos', postProduct),
  route('product.get', 'GET', '/produtos/{idProduto}', getProduct),
  route('paymentMethod.list', 'GET', '/formas-pagamentos', listPaymentMethods),
  route('nature.list', 'GET', '/naturezas-operacoes', listNatures),
  route('channel.list', 'GET', '/canais-venda', listChannels),
  route('channel.get', 'GET', '/canais-venda/{idCanalVenda}', getChannel),
  route('depot.list', 'GET', '/depositos', listDepots),
  route('depot.get', 'GET', '/depositos/{idDeposito}', getDepot),
  route('sale.list', 'GET', '/pedidos/vendas', listSales),
  route('sale.create', 'POST', '/pedidos/vendas', postSale),
  route('sale.get', 'GET', sale, getSale),
  route('sale.delete', 'DELETE', sale, deleteSale),
  route('sale.generateNfe', 'POST', `${sale}/gerar-nfe`, generateInvoice(55)),
  route('sale.generateNfce', 'POST', `${sale}/gerar-nfce`, generateInvoice(65)),
  route('sale.postStock', 'POST', `${sale}/lancar-estoque`, postSaleStock),
  route('sale.postStockIn', 'POST', `${sale}/lancar-estoque/{idDeposito}`, postSaleStock),
  route('sale.reverseStock', 'POST', `${sale}/estornar-estoque`, reverseSaleStock),
  route('nfe.document', 'GET', '/nfe/documento/{chaveAcesso}', getDocument),
  ...invoiceRoutes('nfe', 'idNotaFiscal'),
  ...invoiceRoutes('nfce', 'idNotaFiscalConsumidor'),
  route('nfse.settings', 'GET', '/nfse/configuracoes', getServiceSettings),
  route('nfse.list', 'GET', '/nfse', listServiceNotes),
  route('nfse.create', 'POST', '/nfse', postServiceNote),
  route('nfse.get', 'GET', serviceNote, getServiceNote),
  route('nfse.delete', 'DELETE', serviceNote, deleteServiceNote),
  route('nfse.send', 'POST', `${serviceNote}/enviar`, sendServiceNote),
  route('nfse.cancel', 'POST', `${serviceNote}/cancelar`, cancelServiceNote),
  route('stock.create', 'POST', '/estoques', postStock),
  route('stock.balances', 'GET', '/estoques/saldos', listBalances),
  route('stock.depotBalances', 'GET', '/estoques/saldos/{idDeposito}', listDepotBalances),
];

/** Routes outside the API: the consent page, the tokens, the documents that links name. */
const others: Readonly<Record<string, string>> = {
  [`GET ${apiRoot}/oauth/authorize`]: 'oauth.authorize',
  [`POST ${apiRoot}/oauth/token`]: 'oauth.token',
  'GET /relatorios/nfe.xml.php': 'document.xml',
  'GET /doc.view.php': 'document.danfe',
};

export const apiPath = (path: string): string => (path.startsWith(`${apiRoot}/`) ? path.slice(apiRoot.length) : '');

export const findRoute = (method: string, path: string): Route | undefined =>
  routes.find((candidate) => candidate.method === method && candidate.pattern.test(apiPath(path)));

export const operationName = (method: string, path: string): string =>
  others[`${method} ${path}`] ?? findRoute(method, path)?.name ?? 'unknown';

/** Values of the `{names}` in a route's path. */
export function pathValues(route: Route, path: string): Record<string, string> {
  const parts = apiPath(path).split('/');
  return Object.fromEntries(
    route.path.split('/').flatMap((part, index) => (part.startsWith('{') ? [[part.slice(1, -1), decodeURIComponent(parts[index]!)]] : [])),
  );
}
