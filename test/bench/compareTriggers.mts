/**
 * A trigger of the package against n8n's own and a plain Webhook node, each followed by No Operation: in one n8n, with deliveries of the same
 * happenings, taking turns for several rounds. `--engine default` measures with n8n's default expression engine, `--rounds 2` shorter.
 * Where n8n's own hands on what came and ours asks the vendor, `toFetching` compares ours with n8n's own and the HTTP Request node that asks
 * for the same.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import type { WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { measure, total, type Delivery, type Measurement, type Target } from './load.mts';
import type { BenchOptions } from './run.mts';

const usualRounds = 6;
const sideBySide = 10;
const turnMs = 4000;
/** The first, which warms everything up and does not count. */
const warmUpMs = 1500;
const settledMs = 5_000;

type Node = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

export interface Triggers {
  readonly ours: Node;
  readonly builtIn: Node;
  /** Behind another trigger of n8n's own: asks the vendor for what ours hands out. */
  readonly fetch?: Node;
}

export interface Comparison {
  /** Of the session's folder. */
  readonly name: string;
  readonly seed: number;
  /** Answers a request instead of the world. */
  readonly instead?: (host: string, request: Request) => Response | undefined;
  /** Before anybody listens: the two triggers, n8n's own with a credential of its own. */
  triggers(session: Session): Promise<Triggers>;
  /** Once all of them listen: the deliveries for one of them, none like another. */
  deliveries(session: Session, target: string): () => Delivery;
}

export async function compareTriggers(comparison: Comparison, { say, args }: BenchOptions): Promise<object> {
  const lazy = option(args, '--engine') !== 'default';
  const session = await startSession({
    seed: comparison.seed,
    name: comparison.name,
    say,
    env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: String(lazy) },
    ...(comparison.instead ? { instead: comparison.instead } : {}),
  });
  const rounds = Number(option(args, '--rounds') ?? usualRounds);
  return await compare(comparison, session, { rounds, say }).finally(async () => await session.stop());
}

function option(args: readonly string[], name: string): string | undefined {
  const index = args.indexOf(name);
  return index < 0 ? undefined : args[index + 1];
}

async function compare(comparison: Comparison, session: Session, { rounds, say }: { rounds: number; say: BenchOptions['say'] }) {
  const targets = await publishTargets(comparison, session);
  const results = new Map<string, Measurement[]>(targets.map(({ name }) => [name, []]));
  const next = new Map(targets.map(({ name }) => [name, comparison.deliveries(session, name)]));
  // What they were told of before has come to its end.
  await wait(settledMs);
  for (let round = 0; round <= rounds; round++) {
    const turns = targets.map((_, index) => targets[(index + round) % targets.length]!);
    for (const target of turns) {
      const result = await measure(session.rest, target, {
        sideBySide,
        forMs: round === 0 ? warmUpMs : turnMs,
        next: next.get(target.name)!,
      });
      if (round > 0) results.get(target.name)!.push(result);
      const { rate, p95 } = total([result]);
      say(`  round ${round} ${target.name.padEnd(8)} ${rate.toFixed(1)}/s, p95 ${p95.toFixed(0)} ms`);
    }
  }
  const sums = new Map([...results].map(([name, measured]) => [name, total(measured)]));
  const ours = sums.get('ours')!;
  const ratio = (name: string, of: 'rate' | 'p95' = 'rate') => Math.round((ours[of] / sums.get(name)![of]) * 100) / 100;
  return {
    toBuiltIn: ratio('builtIn'),
    ...(sums.has('fetching') ? { toFetching: ratio('fetching') } : {}),
    toWebhook: ratio('webhook'),
    p95ToBuiltIn: ratio('builtIn', 'p95'),
  };
}

async function publishTargets(comparison: Comparison, session: Session): Promise<Target[]> {
  const { rest, n8n } = session;
  const plain = { type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters: { httpMethod: 'POST', path: 'bench-webhook', options: {} } };
  const { ours, builtIn, fetch } = await comparison.triggers(session);
  const chains: Readonly<Record<string, readonly Node[]>> = {
    ours: [ours],
    builtIn: [builtIn],
    webhook: [plain],
    ...(fetch ? { fetching: [builtIn, fetch] } : {}),
  };
  const targets: Target[] = [];
  for (const [name, chain] of Object.entries(chains)) {
    const webhookId = `bench-${name}`;
    const { id } = await rest.createWorkflow({ name, ...workflowOf(chain, webhookId), settings: { executionOrder: 'v1' } });
    await rest.activate(id);
    targets.push({ name, workflowId: id, url: `${n8n.url}/webhook/${webhookId}${name === 'webhook' ? '' : '/webhook'}` });
  }
  return targets;
}

/** One node behind the other, No Operation at the end. */
function workflowOf(chain: readonly Node[], webhookId: string) {
  const end: Node = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
  const nodes = [...chain, end].map((node, index) => ({
    id: `node-${index}`,
    name: `Step ${index}`,
    position: [index * 200, 0] as [number, number],
    ...(index === 0 ? { webhookId } : {}),
    ...node,
  }));
  const connections = Object.fromEntries(
    chain.map((_, index) => [`Step ${index}`, { main: [[{ node: `Step ${index + 1}`, type: 'main', index: 0 }]] }]),
  );
  return { nodes, connections };
}

/** A text with the next number in the places of `{n}`. */
export function numbered(template: string, before = 0): () => { text: string; number: number } {
  const parts = template.split('{n}');
  let number = before;
  return () => {
    number++;
    return { text: parts.join(String(number)), number };
  };
}
