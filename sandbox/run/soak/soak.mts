/**
 * A busy shop for some days in one n8n: all its flows live side by side, every trigger looking around, every fault at every vendor. Time
 * runs fast, and from one part of a day to the next it jumps. What n8n holds is measured at the end of each day.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { setUpCrm } from '../../leads/accounts.mts';
import { startMailServer } from '../../mail/server.mts';
import { createRandom, type Random } from '../../world/random.mts';
import { switchFaultsOn } from '../faultPlans.mts';
import { runAgain } from '../leads/play.mts';
import { toolCredentials } from '../leads/tryLeads.mts';
import { itemErrors } from '../outcome.mts';
import { moveTogether, type PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { settle } from '../settle.mts';
import { flows, watching, withPrefix, type SoakFlow } from './flows.mts';
import { happen, judge, type FlowErrors, type SoakEvent, type SoakOutcome } from './judge.mts';
import type { Held, MemoryGauge } from './memory.mts';

export interface SoakOptions {
  readonly days: number;
  /** Orders and payments a day, over all flows. */
  readonly orders: number;
  /** At so many times of a day they come, the ones of a time together. */
  readonly parts: number;
  readonly withFaults: boolean;
  readonly time: PassingTime;
  readonly gauge: MemoryGauge;
  readonly say: (line: string) => void;
}

export interface Soaked extends SoakOutcome {
  readonly days: number;
  readonly retried: number;
  /** After the first day and after each of the others. */
  readonly held: readonly Held[];
  /** What n8n holds at the end, as a share of what it held after the first day. */
  readonly growth: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

const hour = 3_600_000;

const patience = { eachMs: 30_000, baseMs: 600_000 };

export async function soak(session: Session, options: SoakOptions): Promise<Soaked> {
  const { days, orders, time, gauge, say } = options;
  const { world } = session;
  moveTogether(world, time);
  const mail = await startMailServer({ clock: { now: world.clock.now, wall: Date.now }, authority: session.authority });
  try {
    const ids = await goLive(session, mail);
    if (options.withFaults) switchFaultsOn(world);
    say(`${ids.size} flows are live, and ${watching.length} that look around; ${days} days with ${orders} orders follow`);
    const random = createRandom(world.seed).fork('soak');
    const started = Date.now();
    const events: SoakEvent[] = [];
    const held: Held[] = [];
    let retried = 0;
    for (let day = 1; day <= days; day++) {
      events.push(...(await passDay(session, ids, options, random)));
      retried += await retryAll(session, ids);
      held.push(await gauge.look(session.n8n.pid));
      say(dayLine(day, events.length, held.at(-1)!, Date.now() - started));
    }
    // What was left to be paid on the last day is paid on the next one.
    await world.clock.advance(26 * hour);
    await session.rest.login();
    await calm(session, ids, orders);
    retried += await retryAll(session, ids);
    const seconds = (Date.now() - started) / 1000;
    const outcome = judge(world, events, await errorsOf(session, ids));
    return {
      ...outcome,
      violations: outcome.violations + mail.violations.length,
      days,
      retried,
      held,
      growth: held.at(-1)!.heap / held[0]!.heap - 1,
      seconds: Math.round(seconds),
      eventsPerSecond: Math.round((events.length / seconds) * 100) / 100,
    };
  } finally {
    await mail.stop();
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`;

const dayLine = (day: number, count: number, { heap, process: whole }: Held, ms: number): string =>
  `day ${day}: ${count} events so far, n8n holds ${megabytes(heap)} (process ${megabytes(whole)}), ${Math.round(ms / 1000)} s`;

type FlowIds = ReadonlyMap<SoakFlow, string>;

async function goLive(session: Session, mail: Parameters<typeof toolCredentials>[1]): Promise<FlowIds> {
  const { world, rest } = session;
  setUpCrm(world, 'hubSpot');
  world.vendors.melhorEnvio.setBalance(100_000_000);
  const tools = await toolCredentials(session, mail);
  for (const name of watching) await rest.activate(await session.placeTemplate(`${name}.json`, tools));
  const ids = new Map<SoakFlow, string>();
  for (const flow of flows) {
    const id = await session.placeTemplate(flow.template.file, {}, withPrefix(flow.prefix));
    await rest.activate(id);
    ids.set(flow, id);
  }
  return ids;
}

async function passDay(
  session: Session,
  ids: FlowIds,
  { orders, parts }: Pick<SoakOptions, 'orders' | 'parts'>,
  random: Random,
): Promise<SoakEvent[]> {
  const { world, rest } = session;
  const events: SoakEvent[] = [];
  for (let part = 0; part < parts; part++) {
    // The editor's login runs out.
    await rest.login();
    const wanted = Math.round((orders * (part + 1)) / parts) - events.length;
    for (let number = 0; number < wanted; number++) events.push(happen(world, random.pick(flows)));
    await calm(session, ids, wanted);
    await world.clock.advance((24 / parts) * hour);
    await rest.login();
    await calm(session, ids, wanted);
  }
  return events;
}

/** Executions of a day would be listed by the hundred each time: those that have not ended are enough. */
async function calm({ world, rest }: Session, ids: FlowIds, count: number): Promise<void> {
  const lists = { executions: async (id: string) => await rest.unfinished(id) };
  await settle(world, lists, { workflowIds: [...ids.values()], patienceMs: patience.baseMs + count * patience.eachMs });
}

/** What stopped is run again, as its owner would do in the evening. */
async function retryAll(session: Session, ids: FlowIds): Promise<number> {
  let retried = 0;
  for (const workflowId of ids.values()) retried += await runAgain({ session, workflowId, patienceMs: patience.baseMs });
  await wait(1_000);
  return retried;
}

async function errorsOf({ rest }: Session, ids: FlowIds): Promise<FlowErrors> {
  const errors = new Map<SoakFlow, Awaited<ReturnType<typeof itemErrors>>>();
  for (const [flow, id] of ids) errors.set(flow, await itemErrors(rest, [id]));
  return errors;
}
