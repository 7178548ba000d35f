/** As much of n8n as a trigger node uses: one workflow, one credential, a simulated vendor behind it. */
import type { INodeExecutionData, INodeType, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { onClock } from '../../support/onClock.mts';
import { fakeN8n } from './fakeN8n.mts';

export interface HostOptions {
  /** The credential and the vendor behind it. */
  connect: () => Connection;
  credentialType: string;
  /** The credential's id, where another node has the same. */
  credential?: string;
  /** As they stand in the workflow; nested ones by their path, e.g. `options.includeRaw`. */
  parameters: Record<string, unknown>;
  url: string;
  /** What n8n names while a delivery comes in, where it is not `url`: the production URL in a test run. */
  urlInWebhook?: string;
  /** Newer n8n can be asked for the URL of the test run all the same. */
  knowsResourceUrl?: boolean;
  mode?: 'manual' | 'trigger';
  staticData?: Record<string, unknown>;
}

let workflows = 0;

type Trigger = INodeType & Required<Pick<INodeType, 'webhook' | 'poll' | 'webhookMethods'>>;

/** Each is another workflow, as another process would have it. */
export function triggerHost(node: INodeType, options: HostOptions) {
  const { connect, credentialType, parameters, url, mode = 'trigger', staticData = {} } = options;
  const trigger = node as Trigger;
  const workflow = `triggered workflow ${++workflows}`;
  const n8n = fakeN8n({
    parameters,
    node: { name: 'Trigger' },
    credentials: { [credentialType]: options.credential ?? workflow },
    workflow,
    mode,
    url,
    staticData,
    connect,
  });
  /** The node's time is the world's: the vendor's tokens end by it. */
  const inTheWorld = async <T,>(work: () => Promise<T>) => await onClock(connect().clock, work);
  const hook = async (name: 'create' | 'delete') =>
    await inTheWorld(async () => await trigger.webhookMethods.default![name]!.call(n8n.hook));

  async function visit(request: object): Promise<{ status: number; body: unknown; items: INodeExecutionData[] }> {
    const context = n8n.webhook({
      getNodeWebhookUrl: () => options.urlInWebhook ?? url,
      ...(options.knowsResourceUrl ? { getWebhookResourceUrl: () => url } : {}),
      ...request,
    });
    n8n.replies.length = 0;
    const result: IWebhookResponseData = await inTheWorld(async () => await trigger.webhook.call(context));
    return { ...(n8n.replies[0] ?? { status: 200, body: result.webhookResponse }), items: result.workflowData?.flat() ?? [] };
  }

  return {
    staticData,
    logged: n8n.logged,
    activate: async () => await hook('create'),
    deactivate: async () => await hook('delete'),
    poll: async () => {
      const handedOver = await inTheWorld(async () => await trigger.poll.call(n8n.poll));
      return [...n8n.takeStarted(), ...(handedOver ?? [])].flat();
    },
    /** What was started since this was last asked, by a look that a delivery made sooner. */
    started: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return n8n.takeStarted().flat();
    },
    arrive: async ({ headers, rawBody, query }: Delivery) =>
      await visit({
        getWebhookName: () => 'default',
        getHeaderData: () => headers,
        getRequestObject: () => ({ rawBody, originalUrl: query === undefined ? url : `${url}?${query}` }),
      }),
    /** A GET, e.g. of somebody who asks whether the address is the shop's. */
    get: async (query: string) =>
      await visit({ getWebhookName: () => 'setup', getRequestObject: () => ({ originalUrl: `${url}?${query}` }) }),
  };
}
