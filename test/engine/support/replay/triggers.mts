/** The package's triggers of a workflow as n8n runs them: by webhook and poll, or by a schedule of their own. */
import type { ServerResponse } from 'node:http';
import type { IExecuteResponsePromiseData, INode, INodeExecutionData, INodeType, IRun, IWebhookData, Workflow } from 'n8n-workflow';
import type { MemoryCredentialsHelper } from '../credentialsHelper.mts';
import { additionalData, core } from '../engine.mts';
import { publicUrl, webhooksOf } from '../testRun.mts';
import type { Started } from './execution.mts';
import type { Arrival, ReplayWorld } from './replayWorld.mts';
import { packagePrefix } from './templateNodes.mts';

export interface Triggers {
  activate(): Promise<void>;
  /** As in the next minute. */
  look(): Promise<void>;
  /** Whether there was one. */
  takeDelivery(): Promise<boolean>;
}

export interface TriggerHost {
  readonly outside: ReplayWorld;
  readonly workflow: Workflow;
  readonly helper: MemoryCredentialsHelper;
  readonly start: (started: Started) => void;
}

interface Trigger {
  readonly node: INode;
  readonly type: INodeType;
}

type Done = { readonly promise: Promise<IRun>; resolve(run: IRun): void } | undefined;

export function activeTriggers(host: TriggerHost): Triggers {
  const { outside, workflow } = host;
  const all = Object.values(workflow.nodes)
    .filter(({ type }) => type.startsWith(packagePrefix))
    .map((node): Trigger => ({ node, type: workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion) }))
    .filter(({ type }) => type.description.group.includes('trigger'));
  const ticks: { readonly node: INode; readonly tick: () => unknown }[] = [];
  const ownStep = async (node: INode, work: () => Promise<unknown>) =>
    await outside.recorder.within(async () => {
      outside.recorder.beginLook(node.name);
      await work();
    });
  const byPath = ({ request: { originalUrl } }: Arrival) => all.find(({ node }) => originalUrl.includes(node.webhookId ?? 'no webhook'));

  outside.answerGets(async (arrival, response) => {
    const trigger = byPath(arrival);
    if (trigger) await ownStep(trigger.node, async () => await receive(host, trigger, arrival, response));
    else response.writeHead(404).end();
  });

  return {
    async activate() {
      for (const trigger of all)
        await ownStep(trigger.node, async () => await activate(host, trigger, (tick) => ticks.push({ node: trigger.node, tick })));
    },
    async look() {
      for (const { node, tick } of ticks) await ownStep(node, async () => void (await tick()));
      for (const { node, type } of all) if (type.poll) await ownStep(node, async () => await poll(host, { node, type }));
    },
    async takeDelivery() {
      const arrival = outside.takeArrival();
      const trigger = arrival && byPath(arrival);
      if (!trigger) return arrival !== undefined;
      await ownStep(trigger.node, async () => await receive(host, trigger, arrival, undefined));
      return true;
    },
  };
}

function dataOf({ helper }: TriggerHost) {
  return { ...additionalData(helper, 'replay-trigger'), webhookBaseUrl: `${publicUrl}/webhook` };
}

/** n8n polls before it makes a webhook. */
async function activate(host: TriggerHost, trigger: Trigger, onSchedule: (tick: () => unknown) => void): Promise<void> {
  const { workflow } = host;
  const { node, type } = trigger;
  if (type.poll) await poll(host, trigger);
  if ((await webhooksOf(workflow, node)).length > 0) {
    const context = new core.HookContext(workflow, node, dataOf(host), 'trigger', 'activate', webhookData(trigger));
    await type.webhookMethods!.default!.create!.call(context);
  }
  if (type.trigger) await listenToSchedule(host, trigger, onSchedule);
}

const webhookData = ({ node, type }: Trigger, method = 'POST') => {
  const descriptions = type.description.webhooks ?? [];
  const webhookDescription = descriptions.find(({ httpMethod }) => httpMethod === method) ?? descriptions[0];
  return { isTest: false, node: node.name, webhookDescription } as unknown as IWebhookData;
};

const endOf = (done: Done) => (done ? { onEnd: (run: IRun) => done.resolve(run) } : {});

async function poll(host: TriggerHost, { node, type }: Trigger): Promise<void> {
  const { workflow } = host;
  const emit = (items: INodeExecutionData[][], _response?: unknown, done?: Done) => startWith(host, node, items, done);
  const context = new core.PollContext(workflow, node, dataOf(host), 'trigger', 'activate', emit as never);
  const handedOver = await type.poll!.call(context);
  if (handedOver) startWith(host, node, handedOver);
}

function startWith({ start }: TriggerHost, node: INode, items: INodeExecutionData[][], done?: Done): void {
  if ((items[0] ?? []).length > 0) start({ node, items: items[0]!, ...endOf(done) });
}

/** A key starts one execution, as in n8n's database. */
async function listenToSchedule(host: TriggerHost, { node, type }: Trigger, onSchedule: (tick: () => unknown) => void): Promise<void> {
  const keys = new Set<string>();
  const emit = (items: INodeExecutionData[][], _response?: unknown, done?: Done, key?: string) => {
    if (key !== undefined && keys.has(key)) return;
    if (key !== undefined) keys.add(key);
    startWith(host, node, items, done);
  };
  const context = new core.TriggerContext(host.workflow, node, dataOf(host), 'trigger', 'activate', emit as never, (error) => {
    throw error;
  });
  Object.assign(context, {
    saveFailedExecution: (error: Error) => {
      throw error;
    },
  });
  Object.assign(context.helpers, { registerCron: (_cron: unknown, tick: () => unknown) => onSchedule(tick) });
  await type.trigger!.call(context);
}

/** `response`: of a GET; a delivery was answered when it arrived, and is only looked at whether it would have been taken. */
async function receive(host: TriggerHost, trigger: Trigger, { request }: Arrival, response: ServerResponse | undefined): Promise<void> {
  const { workflow } = host;
  const { node, type } = trigger;
  const answer = answerTo(response);
  const data = { ...dataOf(host), httpRequest: request as never, httpResponse: answer as never };
  const context = new core.WebhookContext(workflow, node, data, 'trigger', webhookData(trigger, request.method), [], null);
  const { workflowData, webhookResponse } = await type.webhook!.call(context);
  if (answer.code >= 300) host.outside.recorder.refuse(answer.code);
  if (workflowData) startWith(host, node, workflowData);
  if (response && !response.writableEnded) response.end((webhookResponse as IExecuteResponsePromiseData | undefined) ?? '');
}

function answerTo(response: ServerResponse | undefined) {
  const answer = {
    code: 200,
    status(code: number) {
      answer.code = code;
      if (response) response.statusCode = code;
      return answer;
    },
    type: () => answer,
    send(body: unknown) {
      response?.write(String(body));
      return answer;
    },
    end() {
      response?.end();
      return answer;
    },
  };
  return answer;
}
