/** What was missed is started, each by itself, whatever else cannot be read just now and whenever n8n dies. */
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { EventSource, MissedEvent, SourceEvent } from '../../domain/ports/eventSource.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { catchUp } from '../../runtime/host/catchUp.ts';
import type { TriggerKit } from '../../runtime/host/eventTrigger.ts';
import { endRounds } from '../../runtime/host/paced.ts';

interface Deferred {
  resolve(): void;
  reject(error: Error): void;
}

interface ShopOptions {
  /** Further processes of n8n have a shop of the same name and its static data, and a memory of their own. */
  staticData?: Record<string, unknown>;
  source?: Partial<EventSource<object>>;
  /** n8n that does not tell a poll when an execution has ended. */
  isOld?: boolean;
}

/** A shop of which these orders were missed; `unreadable` are answered with a fault of the vendor. Nothing ends by itself. */
function shop(name: string, subjects: readonly string[], options: ShopOptions = {}) {
  const { staticData = { catchUpSince: '2026-11-23T00:00:00.000Z' }, source = {}, isOld = false } = options;
  const unreadable = new Set<string>();
  const asked: string[] = [];
  const passedOver: string[] = [];
  const executions: { orders: unknown[]; end: Deferred | undefined; kept: unknown }[] = [];
  let at = Date.parse('2026-11-24T12:00:00Z');
  const clock = { now: () => at, sleep: async (ms: number) => void (at += ms) };
  const missed = subjects.map(
    (subject): MissedEvent<object> => ({
      subject,
      read: async () => {
        asked.push(subject);
        if (unreadable.has(subject))
          throw new IntegrationError({ id: 'shop' }, { class: 'transient', code: 'unreadableAnswer', message: '' });
        return { event: { correlationId: subject }, document: { order: subject } } as unknown as SourceEvent<object>;
      },
      passOver: () => void passedOver.push(subject),
    }),
  );
  const kit = {
    open: async () => ({ missed: async () => missed, ...source }) as unknown as EventSource<object>,
    catchUp: () => ({ maxAgeDays: 7, graceSeconds: 60 }),
  } as unknown as TriggerKit<object>;
  const context = {
    getNode: () => ({ id: name, name }),
    getWorkflow: () => ({ id: name }),
    getMode: () => 'trigger',
    getNodeParameter: () => false,
    getWorkflowStaticData: () => staticData,
    ...(isOld ? {} : { getPollBudgetMs: () => 36_000 }),
    __emit: ([items]: INodeExecutionData[][], _response: unknown, end: Deferred | undefined) =>
      executions.push({ orders: items!.map(({ json }) => json.order), end, kept: structuredClone(staticData) }),
    helpers: { createDeferredPromise: () => Promise.withResolvers() },
    logger: { warn: () => {} },
  } as unknown as IPollFunctions;
  /** A round a minute; answers what it started, execution by execution. */
  const poll = async () => {
    asked.length = 0;
    const before = executions.length;
    const began = at;
    await catchUp(kit, context, { url: '', topics: [] }, clock);
    at = Math.max(at, began + 60_000);
    return executions.slice(before).map(({ orders }) => orders);
  };
  const endAll = async () => {
    for (const { end } of executions) end?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { poll, asked, unreadable, passedOver, executions, endAll, kit, context, clock };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe('each in an execution of its own', () => {
  test('in order, so that one that fails stops no other', async () => {
    expect(await shop('single', ['1', '2', '3']).poll()).toEqual([['1'], ['2'], ['3']]);
  });

  test('five at a time; the others start as these come to their ends', async () => {
    const { poll, endAll } = shop('pace', numbers(12));
    expect((await poll()).flat()).toEqual(numbers(5));
    expect(await poll()).toEqual([]);
    await endAll();
    expect((await poll()).flat()).toEqual(['6', '7', '8', '9', '10']);
    await endAll();
    expect((await poll()).flat()).toEqual(['11', '12']);
    expect(await poll()).toEqual([]);
  });

  test('flows that wait for somebody hold the others up for two minutes', async () => {
    const { poll } = shop('waiting', numbers(10));
    const portions = [];
    for (let minute = 0; minute < 4; minute++) portions.push((await poll()).length);
    expect(portions.toSpliced(-1)).toEqual([5, 0, 5]);
  });

  test('an n8n that tells no ends: five in twenty seconds', async () => {
    const { poll, executions } = shop('old', numbers(20), { isOld: true });
    expect((await poll()).flat()).toEqual(numbers(5));
    expect((await poll()).flat()).toEqual(['6', '7', '8', '9', '10', '11', '12', '13', '14', '15']);
    expect(executions.every(({ end }) => end === undefined)).toBe(true);
  });

  test('a poll that comes while the last one is at work starts nothing', async () => {
    const { poll, kit, context, clock } = shop('overlap', ['1', '2']);
    const request = { url: '', topics: [] };
    const both = await Promise.all([poll(), catchUp(kit, context, request, clock)]);
    expect(both).toEqual([[['1'], ['2']], false]);
  });

  test('a workflow that is switched off meanwhile starts nothing more', async () => {
    const running = shop('off', ['1', '2', '3'], {
      source: { noteStarted: async () => void endRounds(running.context) },
    });
    expect(await running.poll()).toEqual([['1']]);
  });
});

describe('n8n dies', () => {
  test('between two starts: another process goes on with the second one', async () => {
    const first = shop('dies', ['1', '2', '3']);
    await first.poll();
    // As n8n saved it with the first start.
    const staticData = first.executions[0]!.kept as Record<string, unknown>;
    expect(await shop('takes over', ['1', '2', '3'], { staticData }).poll()).toEqual([['2'], ['3']]);
  });

  test('a vendor that keeps the note is told behind the start, never before it', async () => {
    const done: string[] = [];
    const { poll, executions } = shop('note', ['1', '2'], {
      source: {
        noteStarted: async ({ subject }) => {
          expect(executions.at(-1)!.orders).toEqual([subject]);
          done.push(subject);
        },
      },
    });
    await poll();
    expect(done).toEqual(['1', '2']);
  });

  test('a note that was not taken is tried again, and its order is not started again', async () => {
    const done: string[] = [];
    let isBusy = true;
    const { poll } = shop('busy', ['1', '2'], {
      source: {
        noteStarted: async ({ subject }) => {
          if (isBusy) throw new IntegrationError({ id: 'shop' }, { class: 'rateLimited', code: '429', message: '' });
          done.push(subject);
        },
      },
    });
    expect(await poll()).toEqual([['1']]);
    isBusy = false;
    expect(await poll()).toEqual([['2']]);
    expect(done).toEqual(['1', '2']);
  });

  test('its database was away: what could not be started is started a minute later', async () => {
    const { poll, executions } = shop('database', ['1', '2']);
    await poll();
    executions[0]!.end!.reject(new Error('SQLITE_BUSY: database is locked'));
    executions[1]!.end!.reject(new Error('The execution was cancelled'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await poll()).toEqual([['1']]);
    expect(await poll()).toEqual([]);
  });
});

test('what was started before is passed over, and only that', async () => {
  const { poll, passedOver } = shop('passed', numbers(7));
  await poll();
  expect(passedOver).toEqual([]);
  await poll();
  expect(passedOver).toEqual([]);
  await poll();
  expect(passedOver).toEqual(numbers(5));
});

test('one that stays unreadable holds up none of those behind it', async () => {
  const { poll, unreadable } = shop('one', ['1', '2', '3']);
  unreadable.add('1');
  expect(await poll()).toEqual([]);
  expect(await poll()).toEqual([['2'], ['3']]);
  unreadable.clear();
  expect(await poll()).toEqual([['1']]);
});

test('however many they are: each of them costs the others a minute', async () => {
  const { poll, unreadable } = shop('many', ['1', '2', '3', '4']);
  for (const each of ['1', '2', '3']) unreadable.add(each);
  const started = [];
  for (let minute = 0; minute < 4; minute++) started.push(...(await poll()));
  expect(started).toEqual([['4']]);
});

test('a vendor that is away is asked once a minute', async () => {
  const { poll, asked, unreadable } = shop('away', ['1', '2', '3']);
  for (const each of ['1', '2', '3']) unreadable.add(each);
  for (let minute = 0; minute < 5; minute++) {
    expect(await poll()).toEqual([]);
    expect(asked).toHaveLength(1);
  }
  unreadable.clear();
  expect((await poll()).flat().toSorted()).toEqual(['1', '2', '3']);
});
