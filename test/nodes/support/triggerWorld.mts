/** A trigger over days, on the clock of the simulated vendor that delivers to it. */
import { afterEach, beforeEach, vi } from 'vitest';
import type { INodeType } from 'n8n-workflow';
import type { Clock } from '../../../runtime/clock.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';
export const minute = 60_000;
export const hour = 60 * minute;

interface VendorWorld {
  readonly clock: Clock;
  readonly settings: Record<string, unknown>;
  connect(over: { settings: Record<string, unknown> }): Connection;
  deliveries(url: string, topic?: string): Delivery[];
}

/** Time goes by in the world alone: a new one for each test. `world` gives the one of this test. */
export function passTimeIn(create: () => VendorWorld, world: () => VendorWorld): (ms: number) => Promise<void> {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(create().clock.now());
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  return async (ms) => {
    await world().clock.sleep(ms);
    vi.setSystemTime(world().clock.now());
  };
}

export type Started<Name> = readonly [type: string, name: Name];

interface Process<Name> {
  readonly world: VendorWorld;
  letPass(ms: number): Promise<void>;
  /** Loads the node anew. */
  load(): Promise<INodeType>;
  readonly credentialType: string;
  readonly parameters: Record<string, unknown>;
  readonly staticData: Record<string, unknown>;
  /** What an execution is told apart by. */
  nameOf(json: Record<string, unknown>): Name;
}

/** A process of n8n that has the workflow on; another one remembers nothing of it but what n8n keeps. */
export async function startProcess<Name>({ world, letPass, load, nameOf, ...node }: Process<Name>) {
  vi.resetModules();
  const { triggerHost } = await import('./triggerHost.mts');
  const trigger = await load();
  const { hostClock } = await import('../../../runtime/host/clock.ts');
  vi.spyOn(hostClock, 'sleep').mockImplementation(letPass);
  const host = triggerHost(trigger, { ...node, connect: () => world.connect({ settings: world.settings }), url });
  await host.activate();
  const started = (items: readonly { json: unknown }[]): Started<Name>[] =>
    items.map(({ json }) => {
      const { event, ...documents } = json as Record<string, unknown> & { event: { type: string } };
      return [event.type, nameOf(documents)];
    });
  let taken = world.deliveries(url).length;
  /** Everything that the vendor has sent since the last time, what it sends meanwhile among it. */
  const takeAll = async () => {
    const all: Started<Name>[] = [];
    for (;;) {
      const delivery = world.deliveries(url)[taken];
      if (!delivery) return all;
      taken++;
      all.push(...started((await host.arrive(delivery)).items));
    }
  };
  const catchUp = async () => started(await host.poll());
  return { ...host, takeAll, catchUp, started, skipAll: () => void (taken = world.deliveries(url).length) };
}
