/**
 * n8n's memory of processed items between two processes, as n8n 2.40 keeps it (see `processedData.mts`): the row is read, then written.
 * Both are steps of their own, so that every order of them can be had. What the ledger counts on is kept: its pause is longer than a
 * reading and the writing behind it, so that it ends when those are over that were under way when it began.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IExecuteFunctions } from 'n8n-workflow';
import { ledgerClock } from '../../../runtime/host/ledger.ts';
import { fakeN8n, type FakeOptions } from '../../nodes/support/fakeN8n.mts';
import type { Gate, Step } from './explore.mts';

const place = 'memory';
const reading: Step = { place, isWrite: false };
const writing: Step = { place, isWrite: true };

interface Options {
  maxEntries?: number;
}

/** What a process of the run that is being played needs of it. */
interface Process {
  pause(): Promise<void>;
}

const current = new AsyncLocalStorage<Process>();

/** The ledger's pauses are steps of whoever is being played. Undone by what is answered. */
export function takeLedgerClock(): () => void {
  const { sleep } = ledgerClock;
  Object.assign(ledgerClock, { sleep: async (ms: number) => await (current.getStore()?.pause() ?? sleep(ms)) });
  return () => void Object.assign(ledgerClock, { sleep });
}

export interface Memory {
  /** Runs a node's work in a process of its own. */
  run<T>(gate: Gate, node: Pick<FakeOptions, 'parameters' | 'items'>, work: (context: IExecuteFunctions) => Promise<T>): Promise<T>;
}

let processes = 0;

export function createMemory(): Memory {
  let row: string[] | undefined;
  /** Who has read the row and has not written it yet. */
  const underWay = new Set<object>();

  const helpersBy = (gate: Gate) => {
    const change = async (alter: (before: string[] | undefined) => string[], { maxEntries }: Options) => {
      const me = {};
      const before = await gate(reading, async () => {
        underWay.add(me);
        return await Promise.resolve(row && [...row]);
      });
      await gate(writing, async () => {
        underWay.delete(me);
        if (before === undefined && row !== undefined) throw new Error('UNIQUE constraint failed: processed_data.workflowId');
        row = alter(before).slice(-(maxEntries ?? 1_000_000));
        await Promise.resolve();
      });
      return before ?? [];
    };
    return {
      async checkProcessedAndRecord(items: string[], _scope: string, options: Options) {
        const before = await change((known = []) => [...known, ...items.filter((item) => !known.includes(item))], options);
        const fresh = items.filter((item) => !before.includes(item));
        return { new: fresh, processed: items.filter((item) => !fresh.includes(item)) };
      },
      async removeProcessed(items: string[], _scope: string, options: Options) {
        await change((known = []) => known.filter((entry) => !items.includes(entry)), options);
      },
    };
  };

  return {
    async run(gate, node, work) {
      const name = `process-${++processes}`;
      const { execute } = fakeN8n({ ...node, workflow: name, continueOnFail: true });
      Object.assign(execute.helpers, helpersBy(gate));
      const pause = async () => {
        const others = [...underWay];
        await gate({ ...writing, isReady: () => others.every((other) => !underWay.has(other)) }, async () => await Promise.resolve());
      };
      return await current.run({ pause }, async () => await work(execute));
    },
  };
}
