/** Reads the board out of the vendors' books and n8n's executions. */
import type { LedgerEntry } from '../../world/simulator.mts';
import type { World } from '../../world/world.mts';
import { wasCorrected, wrongWith } from '../acts/corrections.mts';
import type { FormDesk } from '../acts/formDesk.mts';
import type { OrderSummary } from '../../simulators/shopify/types.mts';
import type { Board, OrderCard, PhoneMessage, Retried } from './board.mts';
import { leadsOf } from './leads.mts';
import { peopleOf } from './people.mts';
import { problemOf } from './problem.mts';
import { retriedAt, retriesIn } from './retries.mts';
import type { Run } from './runs.mts';
import { stationsOf, type OrderBooks } from './stations.mts';

export interface BoardSources {
  readonly world: World;
  /** n8n's executions, the newest first. */
  readonly runs: readonly Run[];
  readonly broken: readonly string[];
  /** The order in which sales came to be known: not every vendor's books have a moment. */
  readonly seen: Map<string, number>;
  readonly forms?: FormDesk | undefined;
}

const mostShown = 40;

export function readBoard({ world, runs, broken, seen, forms }: BoardSources): Board {
  const ledger = world.ledger();
  const held = new Map(world.vendors.shopify.orders().map((order) => [`shopify:${order.orderNumber}`, order]));
  const retries = retriesIn(world.dispatcher.log, world.clock.now());
  const phone = phoneMessages(world);
  const texts = new Map(phone.map(({ id, text }) => [id, text]));
  return {
    now: new Date(world.clock.now()).toISOString(),
    orders: sales(ledger, seen).map((entry) =>
      cardOf(entry, { world, ledger, run: runOf(runs, entry), texts, retries, order: held.get(keyOf(entry)) }),
    ),
    leads: leadsOf(world, forms, runs),
    people: peopleOf(world).slice(0, mostShown),
    phone: phone.slice(0, mostShown),
    violations: world.violations.map(({ vendor, rule, detail }) => ({ vendor, rule, detail })),
    broken,
    faults: world.faults.rules().map(({ vendor, kind }) => ({ vendor, kind })),
    calls: world.dispatcher.log.length,
  };
}

/** Of shops and payment services, in the ledger's words: several stand with commas between them ("open, paid"). */
const paidStatuses = new Set([
  ...['paid', 'partially refunded', 'refunded', 'partially_refunded'],
  ...['received', 'received in cash', 'confirmed', 'processing', 'completed', 'succeeded'],
]);

const keyOf = ({ vendor, orderNumber }: Pick<LedgerEntry, 'vendor' | 'orderNumber'>): string => `${vendor}:${orderNumber}`;

const runOf = (runs: readonly Run[], { orderNumber }: LedgerEntry): Run | undefined => runs.find((run) => run.orderNumber === orderNumber);

/** The newest first. A sale that is no order in a shop is known by its payment. */
function sales(ledger: readonly LedgerEntry[], seen: Map<string, number>): LedgerEntry[] {
  const orders = ledger.filter(({ kind, orderNumber }) => kind === 'order' && orderNumber !== undefined);
  const sold = new Set(orders.map(keyOf));
  const payments = ledger.filter((entry) => entry.kind === 'payment' && entry.orderNumber !== undefined && !sold.has(keyOf(entry)));
  const all = [...orders, ...payments];
  for (const entry of all) if (!seen.has(keyOf(entry))) seen.set(keyOf(entry), seen.size);
  return all.sort((one, other) => seen.get(keyOf(other))! - seen.get(keyOf(one))!).slice(0, mostShown);
}

/** The ledger names nobody; Shopify's simulator does. */
const customerOf = (order: OrderSummary | undefined): string | undefined =>
  order && (order.recipient ? `${order.recipient.firstName} ${order.recipient.lastName}`.trim() : '');

interface Beside {
  readonly world: World;
  readonly ledger: readonly LedgerEntry[];
  readonly run: Run | undefined;
  /** As the Shopify shop holds it. */
  readonly order: OrderSummary | undefined;
  readonly retries: ReadonlyMap<string, Retried>;
  /** What was written, by the ID of the message. */
  readonly texts: ReadonlyMap<string, string>;
}

function cardOf(entry: LedgerEntry, { world, ledger, run, order, texts, retries }: Beside): OrderCard {
  const { vendor, orderNumber, status = '', detail } = entry;
  const books: OrderBooks = {
    channel: vendor,
    isPaid: status.split(',').some((part) => paidStatuses.has(part.trim())),
    isCancelled: /cancel|delete/i.test(status),
    of: (kind) => ledger.filter((each) => each.kind === kind && each.orderNumber === orderNumber),
    run,
    texts,
  };
  const total = Number(detail?.total ?? detail?.value);
  const [stations, problem] = [stationsOf(books), problemOf(books)];
  return {
    id: keyOf(entry),
    number: orderNumber!,
    channel: vendor,
    customer: customerOf(order),
    total: Number.isFinite(total) ? total : undefined,
    units: typeof detail?.units === 'number' ? detail.units : undefined,
    isPaid: books.isPaid,
    isCancelled: books.isCancelled,
    canBeChanged: vendor === 'shopify',
    stations,
    retried: retriedAt(stations, retries),
    wrong: order && (wrongWith(world, order) ?? (problem && wasCorrected(world, orderNumber!) ? 'corrected' : undefined)),
    problem,
    execution: run?.url,
  };
}

/** What customers read, whichever gateway it came by; the newest first. */
function phoneMessages({ vendors }: World): PhoneMessage[] {
  const { whatsappCloud, evolution, zApi, waha, twilio } = vendors;
  return [whatsappCloud, evolution, zApi, waha, twilio]
    .flatMap((gateway) => [...gateway.messages()])
    .sort((one, other) => other.at - one.at)
    .map(({ id, to, text, status, at }) => ({ id, to, text, status, at }));
}
