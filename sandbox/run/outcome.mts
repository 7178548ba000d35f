/** What became of each event: read from n8n's executions and from the world's ledger, never from what the nodes say of themselves. */
import type { ExecutionData, N8nRest, RunItem } from '../n8n/rest.mts';
import type { LedgerEntry } from '../world/simulator.mts';

/** The effects that an event of a template must have, each once. */
export type Effect = 'invoice' | 'shipment' | 'movement' | 'fulfillment' | 'message';

export interface Summary {
  readonly events: number;
  readonly invoices: { readonly authorized: number; readonly rejected: number };
  readonly shipments: number;
  readonly stockMovements: number;
  readonly fulfillments: number;
  readonly messages: number;
  /** Events whose item left by the error output or ended in a failed execution, whole and replayable. */
  readonly errored: number;
  /** Events with neither their effects nor an errored item. */
  readonly lost: number;
  /** Second invoices, shipments, movements, fulfillments or messages of one order. */
  readonly doubled: number;
  readonly violations: number;
  /** Effects that do not say what the shop, or Asaas, held at that moment: see `life/wrong.mts`. Looked for in the plan *life* only. */
  readonly wrong?: number;
}

export interface Details extends Summary {
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects?: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

export interface Evidence {
  readonly orderNumbers: readonly string[];
  readonly effects: readonly Effect[];
  /** Where an event must have others, or none. */
  readonly effectsOf?: (orderNumber: string) => readonly Effect[] | undefined;
  readonly ledger: readonly LedgerEntry[];
  /** Units that the order takes out of stock, by order number. */
  readonly unitsOf: (orderNumber: string) => number;
  /** Labels that the order takes; one where it is not said. */
  readonly parcelsOf?: (orderNumber: string) => number;
  readonly errors: readonly ItemError[];
  readonly violations: number;
}

export interface ItemError {
  readonly orderNumber: string | undefined;
  readonly paymentId?: string | undefined;
  readonly node: string;
  readonly reason: string;
}

/** Items that ended at an error output, and events whose execution failed as a whole. */
export async function itemErrors(rest: N8nRest, workflowIds: readonly string[]): Promise<ItemError[]> {
  const errors: ItemError[] = [];
  for (const workflowId of workflowIds) {
    for (const { id } of await rest.executions(workflowId)) errors.push(...errorsOf(await rest.execution(id)));
  }
  return errors;
}

function errorsOf(execution: ExecutionData): ItemError[] {
  const atOutputs = Object.entries(execution.runs).flatMap(([node, runs]) =>
    runs.flatMap((outputs) =>
      outputs
        .slice(1)
        .flatMap((items) => items ?? [])
        .filter((item) => isError(item.json.error))
        .map((item) => ({ orderNumber: orderNumberOf(item), paymentId: paymentIdOf(item), node, reason: reasonOf(item.json.error) })),
    ),
  );
  if (!execution.error) return atOutputs;
  // Where n8n has taken up an execution whose process died, an item of its own stands in front, which names nothing.
  const all = Object.values(execution.runs).flatMap((runs) => runs.map(([items]) => items ?? []));
  const first = all.find((items) => items.some((item) => orderNumberOf(item) ?? paymentIdOf(item))) ?? [];
  const { message, node } = execution.error;
  const whole = { node: node ?? 'workflow', reason: message };
  return [...atOutputs, ...first.map((item) => ({ orderNumber: orderNumberOf(item), paymentId: paymentIdOf(item), ...whole }))];
}

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'class' in value;
}

function reasonOf(error: unknown): string {
  const { class: kind, code, message } = error as { class: string; code: string; message: string };
  return `${kind} ${code}: ${message}`;
}

function orderNumberOf(item: RunItem): string | undefined {
  const { order, payment } = item.json as { order?: { number?: string }; payment?: { orderNumber?: string } };
  return order?.number ?? payment?.orderNumber ?? undefined;
}

const paymentIdOf = (item: RunItem): string | undefined => (item.json.payment as { id?: string } | undefined)?.id;

export function summarize(evidence: Evidence): Details {
  const { orderNumbers, ledger, errors } = evidence;
  const parcelsOf = (orderNumber: string) => evidence.parcelsOf?.(orderNumber) ?? 1;
  const effectsOf = (orderNumber: string) => evidence.effectsOf?.(orderNumber) ?? evidence.effects;
  const of = (orderNumber: string, kind: Effect) =>
    ledger.filter((entry) => entry.kind === kind && entry.orderNumber === orderNumber && counts(entry));
  const has = (orderNumber: string, kind: Effect) => {
    const entries = of(orderNumber, kind);
    if (kind === 'shipment') return entries.length >= parcelsOf(orderNumber);
    return kind === 'invoice' ? entries.some(({ status }) => status === 'authorized') : entries.length > 0;
  };
  const erroredOrders = orderNumbers.flatMap((orderNumber) => {
    const error = errors.find((each) => each.orderNumber === orderNumber);
    return error && effectsOf(orderNumber).some((effect) => !has(orderNumber, effect))
      ? [{ orderNumber, node: error.node, reason: error.reason }]
      : [];
  });
  const lostOrders = orderNumbers.filter(
    (orderNumber) =>
      effectsOf(orderNumber).some((effect) => !has(orderNumber, effect)) && !erroredOrders.some((each) => each.orderNumber === orderNumber),
  );
  const doubledEffects = orderNumbers.flatMap((orderNumber) =>
    evidence.effects
      .filter((effect) => isDoubled(effect, of(orderNumber, effect), evidence.unitsOf(orderNumber), parcelsOf(orderNumber)))
      .map((effect) => `${effect} of ${orderNumber}`),
  );
  const total = (kind: Effect) => orderNumbers.reduce((sum, orderNumber) => sum + of(orderNumber, kind).length, 0);
  const withInvoice = (status: string) =>
    orderNumbers.filter((orderNumber) => of(orderNumber, 'invoice').some((entry) => entry.status === status)).length;
  return {
    events: orderNumbers.length,
    invoices: { authorized: withInvoice('authorized'), rejected: withInvoice('rejected') + withInvoice('denied') },
    shipments: total('shipment'),
    stockMovements: total('movement'),
    fulfillments: total('fulfillment'),
    messages: total('message'),
    errored: erroredOrders.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    violations: evidence.violations,
    lostOrders,
    doubledEffects,
    erroredOrders,
  };
}

/** A label that is only in the cart and a message that failed reached nobody. */
export function counts(entry: LedgerEntry): boolean {
  if (entry.kind === 'shipment') return !['pending', 'cancelled'].includes(entry.status ?? '');
  if (entry.kind === 'message') return entry.status !== 'failed';
  return true;
}

function isDoubled(effect: Effect, entries: readonly LedgerEntry[], units: number, parcels: number): boolean {
  if (effect === 'movement') return entries.reduce((sum, { detail }) => sum + Math.abs(Number(detail?.quantity ?? 0)), 0) > units;
  return entries.length > (effect === 'shipment' ? parcels : 1);
}
