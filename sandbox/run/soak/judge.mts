/** What became of every order and payment of the days so far, flow by flow: from the world's ledger and n8n's executions. */
import type { LedgerEntry } from '../../world/simulator.mts';
import type { World } from '../../world/world.mts';
import { attribute } from '../life/attribute.mts';
import { lived } from '../life/lived.mts';
import type { LivedOrder } from '../life/orders.mts';
import { wrongEffects } from '../life/wrong.mts';
import { counts, summarize, type ItemError } from '../outcome.mts';
import type { SoakFlow } from './flows.mts';

export interface SoakEvent {
  readonly flow: SoakFlow;
  /** Unique over all flows. */
  readonly key: string;
  readonly orderNumber: string;
  readonly units: number;
  /** Of a shop's order. */
  readonly lived: LivedOrder | undefined;
}

export interface SoakOutcome {
  readonly events: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly violations: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

export function happen(world: World, flow: SoakFlow): SoakEvent {
  const { orderNumber, units } = flow.start(world);
  const shop = flow.shopOf(world);
  const life = shop && lived(world, { kind: 'plain', shop, orderNumber });
  return { flow, key: life?.key ?? orderNumber, orderNumber, units, lived: life };
}

export type FlowErrors = ReadonlyMap<SoakFlow, readonly ItemError[]>;

export function judge(world: World, events: readonly SoakEvent[], errors: FlowErrors): SoakOutcome {
  const orders = events.flatMap(({ lived: life, flow }) => (life ? [{ ...life, flow }] : []));
  const { ledger, strangers } = attribute(
    world.ledger(),
    orders.map(({ key, flow, history }) => ({
      key,
      order: history.before(undefined)[0]!,
      ...(flow.prefix === '' ? {} : { prefix: flow.prefix }),
    })),
  );
  const wrong = [
    ...wrongEffects(orders, ledger),
    ...strangers.map(({ kind, vendor, orderNumber }) => `${kind} of ${orderNumber} at ${vendor}: for nobody who ordered under it`),
    ...wrongPayments(world, events, ledger),
  ];
  const flows = [...new Set(events.map(({ flow }) => flow))];
  const parts = flows.map((flow) => summaryOf(flow, events, ledger, errors.get(flow) ?? []));
  const sum = (name: 'events' | 'errored' | 'lost' | 'doubled') => parts.reduce((total, part) => total + part[name], 0);
  return {
    events: sum('events'),
    errored: sum('errored'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    wrong: wrong.length,
    violations: world.violations.length,
    lostOrders: parts.flatMap(({ lostOrders }) => lostOrders),
    doubledEffects: parts.flatMap(({ doubledEffects }) => doubledEffects),
    wrongEffects: wrong,
    erroredOrders: parts.flatMap(({ erroredOrders }) => erroredOrders),
  };
}

function summaryOf(flow: SoakFlow, events: readonly SoakEvent[], ledger: readonly LedgerEntry[], errors: readonly ItemError[]) {
  const own = events.filter((event) => event.flow === flow);
  const byKey = new Map(own.map((event) => [event.key, event]));
  const keyOf = new Map(own.map(({ orderNumber, key }) => [orderNumber, key]));
  return summarize({
    orderNumbers: [...byKey.keys()],
    effects: flow.template.effects,
    ledger,
    unitsOf: (key) => byKey.get(key)?.units ?? 0,
    errors: errors.map((error) => ({ ...error, orderNumber: keyOf.get(error.orderNumber ?? '') })),
    violations: 0,
  });
}

/** The invoice of a charge is over what was charged. */
function wrongPayments({ vendors }: World, events: readonly SoakEvent[], ledger: readonly LedgerEntry[]): string[] {
  const numbers = new Set(events.filter(({ lived: life }) => !life).map(({ orderNumber }) => orderNumber));
  const valueOf = new Map(
    vendors.asaas.ledger().map(({ kind, orderNumber, detail }) => [kind === 'payment' ? orderNumber : undefined, detail?.value]),
  );
  return ledger
    .filter((entry) => entry.kind === 'invoice' && numbers.has(entry.orderNumber ?? '') && counts(entry) && entry.status === 'authorized')
    .filter(({ orderNumber, detail }) => Number(detail?.issuedTotal ?? detail?.total) !== Number(valueOf.get(orderNumber)))
    .map(({ orderNumber }) => `invoice of ${orderNumber}: another amount`);
}
