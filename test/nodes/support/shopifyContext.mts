/** As much of n8n as the Shopify nodes and Stock Update use, with a simulated vendor at the other end of its requests. */
import '../../support/accountsByCredential.mts';
import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { hostResult } from './hostResult.mts';

interface Options {
  parameters?: Record<string, unknown>;
  items?: INodeExecutionData[];
  mode?: 'manual' | 'trigger';
  staticData?: IDataObject;
  nodeId?: string;
  /** Where this node's deliveries go. */
  url?: string;
  delivery?: Delivery;
  continueOnFail?: boolean;
  /** n8n's memory of keys, shared by the runs of one workflow. */
  remembered?: Set<string>;
}

const credentialTypes = ['ponteShopifyApi', 'ponteBlingOAuth2Api', 'ponteWooCommerceApi'];

export const webhookUrl = 'https://n8n.loja.example/webhook/1f/webhook';

export function shopifyContext(world: { connect(): Connection }, options: Options = {}) {
  const {
    parameters = {},
    items = [],
    mode = 'trigger',
    staticData = {},
    nodeId = 'node-1',
    url = webhookUrl,
    delivery,
    remembered = new Set<string>(),
  } = options;
  const { settings, transport } = world.connect();
  const replies: { status: number; body: unknown }[] = [];
  const response = {
    status: (status: number) => ({ send: (body: unknown) => ({ end: () => void replies.push({ status, body }) }) }),
  };
  const read = (name: string, byDefault: unknown) => parameters[name] ?? byDefault;
  const context = {
    getNode: () => ({
      id: nodeId,
      name: 'Shopify',
      type: 'shopify',
      typeVersion: 2,
      position: [0, 0],
      parameters,
      credentials: Object.fromEntries(credentialTypes.map((type) => [type, { id: `${nodeId}-credential`, name: type }])),
    }),
    getWorkflow: () => ({ id: 'workflow-1' }),
    getMode: () => mode,
    getCredentials: async () => settings,
    getNodeParameter: (name: string, ...rest: unknown[]) => read(name, rest.at(-1)),
    getNodeWebhookUrl: () => url,
    getWorkflowStaticData: () => staticData,
    getInputData: () => items,
    continueOnFail: () => options.continueOnFail ?? false,
    customData: { set: () => undefined },
    logger: { info: () => undefined, warn: () => undefined },
    getHeaderData: () => delivery?.headers ?? {},
    getRequestObject: () => ({ rawBody: delivery?.rawBody }),
    getResponseObject: () => response,
    getExecutionId: () => 'execution-1',
    helpers: {
      async checkProcessedAndRecord(keys: string[]) {
        const fresh = keys.filter((key) => !remembered.has(key));
        for (const key of fresh) remembered.add(key);
        return { new: fresh, processed: keys.filter((key) => !fresh.includes(key)) };
      },
      async removeProcessed(keys: string[]) {
        for (const key of keys) remembered.delete(key);
      },
      async httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
        const { method, url, headers, body } = options;
        const answer = await transport({ method, url, headers, body } as HttpRequest);
        return hostResult(answer, options);
      },
    },
    ...(delivery ? { getBodyData: () => ({}) } : {}),
  };
  const { getInputData: _items, ...loading } = context;
  const loadOptions = { ...loading, getCurrentNodeParameter: (name: string) => read(name, undefined) };
  return { context: context as never, loadOptions: loadOptions as never, replies, staticData };
}
