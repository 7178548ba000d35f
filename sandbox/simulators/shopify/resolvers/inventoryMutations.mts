/** Keyed writes of stock: an absolute quantity or a difference, all entries or none. */
import type { GraphQLResolveInfo } from 'graphql';
import { violate, type ShopContext } from '../context.mts';
import { apiError } from '../graphql/errors.mts';
import { once } from '../graphql/idempotency.mts';
import type { AdjustmentGroup } from '../state/inventory.mts';
import { adjustmentView } from '../views/inventory.mts';
import { adjust, isStale, planChanges, type PlannedEntry, type StockWrite } from './inventoryPlan.mts';
import { checkInputSize, clientError, type UserError } from './userErrors.mts';

interface SetInput {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly quantities: {
    readonly inventoryItemId: string;
    readonly locationId: string;
    readonly quantity: number;
    readonly changeFromQuantity?: number | null;
  }[];
}

interface AdjustInput {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly changes: {
    readonly inventoryItemId: string;
    readonly locationId: string;
    readonly delta: number;
    readonly changeFromQuantity?: number | null;
    readonly ledgerDocumentUri?: string | null;
  }[];
}

interface Answer {
  readonly inventoryAdjustmentGroup: unknown;
  readonly userErrors: readonly UserError[];
  /** What was compared, for the answer to a repeated request. */
  readonly plan?: readonly PlannedEntry[];
}

export function inventoryMutations(context: ShopContext) {
  return {
    inventorySetQuantities: ({ input }: { input: SetInput }, info: GraphQLResolveInfo) =>
      write(context, input, info, {
        ...common(input),
        kind: 'set',
        list: 'quantities',
        entries: input.quantities.map((entry) => ({ ...entry, amount: entry.quantity, compared: 'changeFromQuantity' in entry })),
      }),
    inventoryAdjustQuantities: ({ input }: { input: AdjustInput }, info: GraphQLResolveInfo) =>
      write(context, input, info, {
        ...common(input),
        kind: 'adjust',
        list: 'changes',
        entries: input.changes.map((entry) => ({ ...entry, amount: entry.delta, compared: 'changeFromQuantity' in entry })),
      }),
  };
}

const common = ({ name, reason, referenceDocumentUri }: SetInput | AdjustInput) => ({
  name,
  reason,
  referenceDocumentUri: referenceDocumentUri ?? null,
});

const refused = (...userErrors: UserError[]): Answer => ({ inventoryAdjustmentGroup: null, userErrors });

function write(context: ShopContext, input: SetInput | AdjustInput, info: GraphQLResolveInfo, stock: StockWrite): Answer {
  return once<Answer>(context, {
    args: input,
    info,
    refuse(error) {
      if (error.code === 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH') violate(context, 'idempotency-key-reused', info.fieldName);
      return refused(error);
    },
    replay: (answer) => (context.options.idempotentReplay === 'stale' && answer.plan?.some(isStale) ? refused(stale(stock.kind)) : answer),
    run() {
      checkShape(stock);
      const answer = apply(context, stock);
      return { answer, failed: answer.userErrors.length > 0 };
    },
  });
}

function checkShape({ kind, list, entries }: StockWrite): void {
  checkInputSize(entries.length, list);
  if (entries.every(({ compared }) => compared)) return;
  const type = kind === 'set' ? 'InventoryQuantityInput' : 'InventoryChangeInput';
  throw apiError(`${type} must include the following argument: changeFromQuantity.`, 'INVALID_FIELD_ARGUMENTS');
}

const stale = (kind: StockWrite['kind']): UserError => ({
  field: null,
  message: `The changeFromQuantity ${kind === 'set' ? 'value does not match persisted value' : 'argument no longer matches the persisted quantity'}.`,
  code: 'CHANGE_FROM_QUANTITY_STALE',
});

function apply(context: ShopContext, stock: StockWrite): Answer {
  const { plan, errors } = planChanges(context, stock);
  if (errors.length > 0) return refused(...errors.map((error) => clientError(context, 'inventory-input', error)));
  if (plan.some(isStale)) return refused(stale(stock.kind));
  // Where nothing changes, nothing is noted down.
  if (plan.every(({ delta }) => delta === 0)) return { inventoryAdjustmentGroup: null, userErrors: [], plan };
  const group: AdjustmentGroup = {
    id: context.state.ids.next(),
    createdAt: context.world.clock.now(),
    reason: stock.reason,
    referenceDocumentUri: stock.referenceDocumentUri,
    changes: plan.flatMap((entry) => adjust(context, stock.name, entry)),
  };
  context.state.adjustments.push(group);
  return { inventoryAdjustmentGroup: adjustmentView(context, group), userErrors: [], plan };
}
