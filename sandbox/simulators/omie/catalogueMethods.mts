/** Goods and what an account has set up once. */
import type { Product } from '../../erp/warehouse.mts';
import { toReais } from '../../fiscal/money.mts';
import { codes, ok, page, refuse } from './answers.mts';
import type { Context, Handler } from './context.mts';

/** The client's own code of goods is their SKU. */
export function productBy({ account }: Context, id: unknown, code: unknown): Product {
  const { warehouse } = account;
  const product = id ? warehouse.products.get(Number(id)) : warehouse.bySku(String(code ?? ''));
  return product ?? refuse(`Produto não cadastrado para o Código [${String(code ?? id)}] !`, codes.missing);
}

const view = ({ account }: Context, product: Product) => ({
  codigo_produto: product.id,
  codigo_produto_integracao: product.sku,
  codigo: product.sku,
  descricao: product.name,
  unidade: 'UN',
  ncm: product.ncm.replace(/^(....)(..)(..)$/, '$1.$2.$3'),
  ean: product.gtin,
  valor_unitario: toReais(product.priceCents),
  peso_bruto: product.weightGrams / 1000,
  quantidade_estoque: account.warehouse.balance(product.id),
  inativo: 'N',
});

export const getProduct: Handler = (context, param) =>
  ok(view(context, productBy(context, param.codigo_produto, param.codigo ?? param.codigo_produto_integracao)));

export const listProducts: Handler = (context, param) => {
  const {
    shown,
    page: number,
    pages,
    total,
  } = page([...context.account.warehouse.products.values()], param.pagina, param.registros_por_pagina);
  return ok({
    pagina: number,
    total_de_paginas: pages,
    registros: shown.length,
    total_de_registros: total,
    produto_servico_cadastro: shown.map((product) => view(context, product)),
  });
};

export const listBankAccounts: Handler = ({ account }) =>
  ok({
    pagina: 1,
    total_de_paginas: 1,
    ListarContasCorrentes: account.bankAccounts.map(({ id, name }) => ({ nCodCC: id, descricao: name })),
  });

export const listCategories: Handler = ({ account }) =>
  ok({
    pagina: 1,
    total_de_paginas: 1,
    categoria_cadastro: account.categories.map(({ code, name }) => ({ codigo: code, descricao: name })),
  });

export const listTerms: Handler = ({ account }) =>
  ok({ pagina: 1, total_de_paginas: 1, cadastros: account.terms.map(({ code, name }) => ({ nCodigo: code, cDescricao: name })) });
