/**
 * The template of parcels under way: order-to-delivery buys the labels, then days pass, and each step of each parcel is to stand on the order's
 * page and on the customer's phone.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { switchFaultsOn } from '../faultPlans.mts';
import { placePaidOrder } from '../events.mts';
import { redExecutionsOf } from '../leads/tryLeads.mts';
import { runAgain, untilCalm, type Stage } from '../leads/play.mts';
import { moveTogether, type PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import type { World } from '../../world/world.mts';
import { judgeTracking, type JudgedTracking, type OrderAfterwards } from './judge.mts';
import { dayOfOutage, days, planParcels, type PlannedParcel } from './plan.mts';

export const trackingTemplate = { name: 'shipment-tracking', file: 'shipment-tracking.json', before: 'order-to-delivery.json' } as const;

const minute = 60_000;
const day = 24 * 60 * minute;

export interface TrackingOptions {
  /** Orders. */
  readonly count: number;
  readonly time: PassingTime;
  /** The vendors have a bad day from the first label on, and n8n dies once. */
  readonly isBadDay?: boolean;
  readonly say: (line: string) => void;
}

export type TriedTracking = JudgedTracking & { readonly retried: number; readonly violations: number; readonly seconds: number };

export async function tryTracking(session: Session, { count, time, isBadDay = false, say }: TrackingOptions): Promise<TriedTracking> {
  const { world } = session;
  moveTogether(world, time);
  const patienceMs = 240_000 + count * 30_000;
  const place = () => Array.from({ length: count }, () => placePaidOrder(world).orderNumber);
  const parcels = planParcels(await buyLabels(session, place, patienceMs));
  const workflowId = await session.runTemplate(trackingTemplate.file);
  const stage: Stage = { session, workflowId, patienceMs };
  await pass(stage, minute);
  if (isBadDay) switchFaultsOn(world);
  say(`"${trackingTemplate.file}" is live; ${count} parcels follow, and ${days} days`);
  const started = Date.now();
  let retried = 0;
  for (let today = 0; today < days; today++) {
    await pass(stage, day);
    const happen = () => act(world, parcels, today);
    if (isBadDay && today === dayOfOutage) await whileAway(session, happen);
    else happen();
    await pass(stage, 2 * minute);
    retried += await runAgain(stage);
  }
  await pass(stage, 2 * minute);
  const red = await redExecutionsOf(session, workflowId);
  return {
    ...judgeTracking(parcels, ordersAfterwards(world), world.vendors.whatsappCloud.messages(), red),
    violations: world.violations.length,
    retried,
    seconds: Math.round((Date.now() - started) / 100) / 10,
  };
}

/** As order-to-delivery leaves the shop: fulfilled, with the label's code. Answers the orders' numbers. */
export async function buyLabels(session: Session, place: () => string[], patienceMs: number): Promise<string[]> {
  const { world, rest } = session;
  const workflowId = await session.runTemplate(trackingTemplate.before);
  const numbers = place();
  await untilCalm({ session, workflowId, patienceMs });
  await rest.deactivate(workflowId);
  const labels = labelsOf(world);
  const without = numbers.filter((number) => !labels.has(number));
  if (without.length > 0) throw new Error(`no label was bought for ${without.join(', ')}`);
  return numbers;
}

/** Those to the customers, by the order's number. */
export const labelsOf = (world: World) =>
  new Map(
    world
      .ledger()
      .filter(({ kind, vendor }) => kind === 'shipment' && vendor === 'melhorEnvio')
      .map(({ orderNumber = '', id, detail }) => [orderNumber, { id, tracking: String(detail?.tracking) }]),
  );

function act(world: World, parcels: readonly PlannedParcel[], today: number): void {
  const labels = labelsOf(world);
  for (const { orderNumber, acts } of parcels) {
    const what = acts[today];
    if (what !== undefined) world.vendors.melhorEnvio.progress(labels.get(orderNumber)!.id, what);
  }
}

/** n8n ends as in a power cut, and is back three hours after. */
export async function whileAway(session: Session, happen: () => void): Promise<void> {
  await session.n8n.kill();
  happen();
  await session.world.clock.advance(180 * minute);
  await session.startN8n();
}

/** A schedule of n8n's that fell due on the way runs once: the labels are looked through, and what that brings comes to rest. */
async function pass(stage: Stage, ms: number): Promise<void> {
  const { world, rest } = stage.session;
  // The editor's login runs out.
  await rest.login();
  const calls = world.dispatcher.log.length;
  await world.clock.advance(ms);
  const isLooked = () =>
    world.dispatcher.log
      .slice(calls)
      .some(({ vendor, operation, outcome }) => vendor === 'melhorEnvio' && operation === 'orders.list' && outcome === 200);
  for (const end = Date.now() + 180_000; !isLooked(); await wait(50))
    if (Date.now() > end) throw new Error('the labels were not looked through for three minutes');
  await untilCalm(stage);
}

function ordersAfterwards(world: World): OrderAfterwards[] {
  const labels = labelsOf(world);
  return world.vendors.shopify.orders().map(({ orderNumber, recipient, phones, parcelEvents }) => ({
    orderNumber,
    name: `${recipient?.firstName ?? ''} ${recipient?.lastName ?? ''}`,
    phone: phones[0] ?? '',
    tracking: labels.get(orderNumber)?.tracking ?? '',
    pageEvents: parcelEvents,
  }));
}
