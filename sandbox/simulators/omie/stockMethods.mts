/** estoque/ajuste, estoque/consulta, estoque/local */
import type { Depot, Product } from '../../erp/warehouse.mts';
import { toReais } from '../../fiscal/money.mts';
import type { Answer } from '../../http/answer.mts';
import { codes, done, ok, page, refuse } from './answers.mts';
import { productBy } from './catalogueMethods.mts';
import type { Context, Handler, Param } from './context.mts';
import { invoiceOf } from './billing.mts';

const number = (value: unknown) => Number(String(value ?? 0).replace(',', '.'));
const operations: Record<string, 'B' | 'E' | 'S'> = { ENT: 'E', SAI: 'S', SLD: 'B' };

function depotBy({ account: { warehouse } }: Context, id: unknown): Depot {
  if (!Number(id ?? 0)) return warehouse.defaultDepot;
  return warehouse.depots.find((depot) => depot.id === Number(id)) ?? refuse('Local de estoque não cadastrado !', codes.missing);
}

export const adjustStock: Handler = (context, param) => {
  const product = productBy(context, param.id_prod, param.cod_int);
  const key = String(param.cod_int_ajuste ?? '');
  const same = context.account.adjustments.find((adjustment) => key !== '' && adjustment.key === key);
  if (same) {
    const text = `Já existe um ajuste de estoque para o código de integração [${key}] com o ID [${same.id}] para o produto`;
    refuse(text, codes.duplicate);
  }
  const operation = operations[String(param.tipo)];
  if (!operation) return transfer(context, product, param);
  const depot = depotBy(context, param.codigo_local_estoque);
  const quantity = checkedQuantity(context, param);
  noticeSecondMovement(context, product, param);
  const { warehouse } = context.account;
  const orderNumber = orderOf(context, param)?.orderNumber;
  return record(context, key, warehouse.move({ product, depot, operation, quantity, remarks: String(param.obs ?? ''), orderNumber }));
};

function transfer(context: Context, product: Product, param: Param): Answer {
  const { warehouse } = context.account;
  const quantity = checkedQuantity(context, param);
  const remarks = String(param.obs ?? '');
  const [from, to] = [depotBy(context, param.codigo_local_estoque), depotBy(context, param.codigo_local_estoque_destino)];
  if (from === to) refuse('O local de destino deve ser diferente do local de origem !', codes.invalid);
  warehouse.move({ product, depot: from, operation: 'S', quantity, remarks });
  return record(context, String(param.cod_int_ajuste ?? ''), warehouse.move({ product, depot: to, operation: 'E', quantity, remarks }));
}

function record(context: Context, key: string, movement: { id: number; productId: number }): Answer {
  const adjustment = { id: context.nextId(), movementId: movement.id, productId: movement.productId, key };
  context.account.adjustments.push(adjustment);
  return done('Ajuste de estoque incluído com sucesso!', { id_movest: movement.id, id_ajuste: adjustment.id, cod_int_ajuste: key });
}

function checkedQuantity(context: Context, param: Param): number {
  const quantity = number(param.quan);
  if (quantity > 0 || (quantity === 0 && param.tipo === 'SLD')) return quantity;
  context.violation('invalid-stock', 'a quantity that moves nothing');
  return refuse('A quantidade do ajuste é inválida !', codes.invalid);
}

/** The sale whose key or order number the client's key or remarks name. */
function orderOf({ account }: Context, param: Param) {
  const words = `${String(param.cod_int_ajuste ?? '')} ${String(param.obs ?? '')}`.split(/[^\w-]+/);
  const told = [...account.sales.values()].find(({ orderNumber }) => words.includes(orderNumber));
  return told ?? undefined;
}

/** Who adjusts for an order whose invoice has moved the stock counts it twice. */
function noticeSecondMovement(context: Context, product: Product, param: Param): void {
  const sale = orderOf(context, param);
  const moved = sale && context.invoiceMovesStock && invoiceOf(context, sale)?.status === 'authorized';
  if (moved && param.tipo === 'SAI' && sale.lines.some(({ productId }) => productId === product.id))
    context.violation('stock-moved-twice', 'goods of an order whose invoice has moved them were taken out again');
}

export const stockPosition: Handler = (context, param) => {
  const product = productBy(context, param.id_prod, param.cod_int);
  const depot = depotBy(context, param.codigo_local_estoque);
  const balance = context.account.warehouse.balance(product.id, depot.id);
  return ok({
    codigo_status: '0',
    descricao_status: 'OK',
    id_prod: product.id,
    codigo_local_estoque: depot.id,
    saldo: balance,
    fisico: balance,
    reservado: 0,
    pendente: 0,
    estoque_minimo: 0,
    cmc: 0,
  });
};

export const listPositions: Handler = (context, param) => {
  const { warehouse } = context.account;
  const depot = depotBy(context, param.codigo_local_estoque);
  const held = [...warehouse.products.values()].filter(({ id }) => param.cExibeTodos === 'S' || warehouse.balance(id, depot.id) !== 0);
  const { shown, page: current, pages, total } = page(held, param.nPagina, param.nRegPorPagina);
  return ok({
    nPagina: current,
    nTotPaginas: pages,
    nRegistros: shown.length,
    nTotRegistros: total,
    dDataPosicao: param.dDataPosicao,
    produtos: shown.map((product) => ({
      nCodProd: product.id,
      cCodInt: product.sku,
      cCodigo: product.sku,
      cDescricao: product.name,
      nPrecoUnitario: toReais(product.priceCents),
      nSaldo: warehouse.balance(product.id, depot.id),
      fisico: warehouse.balance(product.id, depot.id),
      nCMC: 0,
      nPendente: 0,
      reservado: 0,
      estoque_minimo: 0,
      codigo_local_estoque: depot.id,
    })),
  });
};

export const listDepots: Handler = ({ account }) => {
  const { depots } = account.warehouse;
  return ok({
    nPagina: 1,
    nTotPaginas: 1,
    nRegistros: depots.length,
    nTotRegistros: depots.length,
    locaisEncontrados: depots.map(({ id, name, isDefault }) => ({
      codigo_local_estoque: id,
      codigo: name.toUpperCase(),
      descricao: name,
      padrao: isDefault ? 'S' : 'N',
      inativo: 'N',
    })),
  });
};
