/**
 * The template of what comes back: order-to-delivery buys and sends, then days pass on which customers send back a part or all of it, and each
 * return is to have its label, its money, its place in the stock and the customer's word, once.
 */
import { switchFaultsOn } from '../faultPlans.mts';
import { redExecutionsOf } from '../leads/tryLeads.mts';
import { redExecutions, untilCalm, type Stage } from '../leads/play.mts';
import { moveTogether, type PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { buyLabels, labelsOf, whileAway } from '../tracking/tryTracking.mts';
import { passTo } from '../unpaid/days.mts';
import { credentialData } from '../../n8n/credentialData.mts';
import type { World } from '../../world/world.mts';
import type { Evidence, OrderAfterwards } from './evidence.mts';
import { judgeReturns, type JudgedReturns } from './judge.mts';
import { act, placeOrderToReturn, toLive, type LivedReturn } from './play.mts';
import { dayOfOutage, days, planReturns } from './plan.mts';
import { reasonToStop } from './wanted.mts';

export const returnTemplate = { name: 'return-to-refund', file: 'return-to-refund.json' } as const;

const minute = 60_000;
const hour = 60 * minute;

/** What has come late on a bad day is looked for on these. */
const daysAfter = 2;

/** A label that comes a day late makes everything after it a day late. */
const mostDays = days + 8;

export interface ReturnOptions {
  /** Orders. */
  readonly count: number;
  readonly time: PassingTime;
  /** The vendors have a bad day from the first return on, and n8n dies once. */
  readonly isBadDay?: boolean;
  readonly say: (line: string) => void;
}

export type TriedReturns = JudgedReturns & { readonly retried: number; readonly violations: number; readonly seconds: number };

export async function tryReturns(session: Session, { count, time, isBadDay = false, say }: ReturnOptions): Promise<TriedReturns> {
  const { world } = session;
  moveTogether(world, time);
  world.vendors.melhorEnvio.setBalance(1_000_000);
  const patienceMs = 240_000 + count * 30_000;
  const place = () => Array.from({ length: count }, (_, index) => placeOrderToReturn(world, index));
  const orderNumbers = await buyLabels(session, place, patienceMs);
  deliver(world);
  const returns = planReturns(orderNumbers).map((planned) => toLive(world, planned));
  const workflowId = await session.runTemplate(returnTemplate.file);
  const stage: Stage = { session, workflowId, patienceMs };
  await pass(stage, minute);
  const before = countBefore(world);
  if (isBadDay) switchFaultsOn(world);
  say(`"${returnTemplate.file}" is live; ${returns.length} returns of ${count} orders follow, and ${days + daysAfter} days or more`);
  const started = Date.now();
  const retried = await passDays(stage, returns, isBadDay);
  const red = await redExecutionsOf(session, workflowId);
  return {
    ...judgeReturns({ ...evidenceIn(world, returns, before), red }),
    violations: world.violations.length,
    retried,
    seconds: Math.round((Date.now() - started) / 100) / 10,
  };
}

/** The customers have what they bought. */
function deliver(world: World): void {
  const { melhorEnvio } = world.vendors;
  for (const { id } of labelsOf(world).values()) for (const step of ['posted', 'delivered'] as const) melhorEnvio.progress(id, step);
}

async function passDays(stage: Stage, returns: readonly LivedReturn[], isBadDay: boolean): Promise<number> {
  const { session } = stage;
  let retried = 0;
  const isOver = () => returns.every(({ due }) => due.length === 0);
  for (let today = 0, calm = 0; calm < daysAfter && today < mostDays; today++) {
    await pass(stage, 16 * hour);
    const happen = () => act(session.world, returns, today);
    if (isBadDay && today === dayOfOutage) await whileAway(session, happen);
    else happen();
    await pass(stage, 2 * minute);
    // A parcel that has been silent is asked for more seldom.
    await pass(stage, 8 * hour);
    retried += await runAgain(stage);
    if (today >= days && isOver()) calm++;
  }
  return retried;
}

/** The carrier is looked through, and what that brings comes to rest. */
const pass = async (stage: Stage, ms: number): Promise<void> =>
  await passTo(stage, stage.session.world.clock.now() + ms, { vendor: 'correios', operation: 'prePosting.list', answers: 1 });

/** What fails so often has another reason than a bad day. */
const mostRounds = 6;

/** "Retry" for what is red, but for what says that a person has to look into the parcel. */
async function runAgain(stage: Stage): Promise<number> {
  const { rest } = stage.session;
  let retried = 0;
  for (let round = 0; round < mostRounds; round++) {
    const red = await redExecutions(rest, stage.workflowId);
    const reasons = await Promise.all(red.map(async (id) => (await rest.execution(id)).error?.message ?? ''));
    const again = red.filter((_, index) => !reasonToStop.test(reasons[index]!));
    if (again.length === 0) break;
    for (const id of again) await rest.retry(id);
    retried += again.length;
    await untilCalm(stage);
  }
  return retried;
}

interface Before {
  /** Entries of the ERP's stock. */
  readonly movements: number;
  readonly shelf: Readonly<Record<string, number>>;
  readonly warehouse: Readonly<Record<string, number>>;
  readonly lines: ReadonlyMap<string, OrderAfterwards['lines']>;
}

const stockBook = (world: World) => world.ledger().filter(({ kind, vendor }) => kind === 'movement' && vendor === 'bling');

function countBefore(world: World): Before {
  const { shopify, bling } = world.vendors;
  const orders = shopify.orders();
  const skus = [...new Set(orders.flatMap(({ lines }) => lines.flatMap(({ sku }) => sku ?? [])))];
  return {
    movements: stockBook(world).length,
    shelf: Object.fromEntries(skus.map((sku) => [sku, shopify.stock(sku).available])),
    warehouse: Object.fromEntries(skus.map((sku) => [sku, bling.stockOf(sku)])),
    lines: new Map(
      orders.map(({ orderNumber, lines }) => [
        orderNumber,
        lines.map(({ sku, quantity, currentTotal }) => ({ sku: sku ?? '', quantity, paid: currentTotal })),
      ]),
    ),
  };
}

function evidenceIn(world: World, returns: readonly LivedReturn[], before: Before): Omit<Evidence, 'red'> {
  const { shopify, bling, correios, whatsappCloud } = world.vendors;
  const more = (earlier: Readonly<Record<string, number>>, now: (sku: string) => number) =>
    Object.fromEntries(Object.entries(earlier).map(([sku, units]) => [sku, now(sku) - units]));
  return {
    returns,
    orders: shopify.orders().map(({ orderNumber, recipient, phones, taxId, moneyBack }) => ({
      orderNumber,
      name: `${recipient?.firstName ?? ''} ${recipient?.lastName ?? ''}`,
      phone: phones[0] ?? '',
      taxId: taxId ?? '',
      lines: before.lines.get(orderNumber) ?? [],
      moneyBack,
    })),
    labels: correios.reverseLabels(),
    shopPostalCode: String(credentialData(world).ponteCorreiosApi!.data.senderPostalCode).replace(/\D/g, ''),
    movements: stockBook(world)
      .slice(before.movements)
      .map(({ detail, at = 0 }) => ({ sku: String(detail?.sku), quantity: Number(detail?.quantity), at })),
    shelf: more(before.shelf, (sku) => shopify.stock(sku).available),
    warehouse: more(before.warehouse, (sku) => bling.stockOf(sku)),
    messages: whatsappCloud.messages(),
  };
}
