/**
 * n8n around a trigger that looks every minute, as those of leads do: it is activated, asked every minute, ended and started again. What n8n keeps of it is what it last saved,
 * and an execution key counts once, whichever process brings it.
 */
import type { IDataObject, INodeExecutionData, INodeType, ITriggerFunctions } from 'n8n-workflow';
import { vi } from 'vitest';
import type { FlowEvent } from '../../../domain/documents/event.ts';
import type { Lead } from '../../../domain/documents/lead.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { hostClock } from '../../../runtime/host/clock.ts';
import { onClock } from '../../support/onClock.mts';
import { fakeN8n } from './fakeN8n.mts';

const minute = 60_000;

export type Started = IDataObject & { event: FlowEvent; lead: Lead };

export interface LeadHostWorld {
  clock: { now(): number; sleep(ms: number): Promise<void> };
  connect(): Connection;
}

/** The CRMs that a trigger can look through, by their ids. */
const credentialTypes = {
  hubSpot: 'ponteHubSpotApi',
  notion: 'ponteNotionApi',
  pipedrive: 'pontePipedriveApi',
  salesforce: 'ponteSalesforceApi',
} as const;

export type Crm = keyof typeof credentialTypes;

let workflows = 0;

/** `started`: called for each item that a flow starts with. */
export function leadHost(
  node: INodeType,
  world: LeadHostWorld,
  parameters: Record<string, unknown>,
  onStart: (item: Started) => void = () => undefined,
  vendor: Crm = 'hubSpot',
  credentialType: string = credentialTypes[vendor],
) {
  const workflow = `leads ${++workflows}`;
  const started: Started[] = [];
  const failed: string[] = [];
  const keys = new Set<string>();
  const doubled: string[] = [];
  let saved: IDataObject = {};
  let tick: (() => Promise<void>) | undefined;
  let n8n = open();

  function open(staticData: IDataObject = {}) {
    return fakeN8n({
      parameters: { vendor, ...parameters },
      node: { id: 'trigger-1', name: 'Trigger' },
      credentials: { [credentialType]: workflow },
      workflow,
      staticData,
      connect: () => world.connect(),
    });
  }

  function emit([items = []]: INodeExecutionData[][], key?: string) {
    saved = structuredClone(n8n.staticData as IDataObject);
    if (key !== undefined && keys.has(key)) return void doubled.push(key);
    if (key !== undefined) keys.add(key);
    for (const { json } of items) {
      const item = structuredClone(json) as Started;
      started.push(item);
      onStart(item);
    }
  }

  function contextOf(activation: string, mode = 'trigger'): ITriggerFunctions {
    const { poll } = n8n;
    return {
      ...poll,
      getMode: () => mode,
      getActivationMode: () => activation,
      emit: (data: INodeExecutionData[][], _response: unknown, _done: unknown, key?: string) => emit(data, key),
      saveFailedExecution: (error: Error & { description?: string }) => void failed.push(`${error.message} | ${error.description ?? ''}`),
      helpers: {
        ...poll.helpers,
        registerCron: (_cron: unknown, onTick: () => Promise<void>) => void (tick = onTick),
        createDeferredPromise: () => Promise.withResolvers<void>(),
      },
    } as unknown as ITriggerFunctions;
  }

  /** The node's time is the world's, and nobody waits for the wall's. */
  async function inTheWorld<T>(work: () => Promise<T>): Promise<T> {
    const sleep = vi.spyOn(hostClock, 'sleep').mockImplementation(async (ms) => await world.clock.sleep(ms));
    try {
      return await onClock(world.clock, work);
    } finally {
      sleep.mockRestore();
    }
  }

  async function activate(activation = 'activate') {
    await inTheWorld(async () => await node.trigger!.call(contextOf(activation)));
    saved = structuredClone(n8n.staticData as IDataObject);
  }

  return {
    started,
    failed,
    doubled,
    activate,
    logged: () => n8n.logged,
    /** A round, whatever the time. */
    async round() {
      if (tick) await inTheWorld(async () => await tick!());
    },
    async minutes(count: number) {
      for (let round = 0; round < count; round++) {
        await world.clock.sleep((Math.floor(world.clock.now() / minute) + 1) * minute - world.clock.now());
        if (tick) await inTheWorld(async () => await tick!());
      }
    },
    /** What n8n has in its database. */
    saved: () => structuredClone(saved),
    /** n8n is ended; what it had not saved is gone. */
    stop(kept: IDataObject = saved) {
      tick = undefined;
      n8n = open(structuredClone(kept));
    },
    start: async () => await activate('init'),
    async testRun(): Promise<Started[]> {
      const { manualTriggerFunction } = (await node.trigger!.call(contextOf('manual', 'manual')))!;
      await inTheWorld(async () => await manualTriggerFunction!());
      return started;
    },
  };
}
