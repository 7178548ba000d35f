/**
 * n8n around a trigger that a vendor reports to, and that it asks every minute: it is activated, deliveries arrive at its webhook, it has its round
 * every minute, and n8n is ended and started again. What n8n keeps is what it last saved, and an execution key counts once.
 */
import type { IDataObject, INodeExecutionData, INodeType, ITriggerFunctions } from 'n8n-workflow';
import { ObservableObject } from 'n8n-workflow';
import { vi } from 'vitest';
import type { FlowEvent } from '../../../domain/documents/event.ts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { hostClock } from '../../../runtime/host/clock.ts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import type { SimulatedVendor } from '../../contracts/support/simulatedVendor.mts';
import { onClock } from '../../support/onClock.mts';
import { fakeN8n } from './fakeN8n.mts';

export interface ReportHostOptions {
  parameters?: Record<string, unknown>;
  mode?: 'manual' | 'trigger';
  /** n8n before 2.0 knows no execution keys. */
  knowsKeys?: boolean;
  url?: string;
  /** The vendor, where it is not the world's as it is. */
  connect?: () => Connection;
}

interface Trigger {
  node: INodeType;
  name: string;
  credentialType: string;
  parameters: Record<string, unknown>;
}

export interface Started {
  event: FlowEvent;
  startedAt: number;
}

type World = Pick<SimulatedVendor<Simulator>, 'clock' | 'deliveries'> & { link(): Connection };

const minute = 60_000;

let workflows = 0;

const copyOf = (saved: IDataObject): IDataObject => JSON.parse(JSON.stringify(saved)) as IDataObject;

export function reportHost<Item extends Started>(world: World, trigger: Trigger, options: ReportHostOptions & { url: string }) {
  const { parameters = {}, mode = 'trigger', knowsKeys = true, url: address, connect = () => world.link() } = options;
  let workflow = `reports ${++workflows}`;
  const credential = workflow;
  const { node } = trigger;
  const hooks = node.webhookMethods!.default!;
  const started: Item[] = [];
  const failed: string[] = [];
  const keys = new Set<string>();
  const taken = new Set<Delivery['rawBody']>();
  let settings: Record<string, unknown> = parameters;
  let saved: IDataObject = {};
  let isDatabaseAway = false;
  let tick: (() => Promise<void>) | undefined;
  let close: (() => Promise<void>) | undefined;
  let n8n = open();

  function open(staticData: IDataObject = {}) {
    return fakeN8n({
      parameters: { ...trigger.parameters, ...settings },
      node: { id: 'trigger-1', name: trigger.name },
      credentials: { [trigger.credentialType]: credential },
      workflow,
      mode,
      url: address,
      // As n8n hands it out when it comes from its database.
      staticData: ObservableObject.create(staticData, undefined, { ignoreEmptyOnFirstChild: true }),
      connect,
    });
  }

  function emit([items = []]: INodeExecutionData[][], done?: PromiseWithResolvers<undefined>, key?: string) {
    if (isDatabaseAway) return done?.reject(new Error('SQLITE_BUSY: database is locked'));
    saved = copyOf(n8n.staticData as IDataObject);
    if (knowsKeys && key !== undefined && keys.has(key)) return;
    if (key !== undefined) keys.add(key);
    for (const { json } of items) started.push({ ...(structuredClone(json) as unknown as Item), startedAt: world.clock.now() });
  }

  function contextOf(activation: string): ITriggerFunctions {
    const { poll } = n8n;
    return {
      ...poll,
      getActivationMode: () => activation,
      emit: (data: INodeExecutionData[][], _response: unknown, done?: PromiseWithResolvers<undefined>, key?: string) =>
        emit(data, done, key),
      saveFailedExecution: (error: Error & { description?: string }) => void failed.push(`${error.message} | ${error.description ?? ''}`),
      helpers: {
        ...poll.helpers,
        registerCron: (_cron: unknown, onTick: () => Promise<void>) => void (tick = onTick),
        createDeferredPromise: () => Promise.withResolvers(),
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

  async function startTrigger(activation: string) {
    const { closeFunction } = await inTheWorld(async () => (await node.trigger!.call(contextOf(activation)))!);
    close = closeFunction;
    saved = copyOf(n8n.staticData as IDataObject);
  }

  return {
    started,
    failed,
    logged: () => n8n.logged,
    async activate() {
      await inTheWorld(async () => await hooks.create!.call(n8n.hook));
      await startTrigger('activate');
    },
    /** One delivery at n8n's webhook; answers the status and the items that n8n would start there and then. */
    async arrive({ headers, rawBody, query }: Delivery) {
      n8n.replies.length = 0;
      const context = n8n.webhook({
        getNodeWebhookUrl: () => address,
        getWebhookName: () => 'default',
        getHeaderData: () => headers,
        getRequestObject: () => ({ rawBody, originalUrl: query === undefined ? address : `${address}?${query}` }),
      });
      const result = await inTheWorld(async () => await node.webhook!.call(context));
      return { status: n8n.replies[0]?.status ?? 200, items: result.workflowData?.flat() ?? [] };
    },
    /** What the page has sent and n8n has not had yet. */
    async receiveAll() {
      for (const delivery of world.deliveries(address).filter(({ rawBody }) => !taken.has(rawBody))) {
        taken.add(delivery.rawBody);
        const { status, items } = await this.arrive(delivery);
        if (status !== 200 || (mode !== 'manual' && items.length > 0)) throw new Error(`a delivery was answered ${status}`);
      }
    },
    /** What is on the way is lost. */
    loseAll() {
      for (const { rawBody } of world.deliveries(address)) taken.add(rawBody);
    },
    async minutes(count: number, { deliver = true } = {}) {
      for (let round = 0; round < count; round++) {
        await world.clock.sleep(minute - (world.clock.now() % minute));
        if (deliver) await this.receiveAll();
        if (tick) await inTheWorld(async () => await tick!());
      }
    },
    /** n8n is ended; what it had not saved is gone, and so is what its process remembered. */
    async stop() {
      tick = undefined;
      await close?.();
      // Another id of the workflow, so that nothing is remembered in this process; its keys would be others, so they are not counted on.
      workflow = `reports ${++workflows}`;
      n8n = open(copyOf(saved));
    },
    start: async () => await startTrigger('init'),
    /** The user changes the node and publishes it again. */
    async change(changed: Record<string, unknown>) {
      tick = undefined;
      await close?.();
      settings = { ...settings, ...changed };
      n8n = open(copyOf(saved));
      await this.activate();
    },
    /** n8n can record no execution, so it starts none. */
    setDatabaseAway: (away: boolean) => void (isDatabaseAway = away),
    /** The trigger is in another process: this one has its webhook alone. */
    async leaveToAnother() {
      await close?.();
    },
    async testRun(deliver: () => Promise<void>): Promise<Item[]> {
      await inTheWorld(async () => await hooks.create!.call(n8n.hook));
      await deliver();
      const { manualTriggerFunction } = (await node.trigger!.call(contextOf('manual')))!;
      await inTheWorld(async () => await manualTriggerFunction!());
      return started;
    },
  };
}
