/** One execution of a workflow in n8n's engine, from its trigger on. */
import { createRunExecutionData, type INode, type INodeExecutionData, type IRun, type Workflow } from 'n8n-workflow';
import type { MemoryCredentialsHelper } from '../credentialsHelper.mts';
import { additionalData, core } from '../engine.mts';
import type { Recorder } from './recorder.mts';

export interface Started {
  /** The trigger. */
  readonly node: INode;
  readonly items: INodeExecutionData[];
  /** Told to the trigger where it asked for it. */
  readonly onEnd?: (run: IRun) => void;
}

export interface Within {
  readonly workflow: Workflow;
  readonly helper: MemoryCredentialsHelper;
  readonly recorder: Recorder;
}

export interface Stopped {
  readonly node: string;
  readonly reason: string;
}

let executions = 0;

/** Answers where it stopped, if it did. */
export async function runExecution(within: Within, started: Started): Promise<Stopped[]> {
  return await within.recorder.within(async () => await execute(within, started));
}

async function execute({ workflow, helper, recorder }: Within, { node, items, onEnd }: Started): Promise<Stopped[]> {
  const data = additionalData(helper, `replay-${++executions}`);
  recorder.beginStep(node.name);
  data.hooks!.addHandler('nodeExecuteBefore', async (name: string) => (name === node.name ? undefined : recorder.beginStep(name)));
  data.hooks!.addHandler('nodeExecuteAfter', async () => recorder.endStep());
  const runExecutionData = createRunExecutionData({
    executionData: {
      nodeExecutionStack: [{ node, data: { main: [items] }, source: null }],
      contextData: {},
      metadata: {},
      waitingExecution: {},
      waitingExecutionSource: {},
    },
  });
  const run = await new core.WorkflowExecute(data, 'trigger', runExecutionData).processRunExecutionData(workflow);
  onEnd?.(run);
  const { error, lastNodeExecuted } = run.data.resultData;
  if (!error) return [];
  recorder.endStep();
  const stoppedAt = lastNodeExecuted ?? 'the workflow';
  recorder.stop(stoppedAt);
  return [{ node: stoppedAt, reason: `${error.message} ${error.description ?? ''}`.trim() }];
}
