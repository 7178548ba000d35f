/**
 * Runs a template for N events in the real n8n against the world, waits until nothing moves, and says what came of each event.
 * With PONTE_KEEP=1 the session's folder stays, with n8n's data and what the vendors saw.
 * `npm run try -- <template> [--orders N] [--faults none|all|life|parcels|all,life|all,parcels] [--workers N [--kill]] [--n8n VERSION] [--seed N]
 * [--json]`; ends with 1 when anything was lost, doubled, wrong or violated, with 2 when it could not be tried. *all*: the vendors have a
 * bad day. *life*: two shops, refunds, edits, cancellations (`run/life/`). *parcels*: orders of one to six parcels, a label each. Of the template of bookings, N is the number of bookings, with
 * moves, cancellations and answers by button (`run/bookings/`). Of those of leads, N is the number of forms, 40 % of them of people who
 * come twice; of those of spreadsheet and newsletter and of that of the sequence the same, the last with the days after (`run/leads/`). Of that of
 * parcels under way, N is the number of orders, whose labels are bought before (`run/tracking/`), and of that of returns the number of orders, which
 * are delivered before (`run/returns/`). Of the nightly reconciliation, N is the number
 * of orders without an invoice, with the nights after (`run/nights/`). With workers n8n runs in queue mode; `--kill` ends one
 * of its processes every few seconds and starts it again.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bookingTemplate, tryBookings, type TriedBookings } from './run/bookings/tryBookings.mts';
import { cadenceTemplate, tryCadence, type TriedCadence } from './run/leads/tryCadence.mts';
import { trackingTemplate, tryTracking, type TriedTracking } from './run/tracking/tryTracking.mts';
import { returnTemplate, tryReturns, type TriedReturns } from './run/returns/tryReturns.mts';
import { leadTemplates, tryLeads, type TriedLeads } from './run/leads/tryLeads.mts';
import { unpaidTemplates, type TriedUnpaid } from './run/unpaid/tryUnpaid.mts';
import { nightTemplate, tryNights, type TriedNights } from './run/nights/tryNights.mts';
import { newsletterTemplates, tryNewsletter, type TriedNewsletter } from './run/leads/tryNewsletter.mts';
import { switchFaultsOn } from './run/faultPlans.mts';
import { tryLife } from './run/life/tryLife.mts';
import { passingTime } from './run/passingTime.mts';
import { counting, tryTemplate, type Tried } from './run/tryTemplate.mts';
import type { QueueMode } from './run/queueMode.mts';
import { startSession } from './run/session.mts';
import { templates } from './run/templates.mts';
import { hostSource } from './setup/paths.mts';
import { ensureQueueServices } from './setup/queueServices.mts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '5' },
    faults: { type: 'string', default: 'none' },
    workers: { type: 'string' },
    kill: { type: 'boolean', default: false },
    seed: { type: 'string' },
    n8n: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const name = positionals[0] ?? '';
const template = templates[name];
const isOfBookings = name === bookingTemplate.name;
const isOfLeads = Object.hasOwn(leadTemplates, name);
const isOfNewsletter = Object.hasOwn(newsletterTemplates, name);
const isOfCadence = name === cadenceTemplate.name;
const isOfUnpaid = Object.hasOwn(unpaidTemplates, name);
const isOfTracking = name === trackingTemplate.name;
const isOfReturns = name === returnTemplate.name;
const isOfNights = name === nightTemplate.name;
const workers = values.workers ?? '';
const plans = values.faults.split(',');
const isKnown = values.n8n === undefined || existsSync(hostSource(values.n8n));
const isAsked =
  isKnown &&
  plans.every((plan) => ['none', 'all', 'life', 'parcels'].includes(plan)) &&
  /^\d+$/.test(values.orders) &&
  /^([1-9]\d?)?$/.test(workers);
const isForLife = plans.includes('life');
const isForParcels = plans.includes('parcels');
const isPossible =
  isOfBookings || isOfLeads || isOfNewsletter || isOfCadence || isOfTracking || isOfReturns || isOfUnpaid || isOfNights
    ? workers === '' && !isForLife && !isForParcels
    : template !== undefined && !(workers !== '' && isForLife) && !(isForParcels && (isForLife || !template.startHeavy));
if (!isPossible || !isAsked || (values.kill && workers === '')) {
  const options =
    '[--orders N] [--faults none|all|life|parcels|all,life|all,parcels] [--workers N [--kill]] [--n8n 1.123.81] [--seed N] [--json]';
  console.error(
    `Usage: npm run try -- <${[...Object.keys(templates), bookingTemplate.name, ...Object.keys(leadTemplates), ...Object.keys(newsletterTemplates), cadenceTemplate.name, trackingTemplate.name, returnTemplate.name, nightTemplate.name, ...Object.keys(unpaidTemplates)].join('|')}> ${options}`,
  );
  process.exit(2);
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const say = (line: string) => console.error(line);
say(`seed ${seed}`);
const queue = workers === '' ? undefined : await queueMode(Number(workers));
const withSchedules = isOfBookings || isOfCadence || isOfTracking || isOfReturns || isOfUnpaid || isOfNights;
const time = isForLife || withSchedules || values.kill ? await passingTime({ withSchedules }) : undefined;
const session = await startSession({
  seed,
  name: `try-${process.pid}`,
  say,
  ...(queue ? { queue } : {}),
  ...(time ? { env: time.env } : {}),
  ...(values.n8n ? { n8n: values.n8n } : {}),
});
if (isForLife || values.kill) time?.follow(session.world);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void session.stop().finally(() => process.exit(130)));
}
try {
  // Labels are there before the bad day of the parcels begins, and what comes back was delivered.
  if (plans.includes('all') && !isOfTracking && !isOfReturns) switchFaultsOn(session.world);
  const result = await attempt(Number(values.orders));
  report(result);
  await writeFile(
    join(session.folder, 'world.json'),
    JSON.stringify(
      {
        log: session.world.dispatcher.log,
        violations: session.world.violations,
        landings: session.world.dispatcher.late.landings,
        webhooks: session.world.webhooks.records,
        ledger: session.world.ledger(),
      },
      null,
      1,
    ),
  );
  process.exitCode = result.lost + result.doubled + result.violations + (result.wrong ?? 0) === 0 ? 0 : 1;
} finally {
  await session.stop();
}

type Result =
  | Tried
  | TriedBookings
  | TriedLeads
  | TriedNewsletter
  | TriedCadence
  | TriedTracking
  | TriedReturns
  | TriedUnpaid
  | TriedNights;

async function attempt(count: number): Promise<Result> {
  if (isOfUnpaid) return await unpaidTemplates[name]!(session, { count, time: time!, isBadDay: plans.includes('all'), say });
  if (isOfNights) return await tryNights(session, { count, time: time!, say });
  if (isOfBookings) return await tryBookings(session, { count, time: time!, restart: plans.includes('all'), say });
  if (isOfCadence) return await tryCadence(session, { count, time: time!, isBadDay: plans.includes('all'), say });
  if (isOfTracking) return await tryTracking(session, { count, time: time!, isBadDay: plans.includes('all'), say });
  if (isOfReturns) return await tryReturns(session, { count, time: time!, isBadDay: plans.includes('all'), say });
  if (isOfNewsletter) return await tryNewsletter(session, { name, count, isBadDay: plans.includes('all'), say });
  if (isOfLeads) return await tryLeads(session, { name, count, isBadDay: plans.includes('all'), say });
  return await (isForLife ? tryLife : tryTemplate)(session, template!, { count, kill: values.kill, parcels: isForParcels, say });
}

async function queueMode(count: number): Promise<QueueMode> {
  const programs = await ensureQueueServices(say);
  if (!('missing' in programs)) return { programs, workers: count };
  say(`Queue mode cannot be tried: ${programs.missing}.`);
  process.exit(2);
}

function report(result: Result): void {
  const {
    lostOrders,
    doubledEffects,
    erroredOrders = [],
    wrongEffects = [],
    lateReminders = [],
    ...summary
  } = result as Tried & Partial<TriedBookings>;
  for (const reminder of lateReminders) say(`late: ${reminder}`);
  for (const { orderNumber, node, reason } of erroredOrders) say(`errored: order ${orderNumber} at "${node}": ${reason}`);
  for (const orderNumber of lostOrders) say(`LOST: order ${orderNumber}`);
  for (const effect of doubledEffects) say(`DOUBLED: ${effect}`);
  for (const effect of wrongEffects) say(`WRONG: ${effect}`);
  for (const { vendor, rule, detail } of counting(session)) say(`VIOLATION: ${vendor}: ${rule}: ${detail}`);
  const line = { template: name, seed, faults: values.faults, ...(queue ? { workers: queue.workers } : {}), ...summary };
  if (values.json) console.log(JSON.stringify(line));
  else
    for (const [key, value] of Object.entries(line))
      console.log(`${key.padEnd(16)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
}
