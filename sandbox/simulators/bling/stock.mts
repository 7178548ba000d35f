/** The stock ledger: one entry for each movement, balances by product and depot. */
import { balanceKey } from './account.mts';
import type { Context } from './context.mts';
import type { Depot, Movement, Product } from './model.mts';
import { totalBalance } from './products.mts';

export interface MovementInput {
  readonly product: Product;
  readonly depot: Depot;
  readonly operation: Movement['operation'];
  /** Units moved; with `B` (balance) the new balance itself. */
  readonly quantity: number;
  readonly remarks: string;
  readonly saleId?: number;
  readonly invoiceId?: number;
}

export function move(context: Context, input: MovementInput): Movement {
  const { account, world } = context;
  const { product, depot, operation, quantity, ...rest } = input;
  const key = balanceKey(product.id, depot.id);
  const before = account.balances.get(key) ?? 0;
  const delta = { B: quantity - before, E: quantity, S: -quantity }[operation];
  const movement: Movement = {
    ...rest,
    id: context.nextId(),
    productId: product.id,
    sku: product.codigo,
    depotId: depot.id,
    operation,
    delta,
    balance: before + delta,
    at: world.clock.now(),
  };
  account.balances.set(key, movement.balance);
  account.movements.push(movement);
  publishMovement(context, movement, quantity);
  return movement;
}

function publishMovement({ account, publish }: Context, movement: Movement, quantity: number): void {
  const total = totalBalance(account, movement.productId);
  const balances = { saldoFisico: movement.balance, saldoVirtual: movement.balance };
  publish('stock.created', {
    produto: { id: movement.productId },
    deposito: { id: movement.depotId, ...balances },
    operacao: movement.operation,
    quantidade: quantity,
    saldoFisicoTotal: total,
    saldoVirtualTotal: total,
  });
  publish('virtual_stock.updated', {
    produto: { id: movement.productId },
    saldoFisicoTotal: total,
    saldoVirtualTotal: total,
    vinculoComplexo: false,
    depositos: [{ id: movement.depotId, ...balances }],
  });
}
