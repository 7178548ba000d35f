/** /estoque */
import { find, ok, refuse } from './answers.mts';
import type { Handler } from './context.mts';

export const getStock: Handler = ({ account: { warehouse } }, { id }) => {
  const product = find(warehouse.products, id);
  const amounts = (balance: number) => ({ saldo: balance, reservado: 0, disponivel: balance });
  return ok({
    id,
    nome: product.name,
    codigo: product.sku,
    unidade: 'UN',
    ...amounts(warehouse.balance(id)),
    depositos: warehouse.depots.map((depot) => ({
      id: depot.id,
      nome: depot.name,
      desconsiderar: false,
      ...amounts(warehouse.balance(id, depot.id)),
    })),
  });
};

export const changeStock: Handler = (context, { id, body }) => {
  const { warehouse } = context.account;
  const product = find(warehouse.products, id);
  const wrong = (campo: string): never => {
    context.violation('invalid-stock', campo);
    return refuse(400, 'Ocorreram erros de validação', [{ campo, mensagem: 'Valor inválido' }]);
  };
  const wanted = body.deposito as { id: number } | undefined;
  const depot = wanted
    ? (warehouse.depots.find((candidate) => candidate.id === wanted.id) ?? wrong('deposito.id'))
    : warehouse.defaultDepot;
  const quantity = Number(body.quantidade);
  if (quantity < 0 || (quantity === 0 && body.tipo !== 'B')) wrong('quantidade');
  const operation = body.tipo as 'B' | 'E' | 'S';
  const movement = warehouse.move({ product, depot, operation, quantity, remarks: String(body.observacoes ?? '') });
  return ok({ idLancamento: movement.id });
};
