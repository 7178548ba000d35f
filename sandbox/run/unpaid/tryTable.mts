/** The owner's table and the mail of the day: orders are paid, some are sent back or cancelled after that, and an evening comes. */
import { setTimeout as wait } from 'node:timers/promises';
import { startMailServer, type MailServer } from '../../mail/server.mts';
import type { CredentialIds } from '../../n8n/provision.mts';
import type { WorkflowFile } from '../../n8n/rest.mts';
import { toolCredentialData } from '../../n8n/toolCredentialData.mts';
import type { World } from '../../world/world.mts';
import { runAgain, untilCalm, type Stage } from '../leads/play.mts';
import { badDay, redExecutionsOf } from '../leads/tryLeads.mts';
import type { Session } from '../session.mts';
import { moveTogether } from './days.mts';
import type { UnpaidOptions } from './tryReminders.mts';

export const tableTemplate = { name: 'owners-table', file: 'owners-table.json', summary: 'days-summary.json' } as const;

const hour = 3_600_000;

export interface TriedTable {
  readonly events: number;
  readonly rows: number;
  readonly mails: number;
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly violations: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly retried: number;
  readonly seconds: number;
}

export async function tryTable(session: Session, { count, time, isBadDay = false, say }: UnpaidOptions): Promise<TriedTable> {
  const { world, rest } = session;
  moveTogether(world, time);
  const mail = await startMailServer({ clock: world.clock, authority: session.authority });
  try {
    const credentials = await ownCredentials(session, mail);
    const change = (workflow: WorkflowFile) => withDocument(world, workflow);
    const tableId = await session.placeTemplate(tableTemplate.file, credentials, change);
    const summaryId = await session.placeTemplate(tableTemplate.summary, credentials, change);
    for (const id of [tableId, summaryId]) await rest.activate(id);
    if (isBadDay) withoutLateRows(world, mail);
    say(`"${tableTemplate.file}" is live; ${count} orders follow, and an evening`);
    const started = Date.now();
    const patienceMs = 240_000 + count * 30_000;
    const stage: Stage = { session, workflowId: tableId, patienceMs };
    const day = saoPauloDay(world.clock.now());
    const orders = Array.from({ length: count }, () => world.vendors.shopify.placeOrder().orderNumber);
    await untilCalm(stage);
    for (const [index, number] of orders.entries()) {
      if (index % 4 === 1) world.vendors.shopify.refundOrder(number);
      if (index % 4 === 3) world.vendors.shopify.cancelOrder(number);
    }
    await untilCalm(stage);
    let retried = await runAgain(stage);
    const evening: Stage = { session, workflowId: summaryId, patienceMs };
    retried += await passEvening(evening, mail, isBadDay);
    const red = [...(await redExecutionsOf(session, tableId)), ...(await redExecutionsOf(session, summaryId))];
    for (const { node, reason } of red) say(`errored at "${node}": ${reason}`);
    for (const { rule, detail } of mail.violations) say(`VIOLATION: mail: ${rule}: ${detail}`);
    const judged = judge(world, mail, orders, day);
    return { ...judged, errored: red.length, retried, seconds: Math.round((Date.now() - started) / 100) / 10 };
  } finally {
    await mail.stop();
  }
}

/** To five past seven in the evening of the workflow's clock, which is the server's. */
async function passEvening(stage: Stage, mail: MailServer, isBadDay: boolean): Promise<number> {
  const { world, rest } = stage.session;
  await rest.login();
  for (let passed = 0; passed < 24 && mail.mails.length === 0; passed++) {
    await world.clock.advance(hour);
    await wait(1_000);
    await untilCalm(stage);
    if ((await rest.executions(stage.workflowId)).length > 0) break;
  }
  return isBadDay || mail.mails.length === 0 ? await runAgain(stage) : 0;
}

const saoPauloDay = (at: number) => new Date(at - 3 * hour).toISOString().slice(0, 10);

function judge(world: World, mail: MailServer, orders: readonly string[], day: string) {
  const [headings = [], ...rows] = world.vendors.googleSheets.rows();
  const cellOf = (row: readonly unknown[], name: string) => row[headings.indexOf(name)];
  const held = world.vendors.shopify.orders();
  const rowsOf = (number: string) => rows.filter((row) => String(cellOf(row, 'pedido')) === number);
  const lostOrders = orders.filter((number) => rowsOf(number).length === 0);
  const doubledEffects = orders.filter((number) => rowsOf(number).length > 1).map((number) => `row of ${number}`);
  const wrongEffects = orders.flatMap((number) => {
    const order = held.find(({ orderNumber }) => orderNumber === number)!;
    const [row] = rowsOf(number);
    if (row === undefined) return [];
    const isRight =
      Math.round(Number(cellOf(row, 'total')) * 100) === Math.round(order.total * 100) &&
      cellOf(row, 'pagamento') === order.financialStatus.toLowerCase() &&
      Boolean(cellOf(row, 'cancelado em')) === order.cancelled;
    return isRight ? [] : [`row of ${number}`];
  });
  const ofDay = rows.filter((row) => cellOf(row, 'data') === day);
  const [summary] = mail.mails;
  const said = Number(/Pedidos de hoje: (\d+)/.exec(summary?.text ?? '')?.[1]);
  // The mail of the evening is of that evening's day, which may be another one than the orders'.
  const wanted = summary && saoPauloDay(summary.at) === day ? ofDay.length : 0;
  const ofMail = [
    ...(mail.mails.length === 1 ? [] : [`${mail.mails.length} mails of the day`]),
    ...(summary && said !== wanted ? [`the mail says ${said} orders, not ${wanted}`] : []),
  ];
  return {
    events: orders.length,
    rows: rows.length,
    mails: mail.mails.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length + ofMail.length,
    violations: world.violations.length + mail.violations.length,
    lostOrders,
    doubledEffects,
    wrongEffects: [...wrongEffects, ...ofMail],
  };
}

async function ownCredentials({ world, rest }: Session, mail: Pick<MailServer, 'credential'>): Promise<CredentialIds> {
  const all = toolCredentialData(world, mail);
  const entries = ['googleSheetsOAuth2Api', 'smtp'].map(async (type) => {
    const { name, data } = all[type]!;
    return [type, { id: await rest.createCredential(name, type, data), name }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The spreadsheet, which the owner chooses. */
const withDocument = ({ vendors }: World, workflow: WorkflowFile): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) =>
    node.parameters.documentId === undefined
      ? node
      : { ...node, parameters: { ...node.parameters, documentId: { __rl: true, mode: 'id', value: vendors.googleSheets.spreadsheet } } },
  ),
});

/**
 * n8n's node for Google Sheets looks for the row and then writes it: what a server still does long after it was given up is found by no
 * look in between. A lost answer is.
 */
function withoutLateRows(world: World, mail: MailServer): void {
  badDay(world, mail);
  const rules = world.faults.rules();
  world.faults.set(rules.filter(({ vendor, kind }) => vendor !== 'googleSheets' || kind !== 'lateEffect'));
}
