/** Every operation of the API that is simulated: its name in the world, its path, its query, the shape of its body, its handler. */
import type { z } from 'zod';
import { createContact, getContact, getProduct, listContacts, listProducts, updateContact } from './contacts.mts';
import type { Handler } from './context.mts';
import {
  emitInvoice,
  generateInvoice,
  getInvoice,
  getLink,
  getXml,
  listInvoices,
  postInvoiceStock,
  reverseInvoiceStock,
} from './invoices.mts';
import { changeStatus, createSale, getSale, listSales, postStock, reverseStock } from './sales.mts';
import * as shapes from './shapes.mts';
import { changeStock, getStock } from './stock.mts';

export interface Route {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
  readonly shape?: z.ZodType;
  /** Names of query parameters. */
  readonly query: readonly string[];
}

export const apiRoot = '/public-api/v3';
const paging = ['limit', 'offset', 'orderBy'];

const route = (name: string, request: string, handle: Handler, more: { shape?: z.ZodType; query?: readonly string[] } = {}): Route => {
  const [method, path] = request.split(' ') as [string, string];
  return { name, method, pattern: new RegExp(`^${apiRoot}${path.replace('{id}', '(\\d+)')}$`), handle, query: [], ...more };
};

export const routes: readonly Route[] = [
  route('contact.list', 'GET /contatos', listContacts, { query: [...paging, 'nome', 'codigo', 'cpfCnpj', 'celular', 'situacao'] }),
  route('contact.create', 'POST /contatos', createContact, { shape: shapes.contactShape }),
  route('contact.get', 'GET /contatos/{id}', getContact),
  route('contact.update', 'PUT /contatos/{id}', updateContact, { shape: shapes.contactShape }),
  route('product.list', 'GET /produtos', listProducts, { query: [...paging, 'nome', 'codigo', 'gtin', 'situacao'] }),
  route('product.get', 'GET /produtos/{id}', getProduct),
  route('sale.list', 'GET /pedidos', listSales, {
    query: [...paging, 'numero', 'numeroPedidoEcommerce', 'situacao', 'cnpj', 'nomeCliente', 'dataInicial', 'dataFinal'],
  }),
  route('sale.create', 'POST /pedidos', createSale, { shape: shapes.saleShape }),
  route('sale.get', 'GET /pedidos/{id}', getSale),
  route('sale.status', 'PUT /pedidos/{id}/situacao', changeStatus, { shape: shapes.statusShape }),
  route('sale.generateInvoice', 'POST /pedidos/{id}/gerar-nota-fiscal', generateInvoice, { shape: shapes.generateShape }),
  route('sale.postStock', 'POST /pedidos/{id}/lancar-estoque', postStock),
  route('sale.reverseStock', 'POST /pedidos/{id}/estornar-estoque', reverseStock),
  route('invoice.list', 'GET /notas', listInvoices, {
    query: [...paging, 'numeroPedidoEcommerce', 'numero', 'situacao', 'tipo', 'cpfCnpj', 'dataInicial', 'dataFinal'],
  }),
  route('invoice.get', 'GET /notas/{id}', getInvoice),
  route('invoice.xml', 'GET /notas/{id}/xml', getXml),
  route('invoice.link', 'GET /notas/{id}/link', getLink),
  route('invoice.emit', 'POST /notas/{id}/emitir', emitInvoice, { shape: shapes.emitShape }),
  route('invoice.postStock', 'POST /notas/{id}/lancar-estoque', postInvoiceStock),
  route('invoice.reverseStock', 'POST /notas/{id}/estornar-estoque', reverseInvoiceStock),
  route('stock.get', 'GET /estoque/{id}', getStock),
  route('stock.change', 'POST /estoque/{id}', changeStock, { shape: shapes.stockShape }),
];

/** Outside the API: the consent page, the tokens, the document that a link names. */
const realm = '/realms/tiny/protocol/openid-connect';
const others: Readonly<Record<string, string>> = {
  [`GET ${realm}/auth`]: 'oauth.authorize',
  [`POST ${realm}/token`]: 'oauth.token',
  'GET /doc.view': 'document.danfe',
};

export const findRoute = (method: string, path: string): Route | undefined =>
  routes.find((candidate) => candidate.method === method && candidate.pattern.test(path));

export const operationName = (method: string, path: string): string =>
  others[`${method} ${path}`] ?? findRoute(method, path)?.name ?? 'unknown';
