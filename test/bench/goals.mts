/** What the benches' figures should be, and what is known of why one is not. */

export type Results = Readonly<Record<string, unknown>>;

export interface Goal {
  readonly what: string;
  /** Of the benches' answers; undefined where its bench did not run. */
  figure(results: Results): number | undefined;
  isHeld(figure: number): boolean;
  /** Behind the figure. */
  readonly unit: string;
  /** Where it is missed. */
  readonly reason: string;
}

/** `flow.ours.done`: a figure by its path. */
function at(results: Results, path: string): number | undefined {
  const found = path.split('.').reduce<unknown>((whole, name) => (whole as Results | undefined)?.[name], results);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

const atLeast = (least: number) => (figure: number) => figure >= least;
const atMost = (most: number) => (figure: number) => figure <= most;

export const goals: readonly Goal[] = [
  {
    what: 'Orders a second, to the flow of HTTP Request nodes: 3 or more',
    figure: (results) => at(results, 'flow.ordersASecondToHttp'),
    isHeld: atLeast(3),
    unit: '×',
    reason: 'Both flows end at Bling’s three calls a second; ours spends some of them on looking up what it is about to write',
  },
  {
    what: 'Calls for an order that is done, to the flow of HTTP Request nodes: 60 % or fewer',
    figure: (results) => at(results, 'flow.callsToHttp'),
    isHeld: atMost(0.6),
    unit: '×',
    reason:
      'Ours looks up before each write and after it, so that a lost answer or a second event does nothing twice; the other flow does not',
  },
  {
    what: 'A core of an added worker does 0.9 of the first one’s work or more',
    figure: (results) => at(results, 'workers.perWorkersCore'),
    isHeld: atLeast(0.9),
    unit: '',
    reason:
      'Workers claim a message in one row of n8n’s memory, without a lock, and look again where their writes met. On a machine with fewer cores than processes a worker also costs what it is idle',
  },
  {
    what: 'Memory that 10,000 items leave behind: less than 1,000 kB for every action',
    figure: (results) => at(results, 'items.mostKBKept'),
    isHeld: atMost(1_000),
    unit: ' kB',
    reason: 'Something keeps what it should let go: see items',
  },
  {
    what: 'Time for each of 10,000 items, to that of 1,000: 1.2 or less for every action',
    figure: (results) => at(results, 'items.mostTimeToFirst'),
    isHeld: atMost(1.2),
    unit: '×',
    reason: 'The garbage collector has more to go through while a run’s items are all there; or the machine was busy',
  },
  {
    what: 'Memory for 200,000 records a side in Reconcile, to 10,000: 1.5 or less',
    figure: (results) => at(results, 'reconcile.memoryToFirst'),
    isHeld: atMost(1.5),
    unit: '×',
    reason: 'Something is kept of each record: see reconcile',
  },
  {
    what: 'From a delivery to the document: 50 µs of the processor or less for every trigger',
    figure: (results) => at(results, 'webhook.most'),
    isHeld: atMost(50),
    unit: ' µs',
    reason:
      'What a signature and the JSON of a body cost by themselves is in floor. The largest are whole orders, of which every amount, address, phone and document is read and checked; see webhook for each trigger',
  },
  {
    what: 'Of each vendor’s limit: 95 % or more is used, without a refusal',
    figure: (results) => percent(at(results, 'pace.leastShare')),
    isHeld: atLeast(95),
    unit: ' %',
    reason: 'On a line of 400 ms nobody knows when the vendor counts a call, so a window is kept free of what may fall into it',
  },
  {
    what: 'What the package adds to n8n’s start: less than 100 ms',
    figure: (results) => at(results, 'boot.ours.milliseconds'),
    isHeld: (figure) => figure < 100,
    unit: ' ms',
    reason: 'n8n makes each node’s description at its start, and reads the files of the nodes one by one; see boot for what a node costs',
  },
  {
    what: 'The package unpacked: less than 1,000 kB',
    figure: (results) => at(results, 'boot.ours.kBUnpacked'),
    isHeld: (figure) => figure < 1_000,
    unit: ' kB',
    reason: 'It has 29 vendors, whose code is read when they are first used',
  },
];

function percent(share: number | undefined): number | undefined {
  return share === undefined ? undefined : Math.round(share * 1000) / 10;
}

/** A table for people. */
export function goalTable(results: Results): string {
  const rows = goals.map((goal) => {
    const figure = goal.figure(results);
    if (figure === undefined) return `| ${goal.what} | not measured | |`;
    const isHeld = goal.isHeld(figure);
    return `| ${goal.what} | ${figure}${goal.unit} | ${isHeld ? 'held' : `**missed.** ${goal.reason}`} |`;
  });
  return ['| goal | figure | |', '| --- | --- | --- |', ...rows].join('\n');
}
