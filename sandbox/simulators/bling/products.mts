/** Goods; created in the console of the world only, read through the API. */
import { data } from './answers.mts';
import { balanceKey } from './account.mts';
import type { Account } from './account.mts';
import { among, find, page } from './handler.mts';
import type { Handler } from './handler.mts';
import type { Product } from './model.mts';
import { toReais } from '../../fiscal/money.mts';

export const totalBalance = (account: Account, productId: number): number =>
  account.depots.reduce((sum, depot) => sum + (account.balances.get(balanceKey(productId, depot.id)) ?? 0), 0);

const brief = (account: Account, product: Product) => ({
  id: product.id,
  nome: product.nome,
  codigo: product.codigo,
  preco: toReais(product.priceCents),
  precoCusto: 0,
  estoque: { saldoVirtualTotal: totalBalance(account, product.id) },
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
  estoque: { minimo: 0, maximo: 0, crossdocking: 0, localizacao: '', saldoVirtualTotal: totalBalance(account, product.id) },
  dimensoes: { largura: product.size.width, altura: product.size.height, profundidade: product.size.length, unidadeMedida: 1 },
  tributacao: { origem: 0, ncm: product.ncm.replace(/^(....)(..)(..)$/, '$1.$2.$3') },
});

export const listProducts: Handler = ({ account }, { query }) => {
  const name = query.get('nome')?.toLowerCase();
  let found = among([...account.products.values()], query.getAll('codigos[]'), ({ codigo }) => codigo);
  found = among(found, query.getAll('idsProdutos[]'), ({ id }) => id);
  found = among(found, query.getAll('gtins[]'), ({ gtin }) => gtin);
  found = found.filter((product) => !name || product.nome.toLowerCase().includes(name));
  return data(page(found, query).map((product) => brief(account, product)));
};

export const getProduct: Handler = ({ account }, { path }) => data(full(account, find(account.products, path.idProduto)));
