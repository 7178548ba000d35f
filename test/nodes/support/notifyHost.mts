/** n8n around WhatsApp Notify: one workflow, a credential, and the simulated Cloud API at the other end of its requests. */
import type { IBinaryKeyData, IDataObject, ILoadOptionsFunctions, INodeExecutionData } from 'n8n-workflow';
import { vi } from 'vitest';
import { WhatsAppNotify } from '../../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import type { Transport } from '../../../runtime/client/http.ts';
import { whatsappCloudWorld } from '../../contracts/support/whatsappCloudWorld.mts';
import { fakeN8n } from './fakeN8n.mts';

export type WhatsappCloudWorld = ReturnType<typeof whatsappCloudWorld>;

export interface Given {
  world?: WhatsappCloudWorld;
  /** What n8n remembers of the workflow's keys; two nodes of one workflow share it. */
  remembered?: Set<string>;
  onError?: 'continueErrorOutput' | 'continueRegularOutput';
}

export interface Incoming extends INodeExecutionData {
  json: IDataObject;
  binary?: IBinaryKeyData;
}

let hosts = 0;

export function notifyHost({ world = whatsappCloudWorld(), remembered = new Set(), onError = 'continueErrorOutput' }: Given = {}) {
  const node = new WhatsAppNotify();
  const connection = world.connect();
  const credential = `notify-${++hosts}`;
  const hints: string[] = [];
  const transport: Transport = async (request) => {
    // The vendor lives in the same time.
    const lag = Date.now() - world.clock.now();
    if (lag > 0) await world.clock.sleep(lag);
    return await connection.transport(request);
  };
  const n8n = (parameters: Record<string, unknown>, items: readonly Incoming[] = []) =>
    fakeN8n({
      parameters: { vendor: 'whatsappCloud', operation: 'sendTemplate', recipientFrom: 'item', ...parameters },
      items,
      node: { name: 'WhatsApp Notify', onError },
      credentials: { ponteWhatsAppCloudApi: credential },
      remembered,
      continueOnFail: true,
      connect: () => ({ ...connection, settings: world.settings }),
      transport,
    });

  return {
    world,
    remembered,
    /** What n8n showed beside the output. */
    hints,
    /** What leaves by each output: those of the node, then the items that failed. */
    async run(items: readonly Incoming[], parameters: Record<string, unknown> = {}) {
      const around = n8n(parameters, items);
      const [done = [], deferred = []] = await node.execute.call(around.execute);
      hints.push(...around.hints);
      const isFailed = ({ json }: Incoming) => Object.keys(json).join() === 'error';
      return { done: done.filter((item) => !isFailed(item)), deferred, failed: done.filter(isFailed) };
    },
    loading: (parameters: Record<string, unknown>): ILoadOptionsFunctions => n8n(parameters).loading,
    node,
    texts: () => world.sent().map(({ text }) => text),
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
