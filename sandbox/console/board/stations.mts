/** Where an order is on its way, read from the vendors' books alone. */
import type { LedgerEntry, LedgerKind } from '../../world/simulator.mts';
import { stationNames, type Paper, type Station, type StationName, type StationState } from './board.mts';
import type { Run } from './runs.mts';

export interface OrderBooks {
  readonly channel: string;
  readonly isPaid: boolean;
  readonly isCancelled: boolean;
  of(kind: LedgerKind): LedgerEntry[];
  readonly run: Run | undefined;
  readonly texts: ReadonlyMap<string, string>;
}

/** A payment's flow ends with the nota fiscal and the message; what is sent, counted and told to a shop is an order's. */
const shops = new Set(['shopify', 'wooCommerce', 'nuvemshop']);
const ofPayments: readonly StationName[] = ['paid', 'invoice', 'told'];

type Seen = Pick<Station, 'fact' | 'paper'> & { readonly state: StationState };

export function stationsOf(books: OrderBooks): Station[] {
  const passed = stationNames.map((name) => (shops.has(books.channel) || ofPayments.includes(name) ? seen[name](books) : none));
  const first = passed.findIndex(({ state }) => state === 'waiting' || state === 'moving');
  // What comes behind a stop was never reached.
  const stands = passed.some(({ state }) => state === 'stopped')
    ? passed[first]?.state
    : first < 0
      ? undefined
      : whereItStands(passed[first]!, books);
  return stationNames.map((name, index) => ({ name, ...passed[index]!, ...(index === first && stands ? { state: stands } : {}) }));
}

const none: Seen = { state: 'none' };
const waiting: Seen = { state: 'waiting' };

/** The first station that is not done is where the execution is, or where it ended. */
function whereItStands({ state }: Seen, { run, isCancelled }: OrderBooks): StationState {
  if (run?.error) return 'stopped';
  if (isCancelled) return 'none';
  return run?.isUnderWay ? 'moving' : state;
}

const seen: Readonly<Record<StationName, (books: OrderBooks) => Seen>> = {
  paid: ({ isPaid, isCancelled }) => (isPaid ? { state: 'done' } : isCancelled ? { state: 'stopped' } : waiting),
  invoice: ({ of }) => latest(of('invoice'), invoiceSeen),
  label: ({ of }) => withAllLabels(of('shipment')),
  stock: ({ of }) => {
    const moved = of('movement').reduce((sum, { detail }) => sum + Number(detail?.quantity ?? detail?.delta ?? 0), 0);
    return of('movement').length > 0 ? { state: 'done', fact: String(moved) } : waiting;
  },
  shop: ({ of }) => latest(of('fulfillment'), () => ({ state: 'done' })),
  told: ({ of, texts }) => latest(of('message'), (entry) => messageSeen(entry, texts.get(entry.id))),
};

const latest = (entries: readonly LedgerEntry[], read: (entry: LedgerEntry) => Seen): Seen => {
  const entry = entries.at(-1);
  return entry ? read(entry) : waiting;
};

const text = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : String(value));
const amount = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function invoiceSeen({ status = '', detail = {} }: LedgerEntry): Seen {
  const number = text(detail.number) ?? text(detail.rps) ?? '';
  const paper: Paper = {
    kind: 'invoice',
    model: text(detail.model) ?? 'nfe',
    number,
    series: text(detail.series) ?? '',
    accessKey: text(detail.accessKey),
    protocol: text(detail.protocol),
    total: amount(detail.total ?? detail.value),
  };
  const fact = number ? { fact: number } : {};
  if (status === 'authorized') return { state: 'done', ...fact, paper };
  return { state: ['rejected', 'denied', 'cancelled'].includes(status) ? 'stopped' : 'moving', ...fact };
}

/** An order of several parcels has a label for each: all codes stand below the station, the last one's label behind it. */
function withAllLabels(entries: readonly LedgerEntry[]): Seen {
  const last = latest(entries, labelSeen);
  const codes = entries.flatMap((entry) => labelSeen(entry).fact ?? []);
  return codes.length > 1 ? { ...last, fact: codes.join(', ') } : last;
}

function labelSeen({ status = '', detail = {} }: LedgerEntry): Seen {
  if (['cancelled', 'expired', 'void'].includes(status)) return { state: 'stopped' };
  const tracking = text(detail.tracking) ?? '';
  if (status === 'pending' || tracking === '') return { state: 'moving' };
  const paper: Paper = {
    kind: 'label',
    service: text(detail.service) ?? '',
    tracking,
    price: amount(detail.price) ?? amount(Number(detail.price)),
    to: text(detail.state) ?? '',
  };
  return { state: 'done', fact: tracking, paper };
}

const messageSeen = ({ status = '' }: LedgerEntry, said: string | undefined): Seen => ({
  state: status === 'failed' ? 'stopped' : 'done',
  fact: status,
  ...(said === undefined ? {} : { paper: { kind: 'message', text: said, status } }),
});
