/** n8n around the Asaas trigger: one workflow, one credential, the simulated Asaas behind it. */
import type { AsaasWorld } from '../../contracts/support/asaasWorld.mts';
import { fakeN8n } from './fakeN8n.mts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';

export interface HostOptions {
  /** The trigger's "Options". */
  readonly options?: Record<string, unknown>;
  readonly parameters?: Record<string, unknown>;
  readonly mode?: string;
  /** Of the trigger's webhook. */
  readonly url?: string;
  /** What n8n keeps of the trigger, from another process of it. */
  readonly staticData?: Record<string, unknown>;
}

let workflows = 0;

/** Each is another workflow, as another process would have it. */
export function asaasHost(
  world: AsaasWorld,
  { options = {}, parameters = {}, mode = 'trigger', url: webhookUrl = url, staticData: kept = {} }: HostOptions = {},
) {
  const workflow = `workflow ${++workflows}`;
  const nested = Object.entries(options).map(([name, value]) => [`options.${name}`, value]);
  const { replies, logged, staticData, hook, poll, takeStarted, webhook } = fakeN8n({
    parameters: { events: ['PAYMENT_RECEIVED', 'PAYMENT_OVERDUE'], ...parameters, ...Object.fromEntries(nested) },
    node: { name: 'Asaas Payment Trigger' },
    credentials: { ponteAsaasApi: workflow },
    workflow,
    mode,
    url: webhookUrl,
    staticData: kept,
    connect: () => world.connect(),
  });
  return {
    answered: replies,
    logged,
    staticData,
    hook,
    poll,
    takeStarted,
    webhook: ({ headers, rawBody, ip }: { headers: Record<string, string | undefined>; rawBody: Buffer; ip?: string }) =>
      webhook({ getHeaderData: () => headers, getRequestObject: () => ({ rawBody, ip }) }),
  };
}
