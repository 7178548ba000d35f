/** Every method that is simulated: the path of its service, its name in the world, its parameters and its handler. */
import type { z } from 'zod';
import { parseJson } from '../../http/answer.mts';
import { billSale, cancelSale, validateSale } from './billing.mts';
import { getProduct, listBankAccounts, listCategories, listProducts, listTerms } from './catalogueMethods.mts';
import type { Handler } from './context.mts';
import { changeCustomer, getCustomer, listCustomers, upsertCustomer } from './customers.mts';
import { createSale, getSale } from './sales.mts';
import * as shapes from './shapes.mts';
import { listInvoices } from './invoiceList.mts';
import { findInvoice, getDocument, saleStatus } from './statusMethods.mts';
import { adjustStock, listDepots, listPositions, stockPosition } from './stockMethods.mts';

export interface Method {
  readonly path: string;
  readonly call: string;
  readonly name: string;
  /** A question: asking it twice within a minute is redundant. */
  readonly asks: boolean;
  readonly shape: z.ZodType;
  readonly handle: Handler;
}

const method =
  (asks: boolean) =>
  (path: string, call: string, name: string, shape: z.ZodType, handle: Handler): Method => ({
    path,
    call,
    name,
    asks,
    shape,
    handle,
  });
const read = method(true);
const write = method(false);

export const methods: readonly Method[] = [
  write('geral/clientes', 'UpsertCliente', 'customer.upsert', shapes.customerShape, upsertCustomer),
  write('geral/clientes', 'AlterarCliente', 'customer.change', shapes.customerChangeShape, changeCustomer),
  read('geral/clientes', 'ConsultarCliente', 'customer.get', shapes.customerKeyShape, getCustomer),
  read('geral/clientes', 'ListarClientes', 'customer.list', shapes.customerListShape, listCustomers),
  read('geral/produtos', 'ConsultarProduto', 'product.get', shapes.productShape, getProduct),
  read('geral/produtos', 'ListarProdutos', 'product.list', shapes.productListShape, listProducts),
  read('geral/contacorrente', 'ListarContasCorrentes', 'bankAccount.list', shapes.pagedShape, listBankAccounts),
  read('geral/categorias', 'ListarCategorias', 'category.list', shapes.pagedShape, listCategories),
  read('geral/parcelas', 'ListarParcelas', 'terms.list', shapes.pagedShape, listTerms),
  write('produtos/pedido', 'IncluirPedido', 'sale.create', shapes.saleShape, createSale),
  read('produtos/pedido', 'ConsultarPedido', 'sale.get', shapes.saleKeyShape, getSale),
  read('produtos/pedido', 'StatusPedido', 'sale.status', shapes.statusShape, saleStatus),
  read('produtos/pedidovendafat', 'StatusPedido', 'sale.status', shapes.statusShape, saleStatus),
  read('produtos/pedidovendafat', 'ValidarPedidoVenda', 'sale.validate', shapes.billingShape, validateSale),
  write('produtos/pedidovendafat', 'FaturarPedidoVenda', 'sale.bill', shapes.billingShape, billSale),
  write('produtos/pedidovendafat', 'CancelarPedidoVenda', 'sale.cancel', shapes.billingShape, cancelSale),
  read('produtos/nfconsultar', 'ConsultarNF', 'invoice.find', shapes.invoiceShape, findInvoice),
  read('produtos/nfconsultar', 'ListarNF', 'invoice.list', shapes.invoiceListShape, listInvoices),
  read('produtos/dfedocs', 'ObterNfe', 'invoice.document', shapes.documentShape, getDocument),
  write('estoque/ajuste', 'IncluirAjusteEstoque', 'stock.adjust', shapes.adjustmentShape, adjustStock),
  read('estoque/consulta', 'PosicaoEstoque', 'stock.get', shapes.positionShape, stockPosition),
  read('estoque/consulta', 'ListarPosEstoque', 'stock.list', shapes.positionListShape, listPositions),
  read('estoque/local', 'ListarLocaisEstoque', 'depot.list', shapes.paged2Shape, listDepots),
];

export const findMethod = (path: string, call: unknown): Method | undefined =>
  methods.find((candidate) => path === `/api/v1/${candidate.path}/` && candidate.call === call);

/** The method's name stands in the body, not in the path. */
function methodIn(path: string, body: string): Method | undefined {
  const { call } = (parseJson(body) ?? {}) as { call?: unknown };
  return findMethod(path, call);
}

export function operationName(method: string, path: string, body: string): string {
  if (method === 'GET' && path.startsWith('/nfe/')) return 'file.get';
  return methodIn(path, body)?.name ?? 'unknown';
}

export const isQuestion = (path: string, body: string): boolean => methodIn(path, body)?.asks ?? false;
