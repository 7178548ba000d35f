/** n8n around the Asaas trigger: one workflow, one credential, the simulated Asaas behind it. */
import '../../support/accountsByCredential.mts';
import type { IHookFunctions, IHttpRequestOptions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { AsaasWorld } from '../../contracts/support/asaasWorld.mts';
import { hostResult } from './hostResult.mts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';

export interface HostOptions {
  /** The trigger's "Options". */
  readonly options?: Record<string, unknown>;
  readonly parameters?: Record<string, unknown>;
  readonly mode?: string;
  /** Of the trigger's webhook. */
  readonly url?: string;
}

let workflows = 0;

/** Each is another workflow, as another process would have it. */
export function asaasHost(world: AsaasWorld, { options = {}, parameters = {}, mode = 'trigger', url: webhookUrl = url }: HostOptions = {}) {
  const workflow = `workflow ${++workflows}`;
  const staticData: Record<string, unknown> = {};
  const answered: { status: number; body: unknown }[] = [];
  const chosen: Record<string, unknown> = { events: ['PAYMENT_RECEIVED', 'PAYMENT_OVERDUE'], ...parameters };
  for (const [name, value] of Object.entries(options)) chosen[`options.${name}`] = value;
  const logged: string[] = [];
  const log = (message: string) => void logged.push(message);

  const httpRequestWithAuthentication = async (_: string, options: IHttpRequestOptions) => {
    const { method, url: target, body, headers } = options;
    const { apiKey } = world.connect().settings;
    const login = { ...(headers as Record<string, string>), access_token: String(apiKey), 'content-type': 'application/json' };
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(target, { method: method ?? 'GET', headers: login, ...(sent ? { body: sent } : {}) });
    const answer = await world.simulator.app.fetch(request);
    const text = await answer.text();
    const answered = { answered: true, status: answer.status, headers: Object.fromEntries(answer.headers) } as const;
    return hostResult({ ...answered, body: text ? (JSON.parse(text) as unknown) : '' }, options);
  };

  const common = {
    getNode: () => ({
      id: '1',
      name: 'Asaas Payment Trigger',
      type: 'x',
      typeVersion: 2,
      position: [0, 0],
      parameters: {},
      credentials: { ponteAsaasApi: { id: workflow, name: 'Asaas' } },
    }),
    getWorkflow: () => ({ id: workflow }),
    getMode: () => mode,
    getNodeParameter: (name: string, fallback: unknown) => chosen[name] ?? fallback,
    getCredentials: async () => world.connect().settings,
    getNodeWebhookUrl: () => webhookUrl,
    getWorkflowStaticData: () => staticData,
    logger: { warn: log, info: log },
    helpers: { httpRequestWithAuthentication },
  };
  const response = {
    status(status: number) {
      answered.push({ status, body: undefined });
      return response;
    },
    send(body: unknown) {
      answered.at(-1)!.body = body;
      return response;
    },
    end: () => response,
  };
  const webhook = (delivery: { headers: Record<string, string | undefined>; rawBody: Buffer; ip?: string }) =>
    ({
      ...common,
      getBodyData: () => ({}),
      getHeaderData: () => delivery.headers,
      getRequestObject: () => ({ rawBody: delivery.rawBody, ip: delivery.ip }),
      getResponseObject: () => response,
    }) as unknown as IWebhookFunctions;
  return { answered, logged, staticData, hook: common as unknown as IHookFunctions, poll: common as unknown as IPollFunctions, webhook };
}
