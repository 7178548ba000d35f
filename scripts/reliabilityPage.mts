/** `docs/RELIABILITY.md`: words that people wrote around the tables that the last whole run made. */

interface Score {
  runs: number;
  effects: Record<number, number>;
  unknown: number;
}

interface Kind extends Score {
  orders: 'all' | 'seeded';
}

/** What was found of one operation at one vendor. */
export interface Row {
  node: string;
  operation: string;
  form?: string;
  vendor: string;
  guard: string;
  /** Where nothing can hold it to one. */
  most?: number;
  calm: Kind;
  lost: Kind;
  late: Kind;
  deaths: Score;
  costs: { calls: number; election: number };
}

/** As a table has it: the cells of a row. */
export type Cells = readonly string[];

export interface Tables {
  tried: readonly Cells[];
  costs: readonly Cells[];
}

type Named = Pick<Row, 'node' | 'operation' | 'form' | 'vendor'>;

export const rowName = ({ node, operation, form, vendor }: Named): string =>
  [node, form === undefined ? operation : `${operation} (${form})`, vendor].join(' · ');

export function tablesOf(rows: readonly Row[]): Tables {
  return { tried: rows.map(triedCells), costs: rows.map(costCells) };
}

/** What names a row in a table; the same in both. */
export const nameCells = ({ node, operation, form, vendor }: Named): Cells => [
  node,
  form === undefined ? operation : `${operation} (${form})`,
  vendor,
];

function triedCells(row: Row): Cells {
  const { guard, calm, lost, late, deaths } = row;
  const all = [calm, lost, late, deaths];
  const counts = all.flatMap(({ effects }) => Object.keys(effects).map(Number));
  const unknown = all.reduce((sum, each) => sum + each.unknown, 0);
  return [...nameCells(row), guard, runsOf(calm), runsOf(lost), runsOf(late), String(deaths.runs), spanOf(counts), String(unknown)];
}

const costCells = (row: Row): Cells => [...nameCells(row), String(row.costs.calls), String(row.costs.election)];

const runsOf = ({ runs, orders }: Kind) => (orders === 'all' ? String(runs) : `${runs} drawn`);

function spanOf(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(most) : `${least} to ${most}`;
}

const heads = {
  tried: ['Node', 'Operation', 'Vendor', 'Once by', 'Orders', 'answer lost', 'late effect', 'deaths', 'Effects', 'told unknown'],
  costs: ['Node', 'Operation', 'Vendor', 'Calls', 'for the election'],
};

const tableOf = (head: Cells, rows: readonly Cells[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The tables of a page, as they stand there. */
export function readTables(page: string): Tables {
  const [tried = [], costs = []] = page
    .split(/\n(?=\| Node )/)
    .slice(1)
    .map((part) => part.split('\n\n')[0]!.trim().split('\n').slice(2).map(cellsOf));
  return { tried, costs };
}

const cellsOf = (line: string): Cells =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

export function renderPage({ tried, costs }: Tables): string {
  return `# Once, truly

What the nodes promise when two processes of n8n work on one event, when an answer is lost, when a vendor is slow and when a process dies;
how it was tried; and what nothing can hold. The tables are made by \`npm run reliability\`, which runs every writing operation against
simulated vendors and counts in the vendor's own books what has come of it.

## What once means

One event, one effect: the same order, payment or key makes one invoice, one charge, one label, one movement of stock, one message, whatever
is repeated. In queue mode several workers may get one event at the same moment. They share nothing but the vendor and n8n's database, so once
is held by what these can tell:

| Once by  | how                                                                                                                                                                                                                                                        |
| -------- | ---------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------- |
| key      | The vendor knows a key that travels with the write, and does it once however often it is sent.                                                                                                                                                             |
| state    | The write says what shall be, or the vendor refuses to do it a second time: doing it twice is doing it once.                                                                                                                                               |
| look-up  | The record tells whether it is done. It is looked at before each write, and the vendor refuses the second one.                                                                                                                                             |
| election | The vendor takes a second record without a word. So each worker looks once more behind its write: the oldest record stands, who made a younger one takes it back and goes on with the oldest. Only then comes the step that cannot be undone.               |
| memory   | Nothing at the vendor tells. A claim in n8n's own memory of processed items guards it, over all processes of one n8n: recorded, read again twice at 0.3 s each, and ours only where it still stands. What was claimed and did not come to its end is told \`unknown\`. |
| nothing  | See [what cannot be held](#what-cannot-be-held).                                                                                                                                                                                                           |

After an answer that never came the nodes look for the work for more than a minute before they say \`unknownOutcome\`; what moves money, moves
goods by a difference or writes to a person is never written a second time in a run. The next run looks first.

## How it was tried

- **Orders.** Two processes do the operation on one event. Whoever wants to call the vendor, or to read or write n8n's memory, waits for its
  turn, and every order of these steps is run, each in an account of its own. Two orders that differ in nothing but two steps next to each
  other that do not touch each other (two readings) end in the same state, and one of them is run. Where there are too many for
  the time that the run had (20,000 at the most), so many as the table says are drawn from a seed.
- **Answer lost.** The same with the answer to each write lost in turn, after the vendor has done the work.
- **Late effect.** The same with each write in turn left unanswered, and its work done 1 s, 5 s and 40 s after the client gave up.
- **Deaths.** One process ends at each of its steps in turn, before the step or behind it, and never comes back.
- **Effects.** Ten minutes later a process that has just started does the operation again. Then the vendor's own books are counted, over all
  runs. Nobody may have been told that it is done where it is not, or a name that does not stand; and where something can hold it, that last
  run has to end with exactly one effect.
- **Told unknown.** Runs in which somebody was told that nobody can tell. Where two processes work on one message, the one that comes second
  is told so: the first one has not come to its end yet.

${tableOf(heads.tried, tried)}

## What cannot be held

- **Transfers (Pix, TED)** at Asaas have no key, cannot be looked up quickly and cannot be taken back. One process looks first and never
  pays twice; two processes on one event can pay twice. Give such flows one process: a workflow of its own whose trigger answers one event
  at a time, or a scheduled date, which leaves a day to cancel the second one. Asaas can also be told to ask for every transfer to be
  confirmed.
- **Refunds of a part** at Asaas have neither a key nor a reference that is refused twice. The value and the reason tell a later run that it
  was done; two processes at the same moment can give it back twice. A refund of all of it is refused the second time.
- **A charge of a kept card** at Asaas by two processes at the same moment charges the card twice, and the younger charge is refunded at once:
  the customer sees both on the statement.
- **Cartas de correção** at Focus NFe: two processes can send the same text twice. The last one holds all that is to be corrected, so nothing
  is wrong but one of the twenty that an invoice may have.
- **A parcel's event** at Shopify: two processes can tell the same event twice. It stands twice on the customer's page.
- **Stock by count (Adjust, Deduct Order, Return Order)** at Bling, Olist Tiny and WooCommerce is read and written back as a balance. One
  event moves it once; but two _different_ events that move the same SKU in two processes at the same moment, or a sale at the vendor between
  the reading and the writing, can swallow each other's movement. At Shopify and Omie the difference itself is written. Where the vendor
  knows the order, Deduct Order lets it move the goods.
- **Notes for the shop, the note of a nota fiscal, and refunds that are only noted** on a WooCommerce order: it compares nothing, so two processes at
  the same moment can put them twice. Notes for the customer and refunds through the gateway are guarded by n8n's memory.
- **Notes** on a Shopify or Nuvemshop order can only be overwritten: of two different lines that two processes add at the same moment one is lost.
- **Return Order** asks n8n's memory what was taken out. n8n can only be asked by recording, and where two processes ask for one order at the
  same moment the question of one can stay behind: then the node says that it cannot tell (\`memoryUnclear\`) and moves nothing. Put the goods
  back with Adjust.
- **n8n's memory** belongs to one workflow of one n8n. Two n8n instances, or two workflows, that send the same message know nothing of each
  other. A process that dies between its claim and the end leaves \`unknown\`, for a person to look at: nothing is done a second time. A
  "Remove Duplicates" node of the same workflow whose scope is "Workflow" keeps its own in the same place: its history size cuts what the
  nodes remember, its clearing forgets all of it, and where it keeps the latest value they refuse to work beside it
  (\`memoryInOtherMode\`). Give it the scope "Node". Ours
  counts on n8n's database to read and write a row within 0.3 s. In a model of five processes that all read and write one workflow's row within
  the same half second, 1 of 3,000 runs forgot a key, and in one of sixty both of two claimants gave way and told \`unknown\`.
- **That a lead is new** (_found_ of CRM Lead's Capture): where the answer to its making was lost and another process made it meanwhile, both are
  told so; nothing in the record says whose it is. A line that Note Contact writes says which run wrote it, so of several runs one alone is told
  that it was the first. It goes by the CRM's own times: one that shows an older line only after a younger one was read could tell two.
- **A customer's contact** at Olist Tiny: two processes with the first order of a new customer can make two contacts. All later orders take
  the older one; the API deletes none.
- **A process that dies right behind a write whose answer is still under way, while another process works on the same event**, cannot take
  its record back. Where that makes a second open charge, subscription, link or label in the cart, it is the younger one of two under one
  reference.

## More than one n8n process

"n8n Processes" of a credential says how many processes of n8n use the vendor's account: 1 for one n8n, the number of workers plus one in
queue mode, the sum where several n8n share the account. Raise it when you start a second
worker. Two things depend on it:

- The vendor's limits are divided, so that all of them together are not refused, whoever dies and comes back: each keeps to its whole share,
  in parts of a minute where the limit is one of a minute, and takes it as used when it begins (up to 12 seconds, once). What whole shares
  leave of a small limit (Bling's third call of a second between two processes) is used once a process has had work waiting for a minute, on
  a computer that wakes it in time (within 0.04 s) and at a vendor that does not stand still for a second; it costs a refused call or two until
  the processes have found their turns, and is given up for an hour where more are refused. A busy computer keeps to whole shares. No process can
  know its neighbours otherwise, so where there are more processes than calls (four and more at Bling) each start costs about one refused
  call, which is tried again.
- After a write that got no answer, the nodes wait until its work must have landed (about a minute) before they choose among what several
  workers have made. With 1, what is seen after such silence is taken for the process's own at once: a second worker that nobody told of can
  then leave a double that lands late.

## What an election costs

Calls of one process that is alone on an event for the first time, and those among them that look for another worker's record behind a
write. The order that is elected is looked at in every run, with one process, too: two executions of other workflows, or of another n8n, may
be at work. n8n's memory adds no call of the vendor; a claim and its end read and write n8n's database four times and take 0.6 s, once
for all items of a stock run.

${tableOf(heads.costs, costs)}

## Shopify's metafields as a claim

\`metafieldsSet\` takes a \`compareDigest\`: with \`null\` it writes only where there is no such metafield yet, and it is atomic (Shopify's
documentation, since 2024-07). So a flow could claim an order in the shop before its costly part, and of two processes, or of two n8n, one
would win. Shopify Order Trigger uses it so, where a catch-up starts what was missed: a mark that is good for an hour. As a lock of a flow's
own, an operation "Claim", we looked at it and do not offer it:

- It holds what it says: two claims of one order cannot both succeed. A lost answer can be told by a value of one's own that is read back.
- It is no lock around the work. A process that dies leaves the claim behind, and nobody can tell whether the work was done: whoever takes the
  claim over after a while may do it twice, and who does not may never do it. That is what \`unknown\` says today, without a metafield.
- A claim and the work at another vendor are no one step. A vendor that is slow does the work of the first claimant after the second one has
  taken over.
- It covers orders of Shopify alone, takes two calls an order and the right to write orders, and leaves a field on every order.
- What it would add is small: invoices, charges, labels and subscriptions are elected at their own vendor already, and messages and stock are
  claimed in n8n's memory. It would help two n8n that share one shop, and transfers that belong to an order. Who needs that can send the
  mutation with n8n's own GraphQL node before the step.
`;
}
