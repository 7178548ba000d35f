/** Plays planned leads against a template: forms are filled in, and what stopped red is run again as its owner would. */
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import type { N8nRest } from '../../n8n/rest.mts';
import type { Session } from '../session.mts';
import { settle } from '../settle.mts';
import type { PlannedForm, PlannedLead } from './plan.mts';

export interface Stage {
  readonly session: Session;
  readonly workflowId: string;
  readonly patienceMs: number;
}

/** Between two people: Slack takes a message a second in a channel, and n8n's node does not wait. */
const pauseMs = 1_100;

/** What fails so often has another reason than a bad day. */
const mostRounds = 6;

/** Answers how many executions were run again. */
export async function playLeads(stage: Stage, leads: readonly PlannedLead[]): Promise<number> {
  const form = await formAddress(stage);
  for (const lead of leads) {
    const together = lead.forms.filter(({ again }, index) => index === 0 || again === 'together');
    await Promise.all(together.map(async (each) => await fillIn(form, lead, each)));
    await wait(pauseMs);
  }
  await untilCalm(stage);
  for (const lead of leads) {
    for (const later of lead.forms.filter(({ again }) => again !== undefined && again !== 'together')) {
      await fillIn(form, lead, later);
      await wait(pauseMs);
    }
  }
  await untilCalm(stage);
  return await runAgain(stage);
}

export async function untilCalm({ session, workflowId, patienceMs }: Stage): Promise<void> {
  await settle(session.world, session.rest, { workflowIds: [workflowId], patienceMs });
}

/** "Retry" for each red execution, until none is left or nothing helps. */
export async function runAgain(stage: Stage): Promise<number> {
  const { rest } = stage.session;
  let retried = 0;
  for (let round = 0; round < mostRounds; round++) {
    const red = await redExecutions(rest, stage.workflowId);
    for (const id of red) await rest.retry(id);
    if (red.length === 0) break;
    retried += red.length;
    await untilCalm(stage);
  }
  return retried;
}

/** Those that failed and were not run again. */
export async function redExecutions(rest: N8nRest, workflowId: string): Promise<string[]> {
  const all = await rest.executions(workflowId);
  const again = new Set(all.map(({ retryOf }) => String(retryOf)));
  return all.filter(({ id, status }) => ['error', 'crashed'].includes(status) && !again.has(String(id))).map(({ id }) => id);
}

export async function formAddress({ session, workflowId }: Pick<Stage, 'session' | 'workflowId'>): Promise<string> {
  const { nodes } = await session.rest.workflow(workflowId);
  return `${session.n8n.url}/form/${nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger')!.webhookId}`;
}

/** In the order of the form's fields. */
export async function fillIn(
  form: string,
  { name, agrees }: Pick<PlannedLead, 'name' | 'agrees'>,
  { email, phone }: Pick<PlannedForm, 'email' | 'phone'>,
): Promise<void> {
  const fields = new FormData();
  for (const [index, value] of [name, email, phone, '', 'Quero saber o preço', agrees ? 'Sim' : 'Não'].entries())
    fields.append(`field-${index}`, value);
  const { status } = await axios.post(form, fields, { proxy: false, validateStatus: () => true });
  if (status !== 200) throw new Error(`the form was answered ${status}`);
}
