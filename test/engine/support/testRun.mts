/**
 * n8n's test run of a trigger ("Execute workflow") as n8n's server does it: the webhooks that the node has are registered at the test URL, a
 * delivery comes, and what it brings is executed by hand from that node on.
 */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRunExecutionData, type INode, type INodeExecutionData, type IWebhookData, type Workflow } from 'n8n-workflow';
import { MemoryCredentialsHelper } from './credentialsHelper.mts';
import { additionalData, core, resultOf, toNode, workflowOf, type Flow, type FlowResult } from './engine.mts';

export const publicUrl = 'https://n8n.loja-ponte.example';

export interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
  readonly originalUrl: string;
}

/** Takes what is delivered, in the place of n8n's own server. */
export async function startReceiver() {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      arrived.push({ headers: request.headers, rawBody: Buffer.concat(chunks), originalUrl: request.url ?? '' });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    arrived,
    route: (url: string) => url.replace(publicUrl, `http://127.0.0.1:${port}`),
    stop: async () => await new Promise((resolve) => server.close(resolve)),
  };
}

/** The webhooks of the node as n8n sees them: without a method there is none (`WebhookService.getNodeWebhooks`). */
export async function webhooksOf(workflow: Workflow, node: INode): Promise<string[]> {
  const isolate = workflow.expression as { acquireIsolate?(): Promise<unknown>; releaseIsolate?(): Promise<unknown> };
  await isolate.acquireIsolate?.();
  try {
    const descriptions = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description.webhooks ?? [];
    return descriptions.flatMap(({ httpMethod }) =>
      String(workflow.expression.getSimpleParameterValue(node, httpMethod, 'internal', {}, undefined, 'GET'))
        .split(',')
        .filter((method) => method !== ''),
    );
  } finally {
    await isolate.releaseIsolate?.();
  }
}

export interface TestRun {
  readonly workflow: Workflow;
  readonly node: INode;
  /** What n8n would wait for. */
  methods(): Promise<string[]>;
  listen(): Promise<void>;
  /** The execution that a delivery comes to. */
  deliver(arrived: Arrived): Promise<FlowResult>;
  /** The execution where n8n waits for nothing. */
  run(): Promise<FlowResult>;
}

/** Of the first node of a chain. */
export function testRun({ nodeTypes, credentialTypes, credentials, chain }: Flow): TestRun {
  const nodes = chain.map((one, index) => toNode({ typeVersion: 2, webhookId: 'engine-webhook', ...one }, index));
  const workflow = workflowOf(nodes, nodeTypes);
  const node = workflow.getNode(nodes[0]!.name)!;
  const data = {
    ...additionalData(new MemoryCredentialsHelper(credentialTypes, credentials), 'test-run'),
    webhookBaseUrl: `${publicUrl}/webhook`,
    webhookTestBaseUrl: `${publicUrl}/webhook-test`,
  };
  const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
  const webhookData = { isTest: true, node: node.name, webhookDescription: type.description.webhooks?.[0] } as unknown as IWebhookData;
  const execute = async (items: INodeExecutionData[][]) => {
    const runExecutionData = createRunExecutionData({
      executionData: {
        nodeExecutionStack: [{ node, data: { main: items }, source: null }],
        contextData: {},
        metadata: {},
        waitingExecution: {},
        waitingExecutionSource: {},
      },
    });
    return resultOf(await new core.WorkflowExecute(data, 'manual', runExecutionData).processRunExecutionData(workflow));
  };
  return {
    workflow,
    node,
    methods: async () => await webhooksOf(workflow, node),
    async listen() {
      const hook = new core.HookContext(workflow, node, data, 'manual', 'manual', webhookData);
      await type.webhookMethods!.default!.create!.call(hook);
    },
    async deliver(request) {
      const response = { status: () => response, send: () => response, end: () => response };
      const context = new core.WebhookContext(
        workflow,
        node,
        { ...data, httpRequest: request as never, httpResponse: response as never },
        'manual',
        webhookData,
        [],
        null,
      );
      const { workflowData } = await type.webhook!.call(context);
      return await execute(workflowData ?? []);
    },
    run: async () => await execute([[{ json: {} }]]),
  };
}
