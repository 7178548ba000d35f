/** produtos/pedido */
import { totalsOf } from '../../erp/sale.mts';
import type { SaleLine } from '../../erp/sale.mts';
import { toCents, toReais } from '../../fiscal/money.mts';
import { codes, done, ok, refuse } from './answers.mts';
import type { Context, Handler, Param } from './context.mts';
import { customerBy } from './customers.mts';
import type { Sale } from './model.mts';

const number = (value: unknown) => Number(String(value ?? 0).replace(',', '.'));

/** A sale by Omie's id or the client's key, in either way of naming them. */
export function saleBy({ account }: Context, param: Param): Sale {
  const id = param.codigo_pedido ?? param.nCodPed;
  const key = param.codigo_pedido_integracao ?? param.cCodIntPed;
  const sale = id ? account.sales.get(Number(id)) : [...account.sales.values()].find((candidate) => candidate.key === key);
  return sale ?? refuse(`Pedido não cadastrado para o Código [${String(id ?? key)}] !`, codes.missing);
}

export const createSale: Handler = (context, param) => {
  const header = param.cabecalho as Param;
  const same = [...context.account.sales.values()].find(({ key }) => key === header.codigo_pedido_integracao);
  if (same) refuse(`Pedido já cadastrado para o Código de Integração [${same.key}] com o ID [${same.id}] !`, codes.duplicate);
  const customerId = checkedReferences(context, param);
  const sale = addSale(context, {
    key: String(header.codigo_pedido_integracao),
    orderNumber: orderNumberOf(param),
    customerId,
    lines: (param.det as Param[]).map(({ produto }) => toLine(produto as Param)),
    freight: (param.frete ?? {}) as Param,
    stage: String(header.etapa),
    input: param,
  });
  return done('Pedido cadastrado com sucesso!', {
    codigo_pedido: sale.id,
    codigo_pedido_integracao: sale.key,
    numero_pedido: String(sale.number).padStart(15, '0'),
  });
};

/** The shop's number in the field that Omie has for it; else what follows the last colon of the client's key. */
function orderNumberOf(param: Param): string {
  const { numero_pedido_cliente: given } = param.informacoes_adicionais as Param;
  const key = String((param.cabecalho as Param).codigo_pedido_integracao);
  return given ? String(given) : key.split(':').at(-1)!;
}

export function addSale(
  context: Context,
  parts: Pick<Sale, 'key' | 'orderNumber' | 'customerId' | 'lines' | 'stage' | 'input'> & { freight: Param },
): Sale {
  const { account, nextId } = context;
  const { freight, ...rest } = parts;
  const costs = { freightCents: toCents(number(freight.valor_frete)), otherCents: toCents(number(freight.outras_despesas)) };
  const sale: Sale = {
    ...rest,
    id: nextId(),
    number: ++account.lastNumber.sale,
    totals: totalsOf(rest.lines, { ...costs, discountCents: discountOf(rest.input) }),
    freightMode: Number(freight.modalidade ?? 9),
    cancelled: false,
  };
  account.sales.set(sale.id, sale);
  return sale;
}

const toLine = (product: Param): SaleLine => ({
  productId: number(product.codigo_produto),
  quantity: number(product.quantidade),
  unitCents: toCents(number(product.valor_unitario)),
});

function discountOf(input: Param): number {
  const lines = ((input.det ?? []) as Param[]).map(({ produto }) => produto as Param);
  return lines.reduce((sum, line) => {
    const gross = toCents(number(line.quantidade) * number(line.valor_unitario));
    return (
      sum +
      (line.tipo_desconto === 'P' ? Math.round((gross * number(line.percentual_desconto)) / 100) : toCents(number(line.valor_desconto)))
    );
  }, 0);
}

/** The customer's id; refuses what names nothing, which is a client's fault. */
function checkedReferences(context: Context, param: Param): number {
  const { account } = context;
  const header = param.cabecalho as Param;
  const more = param.informacoes_adicionais as Param;
  const wrong = (what: string): never => {
    context.violation('invalid-sale', what);
    return refuse(`${what} não cadastrado(a) !`, codes.missing);
  };
  const customer = customerBy(account, header.codigo_cliente, header.codigo_cliente_integracao);
  if (!account.terms.some(({ code }) => code === header.codigo_parcela)) wrong('Código da parcela');
  if (!account.categories.some(({ code }) => code === more.codigo_categoria)) wrong('Categoria');
  if (!account.bankAccounts.some(({ id }) => id === Number(more.codigo_conta_corrente))) wrong('Conta corrente');
  for (const { produto } of param.det as { produto: Param }[]) {
    if (!account.warehouse.products.has(Number(produto.codigo_produto))) wrong('Produto');
    if (number(produto.quantidade) <= 0) wrong('Quantidade');
  }
  const keys = (param.det as { ide: Param }[]).map(({ ide }) => String(ide.codigo_item_integracao));
  if (new Set(keys).size < keys.length) wrong('Código de integração do item repetido:');
  return customer?.id ?? wrong('Cliente');
}

export const getSale: Handler = (context, param) => {
  const sale = saleBy(context, param);
  return ok({
    pedido_venda_produto: {
      ...sale.input,
      det: ((sale.input.det ?? []) as { produto: Param }[]).map(({ produto, ...line }) => ({
        ...line,
        produto: { ...produto, codigo: context.account.warehouse.products.get(Number(produto.codigo_produto))?.sku },
      })),
      cabecalho: {
        ...(sale.input.cabecalho as Param | undefined),
        codigo_pedido: sale.id,
        codigo_pedido_integracao: sale.key,
        codigo_cliente: sale.customerId,
        numero_pedido: String(sale.number),
        etapa: sale.stage,
      },
      infoCadastro: { cancelado: sale.cancelled ? 'S' : 'N', faturado: sale.stage === '60' ? 'S' : 'N' },
      total_pedido: {
        valor_mercadorias: toReais(sale.totals.productsCents),
        valor_descontos: toReais(sale.totals.discountCents),
        valor_total_pedido: toReais(sale.totals.totalCents),
      },
    },
  });
};
