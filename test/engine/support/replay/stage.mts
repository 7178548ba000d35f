/** A template that is live in this process: its triggers are activated, deliveries start it, and each execution runs to its end. */
import { randomUUID } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../sandbox/n8n/rest.mts';
import { readTemplate } from '../../../../sandbox/run/templates.mts';
import type { World } from '../../../../sandbox/world/world.mts';
import { workflowOf } from '../engine.mts';
import { publicUrl } from '../testRun.mts';
import type { Door } from './door.mts';
import type { Within } from './execution.mts';
import { loginsFor } from './logins.mts';
import type { Recording } from './recording.mts';
import { startReplayWorld, type ReplayWorld } from './replayWorld.mts';
import { createRuns, type Runs } from './runs.mts';
import { isNote, typesOf } from './templateNodes.mts';
import { activeTriggers, type Triggers } from './triggers.mts';

export interface Stage {
  readonly world: World;
  readonly template: WorkflowFile;
  /** Something happens, and all that follows from it does; `stops`: the nodes at which executions stop, in their order. */
  event(title: string, happen: () => unknown, stops?: readonly string[]): Promise<void>;
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
      await earlier.event('Before', () => before.happen(earlier));
      recorder.forget();
    }
    await play(await goLive(outside, fillIn ? fillIn(world, template) : template));
    if (world.violations.length > 0) throw new Error(`a vendor would complain: ${JSON.stringify(world.violations)}`);
    return recorder.recording();
  } finally {
    await outside.stop();
  }
}

async function goLive(outside: ReplayWorld, template: WorkflowFile): Promise<Stage> {
  const within = await placeTemplate(outside, template);
  const runs = createRuns(within);
  const triggers = activeTriggers({ ...within, outside, start: runs.start });
  const stage = stageOf(outside, template, within, runs, triggers);
  await stage.event('The flow goes live', async () => await triggers.activate());
  return stage;
}

/** The template with its nodes and their logins, as it stands in n8n. */
async function placeTemplate({ world, mail, recorder }: ReplayWorld, template: WorkflowFile): Promise<Within> {
  const nodes = template.nodes.filter(({ type }) => !isNote(type));
  const passTo = async (moment: number) => await world.clock.advance(Math.max(0, moment - world.clock.now()));
  const types = await typesOf({ ...template, nodes }, passTo);
  const logins = await loginsFor(world, mail, nodes, (node) => types[node.type]!);
  const withLogins = nodes.map((node) => ({ ...node, credentials: logins.of(node) })) as INode[];
  const workflow = workflowOf(withLogins, types, {
    // What n8n remembers of a workflow outlives it.
    id: randomUUID(),
    connections: template.connections as never,
    timezone: 'America/Sao_Paulo',
  });
  return { workflow, helper: logins.helper, recorder };
}

function stageOf(
  { world, recorder, route }: ReplayWorld,
  template: WorkflowFile,
  { workflow }: Within,
  runs: Runs,
  triggers: Triggers,
): Stage {
  return {
    world,
    template,
    again: runs.again,
    start: (trigger, ...items) => runs.start({ node: workflow.getNode(trigger)!, items: items.map((json) => ({ json })) }),
    async event(title, happen, stops = []) {
      recorder.beginEvent(title);
      await happen();
      const stopped = await runs.untilCalm(world, triggers);
      const at = stopped.map(({ node }) => node);
      const why = stopped.map(({ reason }) => reason).join('; ');
      if (at.join() !== stops.join()) throw new Error(`"${title}" stopped at ${at.join(', ') || 'no node'}: ${why}`);
    },
    async passAndLook(ms) {
      await world.clock.advance(ms);
      await triggers.look();
    },
    async listen(trigger) {
      const address = route(`${publicUrl}/webhook/${workflow.getNode(trigger)!.webhookId}/webhook`);
      if (!(await world.vendors.whatsappCloud.subscribe(address, 'ponte-sandbox'))) throw new Error(`${trigger} did not answer Meta`);
    },
  };
}
