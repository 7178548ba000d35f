/** n8n around Reconcile: two simulated vendors behind one node, on one clock, and what n8n keeps between two nights. */
import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';
import { vi } from 'vitest';
import type { Clock } from '../../../runtime/clock.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { hostClock } from '../../../runtime/host/clock.ts';
import type { Finding } from '../../../domain/reconcile/finding.ts';
import { onClock } from '../../support/onClock.mts';
import { fakeN8n } from './fakeN8n.mts';

/** A clock that several simulated vendors live by; time passes only when somebody waits. */
export interface SharedClock extends Clock {
  /** Passes time for this world, too. */
  join(world: { worldClock: { advance(ms: number): Promise<void> } }): void;
}

export function sharedClock(start: number): SharedClock {
  const worlds: { worldClock: { advance(ms: number): Promise<void> } }[] = [];
  let wall = start;
  let passing: Promise<void> = Promise.resolve();
  return {
    now: () => wall,
    join: (world) => void worlds.push(world),
    async sleep(ms) {
      const until = wall + ms;
      await Promise.resolve();
      if (until <= wall) return await passing;
      const step = until - wall;
      wall = until;
      await (passing = passing.then(async () => {
        for (const { worldClock } of worlds) await worldClock.advance(step);
      }));
    },
  };
}

export interface Party {
  credential: string;
  /** Whether a request goes there. */
  owns(url: URL): boolean;
  connect(): Connection;
}

export interface Night {
  /** Items by output. */
  missingHere: IDataObject[];
  missingThere: IDataObject[];
  different: IDataObject[];
  reportedBefore: IDataObject[];
  summary: IDataObject & { reconciliation: IDataObject };
  /** As n8n has them. */
  outputs: INodeExecutionData[][];
}

let hosts = 0;

/** `staticData` lives as long as the host: what n8n keeps of the node. */
export function reconcileHost(node: INodeType, clock: Clock, parties: readonly Party[], parameters: Record<string, unknown>) {
  const workflow = `reconcile ${++hosts}`;
  const staticData: Record<string, unknown> = {};
  const credentials = Object.fromEntries(parties.map(({ credential }) => [credential, `${workflow} ${credential}`]));

  const transport = async (request: HttpRequest) => {
    const party = parties.find(({ owns }) => owns(new URL(request.url)));
    if (!party) throw new Error(`nobody answers at ${request.url}`);
    return await party.connect().transport(request);
  };

  async function run(items: readonly INodeExecutionData[] = [{ json: {} }]): Promise<INodeExecutionData[][]> {
    const { execute } = fakeN8n({
      ...{ parameters, items, credentials, workflow, staticData, transport },
      connect: () => parties[0]!.connect(),
    });
    const context = Object.assign(execute, {
      getCredentials: async (type: string) => parties.find(({ credential }) => credential === type)!.connect().settings,
    });
    const sleep = vi.spyOn(hostClock, 'sleep').mockImplementation(async (ms) => await clock.sleep(ms));
    try {
      return (await onClock(clock, async () => await node.execute!.call(context))) as INodeExecutionData[][];
    } finally {
      sleep.mockRestore();
    }
  }

  return {
    staticData,
    run,
    async night(item: IDataObject = {}): Promise<Night> {
      const outputs = await run([{ json: item }]);
      const [summary, missingHere, missingThere, different, reportedBefore] = outputs.map((all) => all.map(({ json }) => json));
      return { missingHere, missingThere, different, reportedBefore, summary: summary![0], outputs } as Night;
    },
  };
}

/** `1001 missing_there missing`, sorted. */
export function told(items: readonly IDataObject[]): string[] {
  return items
    .map(({ difference }) => difference as unknown as Finding)
    .map(({ key, kind, reason }) => `${key} ${kind} ${reason}`)
    .toSorted();
}
