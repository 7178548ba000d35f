/** n8n as a node sees it: one workflow with its credentials, and a simulated vendor at the other end of its requests. */
import '../../support/accountsByCredential.mts';
import type {
  IDataObject,
  IExecuteFunctions,
  IHookFunctions,
  IHttpRequestOptions,
  ILoadOptionsFunctions,
  INodeExecutionData,
  IPollFunctions,
  IWebhookFunctions,
} from 'n8n-workflow';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest, Transport } from '../../../runtime/client/http.ts';
import { hostResult } from './hostResult.mts';

/** What n8n remembers between runs of one workflow. */
export type Remembered = Set<string>;

export interface FakeOptions {
  /** Those that differ from their defaults; nested ones by their path, e.g. `options.includeRaw`. */
  parameters?: Record<string, unknown>;
  items?: readonly INodeExecutionData[];
  node?: { id?: string; name?: string; onError?: string };
  /** Types of credentials, and the id of the node's credential of that type. */
  credentials?: Record<string, string>;
  /** Another name is another workflow, as another process would have it. */
  workflow?: string;
  /** The workflow's. */
  timezone?: string;
  mode?: string;
  /** What n8n kept of the workflow. */
  staticData?: Record<string, unknown>;
  /** Of the node's webhook. */
  url?: string;
  remembered?: Remembered;
  continueOnFail?: boolean;
  /** The vendor behind the credentials. */
  connect?: () => Connection;
  /** How a request gets there, where not by the connection alone. */
  transport?: Transport;
}

export interface Reply {
  status: number;
  body: unknown;
}

export function fakeN8n(options: FakeOptions = {}) {
  const { parameters = {}, items = [], staticData = {}, remembered = new Set() } = options;
  const replies: Reply[] = [];
  const logged: string[] = [];
  /** What n8n shows beside the node's output. */
  const hints: string[] = [];
  const shared = sharedBy({ ...options, staticData }, logged);
  const trigger = { ...shared, getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback };
  const execute = {
    ...shared,
    getInputData: () => items,
    getNodeParameter: (name: string, _itemIndex: number, fallback?: unknown) => parameters[name] ?? fallback,
    getExecutionId: () => 'execution-1',
    getWorkflowDataProxy: () => ({ $runIndex: 0 }),
    addExecutionHints: (...shown: { message: string }[]) => void hints.push(...shown.map(({ message }) => message)),
    continueOnFail: () => options.continueOnFail ?? false,
    customData: { set: () => undefined },
    helpers: {
      ...shared.helpers,
      ...ledger(remembered),
      prepareBinaryData: async (bytes: Buffer, fileName: string, mimeType: string) => ({
        data: bytes.toString('base64'),
        fileName,
        mimeType,
      }),
      getBinaryDataBuffer: async (index: number, field: string) => Buffer.from(items[index]?.binary?.[field]?.data ?? '', 'base64'),
    },
  };
  /** As n8n starts them, and as if each ended at once. */
  const started: INodeExecutionData[][] = [];
  const poll = {
    ...trigger,
    __emit: ([items = []]: INodeExecutionData[][], _response?: unknown, end?: { resolve(): void }) => {
      started.push(items);
      end?.resolve();
    },
    getPollBudgetMs: () => 36_000,
    helpers: { ...shared.helpers, createDeferredPromise: () => Promise.withResolvers() },
  };
  const visit = { ...trigger, getBodyData: () => ({}), getHeaderData: () => ({}), getResponseObject: () => responseTo(replies) };
  return {
    replies,
    logged,
    hints,
    staticData,
    execute: execute as unknown as IExecuteFunctions,
    hook: trigger as unknown as IHookFunctions,
    poll: poll as unknown as IPollFunctions,
    /** The executions that polls started since this was last asked, the items of each. */
    takeStarted: () => started.splice(0),
    loading: { ...shared, getCurrentNodeParameter: (name: string) => parameters[name] } as unknown as ILoadOptionsFunctions,
    /** `request`: what comes in. */
    webhook: (request: object) => ({ ...visit, ...request }) as unknown as IWebhookFunctions,
  };
}

/** An operation's view: one item, and the parameters that differ from their defaults. */
export function oneItem(json: IDataObject, parameters: Record<string, unknown> = {}, remembered?: Remembered): IExecuteFunctions {
  return fakeN8n({ items: [{ json }], parameters, ...(remembered ? { remembered } : {}) }).execute;
}

/** What every kind of call finds. */
function sharedBy(options: FakeOptions, logged: string[]) {
  const { parameters = {}, credentials = {}, node = {}, mode = 'trigger', workflow = 'workflow-1' } = options;
  const log = (message: string, meta?: object) => void logged.push(`${message} ${JSON.stringify(meta ?? {})}`);
  const connected = () => {
    if (!options.connect) throw new Error('nobody answers: give the fake a vendor to connect to');
    return options.connect();
  };
  const ask = async (request: IHttpRequestOptions, login: Pick<HttpRequest, 'withoutLogin'>) => {
    const { method, url, headers, body, encoding } = request;
    const transport = options.transport ?? connected().transport;
    const expect = encoding === 'arraybuffer' ? { expect: 'binary' as const } : {};
    return hostResult(await transport({ method, url, headers, body, ...expect, ...login } as HttpRequest), request);
  };
  return {
    getNode: () => ({
      id: node.id ?? '1',
      name: node.name ?? 'Node',
      type: 'x',
      typeVersion: 2,
      position: [0, 0],
      parameters,
      ...(node.onError ? { onError: node.onError } : {}),
      credentials: Object.fromEntries(Object.entries(credentials).map(([type, id]) => [type, { id, name: type }])),
    }),
    getWorkflow: () => ({ id: workflow }),
    getMode: () => mode,
    getTimezone: () => options.timezone ?? 'America/Sao_Paulo',
    getCredentials: async (type: string) => {
      if (!(type in credentials)) throw new Error(`no credential ${type}`);
      return connected().settings;
    },
    getNodeWebhookUrl: () => options.url,
    getWorkflowStaticData: () => options.staticData,
    logger: { warn: log, info: log },
    helpers: {
      httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) => await ask(request, {}),
      httpRequest: async (request: IHttpRequestOptions) => await ask(request, { withoutLogin: true }),
    },
  };
}

/** As n8n does it: it reads, then writes, without a lock. */
function ledger(remembered: Remembered) {
  return {
    async checkProcessedAndRecord(keys: string[]) {
      const known = new Set(remembered);
      const fresh = keys.filter((key) => !known.has(key));
      await Promise.resolve();
      for (const key of fresh) remembered.add(key);
      return { new: fresh, processed: keys.filter((key) => !fresh.includes(key)) };
    },
    async removeProcessed(keys: string[]) {
      for (const key of keys) remembered.delete(key);
    },
  };
}

function responseTo(replies: Reply[]) {
  const response = {
    status(status: number) {
      replies.push({ status, body: undefined });
      return response;
    },
    type: () => response,
    send(body: unknown) {
      replies.at(-1)!.body = body;
      return response;
    },
    end: () => response,
  };
  return response;
}
