/** n8n around WhatsApp Notify: one workflow, a credential, and the simulated Cloud API at the other end of its requests. */
import '../../support/accountsByCredential.mts';
import type { IBinaryKeyData, IDataObject, IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { vi } from 'vitest';
import { WhatsAppNotify } from '../../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { whatsappCloudWorld } from '../../contracts/support/whatsappCloudWorld.mts';
import { hostResult } from './hostResult.mts';

export type WhatsappCloudWorld = ReturnType<typeof whatsappCloudWorld>;

export interface Given {
  world?: WhatsappCloudWorld;
  /** What n8n remembers of the workflow's keys; two nodes of one workflow share it. */
  remembered?: Set<string>;
  onError?: 'continueErrorOutput' | 'continueRegularOutput';
}

export interface Incoming {
  json: IDataObject;
  binary?: IBinaryKeyData;
}

let hosts = 0;

export function notifyHost({ world = whatsappCloudWorld(), remembered = new Set(), onError = 'continueErrorOutput' }: Given = {}) {
  const node = new WhatsAppNotify();
  const { transport } = world.connect();
  const { settings } = world;
  const credential = `notify-${++hosts}`;

  const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions) => {
    const { method, url, headers, body } = options;
    // The vendor lives in the same time.
    const lag = Date.now() - world.clock.now();
    if (lag > 0) await world.clock.sleep(lag);
    const answer = await transport({ method, url, headers, body } as HttpRequest);
    return hostResult(answer, options);
  };

  const common = (parameters: Record<string, unknown>) => {
    const chosen: Record<string, unknown> = { vendor: 'whatsappCloud', operation: 'sendTemplate', recipientFrom: 'item', ...parameters };
    return {
      chosen,
      getNode: () => ({
        id: '1',
        name: 'WhatsApp Notify',
        type: 'x',
        typeVersion: 1,
        position: [0, 0],
        parameters: {},
        onError,
        credentials: { ponteWhatsAppCloudApi: { id: credential, name: 'WhatsApp' } },
      }),
      getWorkflow: () => ({ id: 'workflow-1' }),
      getCredentials: async () => settings,
      getTimezone: () => 'America/Sao_Paulo',
      helpers: { ...ledger(remembered), httpRequestWithAuthentication, getBinaryDataBuffer: async () => Buffer.alloc(0) },
    };
  };

  return {
    world,
    remembered,
    /** What leaves by each output: those of the node, then the items that failed. */
    async run(items: readonly Incoming[], parameters: Record<string, unknown> = {}) {
      const shared = common(parameters);
      const context = {
        ...shared,
        getInputData: () => items,
        getNodeParameter: (name: string, _itemIndex: number, fallback?: unknown) => shared.chosen[name] ?? fallback,
        getExecutionId: () => 'execution-1',
        continueOnFail: () => true,
        customData: { set: () => undefined },
        helpers: { ...shared.helpers, getBinaryDataBuffer: async (index: number, field: string) => bytesOf(items[index]!, field) },
      } as unknown as IExecuteFunctions;
      const [done = [], deferred = []] = await node.execute.call(context);
      const isFailed = ({ json }: Incoming) => Object.keys(json).join() === 'error';
      return { done: done.filter((item) => !isFailed(item)), deferred, failed: done.filter(isFailed) };
    },
    loading(parameters: Record<string, unknown>): ILoadOptionsFunctions {
      const shared = common(parameters);
      return { ...shared, getCurrentNodeParameter: (name: string) => shared.chosen[name] } as unknown as ILoadOptionsFunctions;
    },
    node,
    texts: () => world.sent().map(({ text }) => text),
  };
}

function bytesOf({ binary }: Incoming, field: string): Buffer {
  return Buffer.from(binary?.[field]?.data ?? '', 'base64');
}

/** As n8n does it: it reads, then writes, without a lock. */
function ledger(remembered: Set<string>) {
  return {
    async checkProcessedAndRecord(keys: string[]) {
      const known = [...remembered];
      const fresh = keys.filter((key) => !known.includes(key));
      await Promise.resolve();
      for (const key of fresh) remembered.add(key);
      return { new: fresh, processed: keys.filter((key) => !fresh.includes(key)) };
    },
    async removeProcessed(keys: string[]) {
      for (const key of keys) remembered.delete(key);
    },
  };
}

/** Time that passes only while everybody waits; from the moment that the simulated vendors start at, or another one. */
export async function inFakeTime<T>(work: () => Promise<T>, start = '2026-11-24T15:00:00Z'): Promise<T> {
  vi.useFakeTimers({ now: Date.parse(start), toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    let ended = false;
    const pending = work().finally(() => void (ended = true));
    pending.catch(() => undefined);
    while (!ended) await vi.advanceTimersToNextTimerAsync();
    return await pending;
  } finally {
    vi.useRealTimers();
  }
}
