/** Depots, balances and movements by hand. */
import { Refusal, created, data, notFound, refuseField } from './answers.mts';
import { balanceKey, defaultDepot } from './account.mts';
import type { Account } from './account.mts';
import { among, page } from './handler.mts';
import type { Handler } from './handler.mts';
import type { Depot, Movement, Product } from './model.mts';
import { reservedUnits, totalBalance, virtualBalance } from './products.mts';
import { move } from './stock.mts';

const shown = (depot: Depot) => ({ ...depot, situacao: 1, desconsiderarSaldo: false });

export const listDepots: Handler = ({ account }, { query }) => {
  const text = query.get('descricao')?.toLowerCase();
  const found = account.depots.filter((depot) => !text || depot.descricao.toLowerCase().includes(text));
  return data(query.get('situacao') === '0' ? [] : page(found.map(shown), query));
};

export function findDepot(account: Account, id: string | number | undefined): Depot {
  const depot = account.depots.find((candidate) => candidate.id === Number(id));
  if (!depot) throw new Refusal(notFound());
  return depot;
}

export const getDepot: Handler = ({ account }, { path }) => data(shown(findDepot(account, path.idDeposito)));

function asked(account: Account, query: URLSearchParams): Product[] {
  const byId = among([...account.products.values()], query.getAll('idsProdutos[]'), ({ id }) => id);
  return among(byId, query.getAll('codigos[]'), ({ codigo }) => codigo);
}

/** Open sales reserve in the default depot. */
const reservedAt = (account: Account, productId: number, depotId: number): number =>
  depotId === defaultDepot(account).id ? reservedUnits(account, productId) : 0;

/** Sign of the total that `filtroSaldoEstoque` asks for. */
const signOf: Record<string, number> = { 0: 0, 1: 1, 2: -1 };

export const listBalances: Handler = ({ account }, { query }) => {
  const filter = query.get('filtroSaldoEstoque');
  const rows = asked(account, query)
    .map((product) => ({ product, total: totalBalance(account, product.id) }))
    .filter(({ total }) => filter === null || Math.sign(total) === signOf[filter]);
  return data(
    rows.map(({ product, total }) => ({
      produto: { id: product.id, codigo: product.codigo },
      saldoFisicoTotal: total,
      saldoVirtualTotal: virtualBalance(account, product.id),
      depositos: account.depots.map(({ id }) => {
        const balance = account.balances.get(balanceKey(product.id, id)) ?? 0;
        return { id, saldoFisico: balance, saldoVirtual: balance - reservedAt(account, product.id, id) };
      }),
    })),
  );
};

export const listDepotBalances: Handler = ({ account }, { path, query }) => {
  const depot = findDepot(account, path.idDeposito);
  return data(
    asked(account, query).map(({ id, codigo }) => {
      const balance = account.balances.get(balanceKey(id, depot.id)) ?? 0;
      return { produto: { id, codigo }, saldoFisicoTotal: balance, saldoVirtualTotal: balance - reservedAt(account, id, depot.id) };
    }),
  );
};

interface StockInput {
  readonly produto: { readonly id: number };
  readonly deposito: { readonly id: number };
  readonly operacao: Movement['operation'];
  readonly quantidade: number;
  readonly observacoes?: string;
}

export const postStock: Handler = (context, { body }) => {
  const input = body as StockInput;
  const refuse = (element: string, code: number, msg: string): never => {
    context.violation('invalid-stock', `${element}: ${msg}`);
    return refuseField('ESTOQUES', element, code, msg, 'o estoque');
  };
  const product = context.account.products.get(input.produto.id) ?? refuse('produto', 1, 'Produto não encontrado');
  const depot = context.account.depots.find(({ id }) => id === input.deposito.id) ?? refuse('deposito', 2, 'Depósito não encontrado');
  if (input.quantidade < 0 || (input.quantidade === 0 && input.operacao !== 'B')) refuse('quantidade', 3, 'A quantidade é inválida');
  const movement = move(context, {
    product,
    depot,
    operation: input.operacao,
    quantity: input.quantidade,
    remarks: input.observacoes ?? '',
  });
  return created({ id: movement.id });
};
