import { setTimeout as wait } from 'node:timers/promises';
import type { WorkflowFile } from '../n8n/rest.mts';
import { startKilling } from '../queue/killing.mts';
import { retryDead } from '../queue/retryDead.mts';
import { createRandom } from '../world/random.mts';
import { learningIn } from './learning.mts';
import { itemErrors, summarize, type Details } from './outcome.mts';
import type { Session } from './session.mts';
import { settle } from './settle.mts';
import type { Template } from './templates.mts';
import { wrongParcels } from './wrongParcels.mts';

/** Wall milliseconds that one event may take at the most, on a bad day and a slow machine, and what everything may take besides. */
const patience = { eachMs: 30_000, baseMs: 240_000 };

/** Longer than an adapter waits between two calls, and shorter than the minute between two polls of a trigger. */
const stuckAfterMs = 45_000;

/** Wall milliseconds for which a vendor that was called counts as one that is worked with. */
const atWorkMs = 10_000;

/** World time until the catch-up takes what was missed for missed, and wall time until each trigger has looked. */
const catchUp = { afterMs: 11 * 60_000, lookMs: 70_000 };

/** An execution that fails so often has another reason than a dead process. */
const mostRounds = 6;

export interface TryOptions {
  readonly count: number;
  /** Processes of n8n's queue mode die while there is work. */
  readonly kill?: boolean;
  /** Orders of one to six parcels. */
  readonly parcels?: boolean;
  readonly say: (line: string) => void;
}

export interface Tried extends Details {
  readonly seconds: number;
  /** Of n8n's processes. */
  readonly kills?: number;
  /** Executions that died with a process and that the owner's Retry started again. */
  readonly retried?: number;
  /** Refusals from which processes learned whose turn is when. */
  readonly learned?: number;
}

export async function tryTemplate(session: Session, template: Template, options: TryOptions): Promise<Tried> {
  const { world, rest } = session;
  const { count, say } = options;
  const workflowId = await session.runTemplate(template.file, options.kill ? catchingUp : undefined);
  say(`"${template.file}" is live; ${count} events follow`);
  const started = Date.now();
  const events = Array.from({ length: count }, (_, index) =>
    options.parcels ? template.startHeavy!(world, index) : template.start(world),
  );
  const stopKilling = killing(session, options);
  const untilCalm = async () =>
    await settle(world, rest, {
      workflowIds: [workflowId],
      patienceMs: patience.baseMs + count * patience.eachMs,
      ...(session.cluster ? { stuckAfterMs } : {}),
    });
  const untilDone = async () => {
    if (session.cluster) return await retryUntilDone(session, workflowId, untilCalm, say);
    await untilCalm();
    return 0;
  };
  await untilCalm();
  const kills = await stopKilling();
  let retried = session.cluster ? await untilDone() : 0;
  if (options.kill) {
    // A delivery that n8n has taken dies with the process that had it, and nobody sends it again.
    await world.clock.advance(catchUp.afterMs);
    await wait(catchUp.lookMs);
    retried += await untilDone();
  }
  if (template.lettingPassMs !== undefined) {
    await world.clock.advance(template.lettingPassMs);
    retried += await untilDone();
  }
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  const units = new Map(events.map((event) => [event.orderNumber, event.units]));
  const parcels = new Map(events.map((event) => [event.orderNumber, event.parcels ?? 1]));
  const details = summarize({
    orderNumbers: [...units.keys()],
    effects: template.effects,
    ledger: world.ledger(),
    unitsOf: (orderNumber) => units.get(orderNumber) ?? 0,
    parcelsOf: (orderNumber) => parcels.get(orderNumber) ?? 1,
    errors: await itemErrors(rest, [workflowId]),
    violations: counting(session).length,
  });
  const wrong = options.parcels ? wrongParcels(events, world.ledger()) : undefined;
  return {
    ...details,
    ...(wrong ? { wrong: wrong.length, wrongEffects: wrong } : {}),
    ...(session.cluster ? { kills, retried, learned: learned(session).length } : {}),
    seconds,
  };
}

type Judged = Pick<Session, 'world' | 'cluster'>;

/**
 * In queue mode two processes may write the same at one moment, as long as one of them takes its own back; and those that are new to a vendor
 * learn from refusals whose turn is when.
 */
export function counting(session: Judged): Session['world']['violations'] {
  const { world, cluster } = session;
  if (!cluster) return world.violations;
  const excused = new Set(learned(session));
  return world.violations.filter((violation) => !violation.isMended?.() && !excused.has(violation));
}

function learned({ world }: Judged): Session['world']['violations'] {
  return world.violations.filter(learningIn(world.dispatcher.log));
}

/** As the note in the template says: its last step tags what was handled, so the trigger can look for what was not. */
function catchingUp(workflow: WorkflowFile): WorkflowFile {
  const nodes = workflow.nodes.map((node) =>
    node.type === 'n8n-nodes-ponte.shopifyOrderTrigger' ? { ...node, parameters: { ...node.parameters, catchUp: true } } : node,
  );
  return { ...workflow, nodes };
}

/** Answers how to end it; the answer of that is how many processes were killed. */
function killing({ cluster, world }: Session, { kill, say }: TryOptions): () => Promise<number> {
  if (!kill || !cluster) return async () => 0;
  const isThereWork = () => {
    const last = world.dispatcher.log.at(-1)?.at ?? 0;
    return world.clock.now() - last < atWorkMs || world.dispatcher.inFlight() > 0 || world.webhooks.inFlight() > 0;
  };
  const { stop } = startKilling({ cluster, random: createRandom(world.seed).fork('killing'), isThereWork, say });
  return stop;
}

async function retryUntilDone(
  { rest }: Session,
  workflowId: string,
  untilCalm: () => Promise<string[]>,
  say: (line: string) => void,
): Promise<number> {
  let retried = 0;
  for (let round = 0; round < mostRounds; round++) {
    const stuck = await untilCalm();
    const some = await retryDead(rest, [workflowId], stuck);
    if (some === 0) break;
    retried += some;
    say(`retried ${some} executions, ${stuck.length} of them stuck`);
  }
  return retried;
}
