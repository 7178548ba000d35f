/**
 * A trigger of the package against n8n's own and a plain Webhook node, each followed by No Operation: in one n8n, with deliveries of the same
 * happenings, taking turns for several rounds. `--engine default` measures with n8n's default expression engine, `--rounds 2` shorter.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import type { WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { measure, total, type Delivery, type Measurement, type Target } from './load.mts';
import type { BenchOptions } from './run.mts';

const usualRounds = 6;
const sideBySide = 10;
const turnMs = 6000;
const settledMs = 10_000;

type TriggerNode = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

export interface Comparison {
  /** Of the session's folder. */
  readonly name: string;
  readonly seed: number;
  /** Answers a request instead of the world. */
  readonly instead?: (host: string, request: Request) => Response | undefined;
  /** Before anybody listens: the two triggers, n8n's own with a credential of its own. */
  triggers(session: Session): Promise<{ readonly ours: TriggerNode; readonly builtIn: TriggerNode }>;
  /** Once all of them listen: the deliveries for one of them, none like another. */
  deliveries(session: Session, target: string): () => Delivery;
}

const contenders = ['ours', 'builtIn', 'webhook'] as const;

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
  // The first round warms everything up and does not count.
  for (let round = 0; round <= rounds; round++) {
    const turns = targets.map((_, index) => targets[(index + round) % targets.length]!);
    for (const target of turns) {
      const result = await measure(session.rest, target, { sideBySide, forMs: turnMs, next: next.get(target.name)! });
      if (round > 0) results.get(target.name)!.push(result);
      const { rate, p95 } = total([result]);
      say(`  round ${round} ${target.name.padEnd(8)} ${rate.toFixed(1)}/s, p95 ${p95.toFixed(0)} ms`);
    }
  }
  const [ours, builtIn, webhook] = contenders.map((name) => total(results.get(name)!));
  const ratio = (mine: number, other: number) => Math.round((mine / other) * 100) / 100;
  return {
    toBuiltIn: ratio(ours!.rate, builtIn!.rate),
    toWebhook: ratio(ours!.rate, webhook!.rate),
    p95ToBuiltIn: ratio(ours!.p95, builtIn!.p95),
  };
}

async function publishTargets(comparison: Comparison, session: Session): Promise<Target[]> {
  const { rest, n8n } = session;
  const plain = { type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters: { httpMethod: 'POST', path: 'bench-webhook', options: {} } };
  const nodes: Readonly<Record<string, TriggerNode>> = { ...(await comparison.triggers(session)), webhook: plain };
  const targets: Target[] = [];
  for (const name of contenders) {
    const webhookId = `bench-${name}`;
    const { id } = await rest.createWorkflow({
      name,
      nodes: [
        { id: 'trigger', name: 'Trigger', position: [0, 0], webhookId, ...nodes[name]! },
        { id: 'end', name: 'No Operation', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [200, 0], parameters: {} },
      ],
      connections: { Trigger: { main: [[{ node: 'No Operation', type: 'main', index: 0 }]] } },
      settings: { executionOrder: 'v1' },
    });
    await rest.activate(id);
    targets.push({ name, workflowId: id, url: `${n8n.url}/webhook/${webhookId}${name === 'webhook' ? '' : '/webhook'}` });
  }
  return targets;
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
