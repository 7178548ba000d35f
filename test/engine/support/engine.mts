/** n8n's own engine in this process: `WorkflowExecute` of n8n-core with the package's nodes, without n8n's server around it. */
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  NodeHelpers,
  Workflow,
  type IConnections,
  type ICredentialType,
  type INode,
  type INodeExecutionData,
  type INodeType,
  type IRun,
  type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { MemoryCredentialsHelper, type StoredCredential } from './credentialsHelper.mts';
import { MemoryDeduplicator } from './deduplicator.mts';

process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'ponte-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'ponte-engine';

export const core = await import('n8n-core');

/** n8n takes it once a process, and this file may be loaded anew (`vi.resetModules`). */
const engine = globalThis as { hasDeduplicator?: true };
if (!engine.hasDeduplicator) await core.DataDeduplicationService.init(new MemoryDeduplicator());
engine.hasDeduplicator = true;

/** Gives the flow its first items, as a trigger would. */
function sourceOf(items: readonly INodeExecutionData[]): INodeType {
  return {
    description: {
      displayName: 'Source',
      name: 'source',
      group: ['trigger'],
      version: 1,
      description: 'Items of a test',
      defaults: { name: 'Source' },
      inputs: [],
      outputs: ['main'],
      properties: [],
    },
    // n8n calls it with a context of its own for `this`.
    execute: async () => [[...items]],
  };
}

export interface Flow {
  /** Package node name → class instance, e.g. `erpInvoice`. */
  readonly nodeTypes: Readonly<Record<string, INodeType>>;
  readonly credentialTypes: readonly ICredentialType[];
  readonly credentials: Readonly<Record<string, StoredCredential>>;
  /** In the order of the chain; each node's error output, where it has one, leads nowhere. */
  readonly chain: readonly Partial<INode>[];
  readonly items: readonly INodeExecutionData[];
}

export interface FlowResult {
  readonly run: IRun;
  /** Items at output `index` of a node. */
  output(node: string, index?: number): INodeExecutionData[];
  /** Message of the error that ended the run. */
  readonly error: (Error & { description?: string | null }) | undefined;
}

let runs = 0;

export async function runChain(flow: Flow): Promise<FlowResult> {
  const nodes = [{ name: 'Source', type: 'source' }, ...flow.chain].map((node, index) => toNode(node, index));
  const workflow = workflowOf(nodes, { ...flow.nodeTypes, source: sourceOf(flow.items) });
  const executionId = String(++runs);
  const helper = new MemoryCredentialsHelper(flow.credentialTypes, flow.credentials);
  const execute = new core.WorkflowExecute(additionalData(helper, executionId), 'trigger');
  return resultOf(await runFrom(execute, workflow, nodes[0]!));
}

/** The nodes are in a line unless it is said how they are connected. */
export function workflowOf(
  nodes: INode[],
  types: Readonly<Record<string, INodeType>>,
  { id = 'engine-test', connections = inLine(nodes), timezone }: { id?: string; connections?: IConnections; timezone?: string } = {},
): Workflow {
  return new Workflow({
    id,
    name: 'Engine test',
    nodes,
    connections,
    active: false,
    nodeTypes: {
      getByName: (type) => types[type]!,
      getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(types[type]!, version),
      getKnownTypes: () => ({}),
    },
    settings: { executionOrder: 'v1', ...(timezone === undefined ? {} : { timezone }) },
  });
}

export const resultOf = (run: IRun): FlowResult => ({
  run,
  output: (node, index = 0) => run.data.resultData.runData[node]?.at(-1)?.data?.main?.[index] ?? [],
  error: run.data.resultData.error as FlowResult['error'],
});

type Execute = InstanceType<typeof core.WorkflowExecute>;

/** Since n8n 2.0 its arguments have names; before, they came one after the other. */
async function runFrom(execute: Execute, workflow: Workflow, startNode: INode): Promise<IRun> {
  if (execute.run.length === 1) return await execute.run({ workflow, startNode });
  const inOrder = execute.run.bind(execute) as unknown as (workflow: Workflow, startNode: INode) => Promise<IRun>;
  return await inOrder(workflow, startNode);
}

export function toNode(node: Partial<INode>, index: number): INode {
  return { id: `node-${index}`, name: node.type ?? '', type: '', typeVersion: 1, position: [index * 200, 0], parameters: {}, ...node };
}

function inLine(nodes: readonly INode[]): IConnections {
  const pairs = nodes
    .slice(1)
    .map((node, index) => [nodes[index]?.name, { main: [[{ node: node.name, type: 'main' as const, index: 0 }]] }]);
  return Object.fromEntries(pairs) as IConnections;
}

export function additionalData(credentialsHelper: MemoryCredentialsHelper, executionId: string): IWorkflowExecuteAdditionalData {
  const address = 'http://127.0.0.1';
  const data = {
    hooks: new core.ExecutionLifecycleHooks('trigger', executionId, { id: 'engine-test', name: 'Engine test' } as never),
    credentialsHelper,
    executionId,
    instanceBaseUrl: `${address}/`,
    restApiUrl: `${address}/rest`,
    webhookBaseUrl: `${address}/webhook`,
    webhookTestBaseUrl: `${address}/webhook-test`,
    webhookWaitingBaseUrl: `${address}/webhook-waiting`,
    formWaitingBaseUrl: `${address}/form-waiting`,
    variables: {},
    setExecutionStatus() {},
    sendDataToUI() {},
  };
  return data as unknown as IWorkflowExecuteAdditionalData;
}
