/** A template that is live in this process: its triggers are activated, deliveries start it, and each execution runs to its end. */
import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../sandbox/n8n/rest.mts';
import { readTemplate } from '../../../../sandbox/run/templates.mts';
import type { World } from '../../../../sandbox/world/world.mts';
import { workflowOf } from '../engine.mts';
import { publicUrl } from '../testRun.mts';
import type { Door } from './door.mts';
import { runExecution, type Started } from './execution.mts';
import { loginsFor } from './logins.mts';
import type { Recording } from './recording.mts';
import { startReplayWorld, type ReplayWorld } from './replayWorld.mts';
import { isNote, typesOf } from './templateNodes.mts';
import { activeTriggers, type Triggers } from './triggers.mts';

export interface Stage {
  readonly world: World;
  readonly mail: ReplayWorld['mail'];
  /** Something happens, and all that follows from it does; `stops`: the nodes at which executions stop, in their order. */
  event(title: string, happen: () => unknown, stops?: readonly string[]): Promise<void>;
  readonly template: WorkflowFile;
  /** What one of n8n's own triggers brings. */
  start(trigger: string, ...items: IDataObject[]): void;
  /** The last execution starts once more, with what it started with: n8n's Retry, or a delivery that another process had, too. */
  again(): void;
  /** Time goes on, and every trigger that looks by the minute looks once. */
  passAndLook(ms: number): Promise<void>;
  /** What a person does in Meta's panel, with the address that the trigger shows. */
  listen(trigger: string): Promise<void>;
}

export interface Scene {
  /** What the owner does before the template goes live: accounts, and goods in them. */
  readonly prepare?: (world: World) => void;
  /** A template that is live before, and the event that it is for: what they ask is not recorded. */
  readonly before?: { readonly file: string; readonly happen: (stage: Stage) => unknown };
  /** What the owner fills into the template. */
  readonly fillIn?: (world: World, workflow: WorkflowFile) => WorkflowFile;
  play(stage: Stage): Promise<void>;
}

/** The calls of the template's run. */
export async function replay(door: Door, template: WorkflowFile, { prepare, before, fillIn, play }: Scene): Promise<Recording> {
  const outside = await startReplayWorld(door);
  try {
    const { world, recorder } = outside;
    prepare?.(world);
    if (before) {
      const earlier = await goLive(outside, readTemplate(before.file));
      await earlier.event('Before', async () => await earlier.triggers.activate());
      await earlier.event('Before', () => before.happen(earlier));
      recorder.forget();
    }
    const stage = await goLive(outside, fillIn ? fillIn(world, template) : template);
    await stage.event('The flow goes live', async () => await stage.triggers.activate());
    await play(stage);
    if (world.violations.length > 0) throw new Error(`a vendor would complain: ${JSON.stringify(world.violations)}`);
    return recorder.recording();
  } finally {
    await outside.stop();
  }
}

async function goLive(outside: ReplayWorld, template: WorkflowFile): Promise<Stage & { readonly triggers: Triggers }> {
  const { world, mail, recorder } = outside;
  const passTo = async (moment: number) => await world.clock.advance(Math.max(0, moment - world.clock.now()));
  const nodes = template.nodes.filter(({ type }) => !isNote(type));
  const types = await typesOf({ ...template, nodes }, passTo);
  const logins = await loginsFor(
    world,
    mail,
    nodes.map(({ type }) => types[type]!),
    nodes,
  );
  const withLogins = nodes.map((node) => ({ ...node, credentials: logins.of(node, types[node.type]!) })) as INode[];
  const workflow = workflowOf(withLogins, types, {
    // What n8n remembers of a workflow outlives it.
    id: randomUUID(),
    connections: template.connections as never,
    timezone: 'America/Sao_Paulo',
  });
  const queue: Started[] = [];
  let last: Started | undefined;
  const triggers = activeTriggers({ outside, workflow, helper: logins.helper, start: (started) => void queue.push(started) });

  const settle = async (): Promise<string[]> => {
    const stopped: string[] = [];
    for (let isLeftAlone = false; ; ) {
      for (let next = queue.shift(); next; next = queue.shift()) {
        last = { node: next.node, items: next.items };
        const end = await runExecution({ workflow, helper: logins.helper, recorder }, next);
        if (end.stoppedAt !== undefined) stopped.push(end.stoppedAt, ...(end.why === undefined ? [] : [end.why]));
      }
      if ((await triggers.takeDelivery()) || (await moveOn(world))) continue;
      if (isLeftAlone) return stopped;
      isLeftAlone = true;
      await world.clock.advance(collectingMs);
    }
  };

  return {
    world,
    mail,
    template,
    triggers,
    again: () => void queue.push(last!),
    start: (trigger, ...items) =>
      void queue.push({ node: workflow.getNode(trigger)!, items: items.map((json): INodeExecutionData => ({ json })) }),
    async event(title, happen, stops = []) {
      recorder.beginEvent(title);
      await happen();
      const stopped = await settle();
      const [at, why] = [stopped.filter((_, index) => index % 2 === 0), stopped.filter((_, index) => index % 2 === 1)];
      if (at.join() !== stops.join()) throw new Error(`"${title}" stopped at ${at.join(', ') || 'no node'}: ${why.join('; ')}`);
    },
    async passAndLook(ms) {
      await world.clock.advance(ms);
      await triggers.look();
    },
    async listen(trigger) {
      const address = outside.route(`${publicUrl}/webhook/${workflow.getNode(trigger)!.webhookId}/webhook`);
      if (!(await world.vendors.whatsappCloud.subscribe(address, 'ponte-sandbox'))) throw new Error(`${trigger} did not answer Meta`);
    },
  };
}

/** Some vendors collect what happens for a moment before they deliver it. */
const collectingMs = 5_000;

/** Whether something was still to come from a vendor; time then goes on to the next thing that is due. */
async function moveOn({ dispatcher, webhooks, simulators, clock }: World): Promise<boolean> {
  if (webhooks.inFlight() > 0 || dispatcher.inFlight() > 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return true;
  }
  if (webhooks.waiting() === 0 && !simulators.some((simulator) => (simulator.undelivered?.() ?? 0) > 0)) return false;
  const due = clock.nextDueAt();
  if (due === undefined) throw new Error('a delivery is still to come, and nothing is due');
  await clock.advance(Math.max(0, due - clock.now()));
  return true;
}
