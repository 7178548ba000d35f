/** Goods. */
import { toCents, toReais } from '../../fiscal/money.mts';
import { created, data, refuseField } from './answers.mts';
import { balanceKey, productBySku } from './account.mts';
import type { Account } from './account.mts';
import type { Context } from './context.mts';
import { among, find, lastIncluded, page } from './handler.mts';
import type { Handler } from './handler.mts';
import type { Product } from './model.mts';

export const totalBalance = (account: Account, productId: number): number =>
  account.depots.reduce((sum, depot) => sum + (account.balances.get(balanceKey(productId, depot.id)) ?? 0), 0);

/** Units that open sales have asked for and that were not posted yet. */
export function reservedUnits({ sales }: Account, productId: number): number {
  const open = [...sales.values()].filter(({ situacao, stockPosted }) => situacao === openSale && !stockPosted);
  return open.flatMap(({ items }) => items).reduce((sum, item) => sum + (item.productId === productId ? item.quantidade : 0), 0);
}

const openSale = 6;

/** What can still be sold. */
export const virtualBalance = (account: Account, productId: number): number =>
  totalBalance(account, productId) - reservedUnits(account, productId);

const brief = (account: Account, product: Product) => ({
  id: product.id,
  nome: product.nome,
  codigo: product.codigo,
  preco: toReais(product.priceCents),
  precoCusto: 0,
  estoque: { saldoVirtualTotal: virtualBalance(account, product.id) },
  tipo: 'P',
  situacao: 'A',
  formato: 'S',
  descricaoCurta: '',
  imagemURL: '',
});

const full = (account: Account, product: Product) => ({
  ...brief(account, product),
  unidade: 'UN',
  pesoLiquido: product.weightGrams / 1000,
  pesoBruto: product.weightGrams / 1000,
  gtin: product.gtin,
  estoque: { minimo: 0, maximo: 0, crossdocking: 0, localizacao: '', saldoVirtualTotal: virtualBalance(account, product.id) },
  dimensoes: { largura: product.size.width, altura: product.size.height, profundidade: product.size.length, unidadeMedida: 1 },
  tributacao: { origem: 0, ncm: product.ncm.replace(/^(....)(..)(..)$/, '$1.$2.$3') },
});

export const listProducts: Handler = ({ account }, { query }) => {
  const name = query.get('nome')?.toLowerCase();
  const listed = byCriterion([...account.products.values()], query.get('criterio'));
  let found = among(listed, query.getAll('codigos[]'), ({ codigo }) => codigo);
  found = among(found, query.getAll('idsProdutos[]'), ({ id }) => id);
  found = among(found, query.getAll('gtins[]'), ({ gtin }) => gtin);
  found = found.filter((product) => !name || product.nome.toLowerCase().includes(name));
  return data(page(found, query).map((product) => brief(account, product)));
};

/** `criterio` of the OpenAPI document: 1 (unless told otherwise) those included last, 2 active, 3 inactive, 4 deleted, 5 all. */
function byCriterion(products: readonly Product[], criterion: string | null): readonly Product[] {
  if (criterion === '3' || criterion === '4') return [];
  return criterion === '2' || criterion === '5' ? products : lastIncluded(products);
}

export const getProduct: Handler = ({ account }, { path }) => data(full(account, find(account.products, path.idProduto)));

interface ProductInput {
  readonly nome: string;
  readonly codigo?: string;
  readonly preco?: number;
  /** Kilograms. */
  readonly pesoBruto?: number;
  readonly gtin?: string;
  readonly tributacao?: { readonly ncm?: string };
  readonly dimensoes?: { readonly largura?: number; readonly altura?: number; readonly profundidade?: number };
}

export const postProduct: Handler = (context, { body }) => {
  const input = body as ProductInput;
  if (input.nome.trim() === '') {
    context.violation('invalid-product', 'nome: empty');
    refuseField('PRODUTOS', 'nome', 1, 'É necessário preencher corretamente o campo Nome', 'o produto');
  }
  reportDoubled(context, input);
  const product = toProduct(context.nextId(), input);
  context.account.products.set(product.id, product);
  return created({ id: product.id, variations: { deleted: [], updated: [], saved: [] }, warnings: [] });
};

const toProduct = (id: number, { nome, codigo, preco, pesoBruto, gtin, tributacao, dimensoes }: ProductInput): Product => ({
  id,
  codigo: codigo ?? '',
  nome,
  priceCents: toCents(preco ?? 0),
  ncm: (tributacao?.ncm ?? '').replace(/\D/g, ''),
  gtin: gtin ?? '',
  weightGrams: Math.round((pesoBruto ?? 0) * 1000),
  size: { width: dimensoes?.largura ?? 0, height: dimensoes?.altura ?? 0, length: dimensoes?.profundidade ?? 0 },
});

/** Bling takes a second product with the same code; it is the client who must not send it. */
function reportDoubled({ account, violation }: Context, { codigo }: ProductInput): void {
  if (codigo && productBySku(account, codigo)) violation('product-doubled', `a second product with the code ${codigo}`);
}
