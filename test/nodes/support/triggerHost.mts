/** As much of n8n as a trigger node uses: one workflow, one credential, a simulated vendor behind it. */
import '../../support/accountsByCredential.mts';
import type {
  IHookFunctions,
  IHttpRequestOptions,
  INodeExecutionData,
  INodeType,
  IPollFunctions,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { onClock } from '../../support/onClock.mts';
import { hostResult } from './hostResult.mts';

export interface HostOptions {
  /** The credential and the vendor behind it. */
  connect: () => Connection;
  credentialType: string;
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
  const logged: string[] = [];
  const log = (message: string, meta?: object) => void logged.push(`${message} ${JSON.stringify(meta ?? {})}`);
  const common = {
    getNode: () => ({
      id: '1',
      name: 'Trigger',
      type: 'x',
      typeVersion: 2,
      position: [0, 0],
      parameters,
      credentials: { [credentialType]: { id: workflow, name: 'x' } },
    }),
    getWorkflow: () => ({ id: workflow }),
    getMode: () => mode,
    getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
    getCredentials: async (type: string) => {
      if (type !== credentialType) throw new Error(`no credential ${type}`);
      return connect().settings;
    },
    getNodeWebhookUrl: () => url,
    getWorkflowStaticData: () => staticData,
    logger: { warn: log, info: log },
    helpers: {
      async httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
        const { method, url: target, headers, body } = options;
        const answer = await connect().transport({ method, url: target, headers, body } as HttpRequest);
        return hostResult(answer, options);
      },
    },
  };
  /** The node's time is the world's: the vendor's tokens end by it. */
  const inTheWorld = async <T,>(work: () => Promise<T>) => await onClock(connect().clock, work);
  const { create, delete: remove } = trigger.webhookMethods.default!;

  async function visit(request: object): Promise<{ status: number; body: unknown; items: INodeExecutionData[] }> {
    const replies: { status: number; body: unknown }[] = [];
    const reply = (status: number) => ({
      type: () => reply(status),
      send: (body: unknown) => ({ end: () => void replies.push({ status, body }) }),
    });
    const context = {
      ...common,
      getBodyData: () => ({}),
      getHeaderData: () => ({}),
      getResponseObject: () => ({ status: reply }),
      getNodeWebhookUrl: () => options.urlInWebhook ?? url,
      ...(options.knowsResourceUrl ? { getWebhookResourceUrl: () => url } : {}),
      ...request,
    };
    const result: IWebhookResponseData = await inTheWorld(async () => await trigger.webhook.call(context as unknown as IWebhookFunctions));
    return { ...(replies[0] ?? { status: 200, body: result.webhookResponse }), items: result.workflowData?.flat() ?? [] };
  }

  return {
    staticData,
    logged,
    activate: async () => await inTheWorld(async () => await create!.call(common as unknown as IHookFunctions)),
    deactivate: async () => await inTheWorld(async () => await remove!.call(common as unknown as IHookFunctions)),
    poll: async () => ((await inTheWorld(async () => await trigger.poll.call(common as unknown as IPollFunctions))) ?? []).flat(),
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
