import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { once, type OnceSteps } from '../../runtime/host/once.ts';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { processedData } from '../support/processedData.mts';
import { createVirtualClock } from '../support/virtualClock.mts';

const failure = (kind: ErrorClass) => new IntegrationError({ id: 'acme' }, { class: kind, code: 'test', message: kind });

const steps = (work: () => Promise<string>): OnceSteps<string> => ({ work, repeated: () => 'skipped', unfinished: () => 'unknown' });

/** One workflow in one process of n8n; another name of a workflow over the same row is another process (its own locks). */
let workflows = 0;

function createHost() {
  const clock = createVirtualClock();
  const { helpers, entries } = processedData({ clock });
  const context = { getWorkflow: () => ({ id: `workflow ${++workflows}` }), helpers } as unknown as IExecuteFunctions;
  const id = `workflow ${workflows}`;
  const inProcess = { ...context, getWorkflow: () => ({ id }) } as unknown as IExecuteFunctions;
  const run = async (key: string, work: () => Promise<string>) => await clock.run(once(inProcess, key, steps(work), clock));
  return { clock, entries, run, inProcess };
}

describe('a message that must go out once', () => {
  test('goes out for a new key and not for a repeated one', async () => {
    const { run } = createHost();
    const send = vi.fn(async () => 'sent');
    expect(await run('order 1', send)).toBe('sent');
    expect(await run('order 1', send)).toBe('skipped');
    expect(await run('order 2', send)).toBe('sent');
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('goes out once when two executions of one process come at the same time', async () => {
    const { clock, inProcess } = createHost();
    const send = vi.fn(async () => {
      await clock.sleep(500);
      return 'sent';
    });
    const both = [1, 2].map(async () => await once(inProcess, 'order 1', steps(send), clock));
    expect(await clock.run(Promise.all(both))).toEqual(['sent', 'skipped']);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test.each<ErrorClass>(['validation', 'transient', 'rateLimited', 'rejected', 'auth'])('may be tried again after "%s"', async (kind) => {
    const { run, entries } = createHost();
    await expect(run('order 1', () => Promise.reject(failure(kind)))).rejects.toMatchObject({ failure: { class: kind } });
    expect(entries()).toEqual([]);
    expect(await run('order 1', async () => 'sent')).toBe('sent');
  });

  test('is not tried again when nobody can tell whether it went out', async () => {
    const { run } = createHost();
    await expect(run('order 1', () => Promise.reject(failure('unknownOutcome')))).rejects.toMatchObject({
      failure: { class: 'unknownOutcome' },
    });
    const again = vi.fn(async () => 'sent');
    expect(await run('order 1', again)).toBe('unknown');
    expect(again).not.toHaveBeenCalled();
  });

  test('is told as unknown, not as done, where the process died between claim and sending', async () => {
    const { clock, run, inProcess } = createHost();
    void once(
      inProcess,
      'order 1',
      steps(() => new Promise(() => undefined)),
      clock,
    );
    await clock.run(clock.sleep(60_000));
    // A new process has no locks of the dead one.
    const restarted = { ...inProcess, getWorkflow: () => ({ id: 'after the restart' }) } as unknown as IExecuteFunctions;
    expect(
      await clock.run(
        once(
          restarted,
          'order 1',
          steps(async () => 'sent'),
          clock,
        ),
      ),
    ).toBe('unknown');
    expect(await run('order 2', async () => 'sent')).toBe('sent');
  });
});

describe('n8n can only be asked by recording', () => {
  /** A process that dies as soon as it has been answered: nothing that it does afterwards happens. */
  const dyingAfter = (records: number, context: IExecuteFunctions): IExecuteFunctions => {
    let left = records;
    const { helpers } = context;
    const never = () => new Promise<never>(() => undefined);
    const checkProcessedAndRecord: typeof helpers.checkProcessedAndRecord = async (...given) =>
      left-- > 0 ? await helpers.checkProcessedAndRecord(...given) : await never();
    return { ...context, helpers: { ...helpers, checkProcessedAndRecord, removeProcessed: never } };
  };
  const another = (context: IExecuteFunctions) =>
    ({ ...context, getWorkflow: () => ({ id: `another ${++workflows}` }) }) as IExecuteFunctions;

  test('and who dies while it asks does not make that look done which nobody has done', async () => {
    const { clock, inProcess } = createHost();
    const ask = (context: IExecuteFunctions) =>
      once(
        context,
        'order 1',
        steps(async () => 'sent'),
        clock,
      );
    // It records its claim and proves it, then it is gone.
    void once(
      another(inProcess),
      'order 1',
      steps(() => new Promise(() => undefined)),
      clock,
    );
    await clock.run(clock.sleep(5_000));
    void ask(dyingAfter(1, another(inProcess)));
    await clock.run(clock.sleep(5_000));
    expect(await clock.run(ask(another(inProcess)))).toBe('unknown');
  });

  test('and what is done stays done, however often it is asked for', async () => {
    const { clock, run, inProcess, entries } = createHost();
    await run('order 1', async () => 'sent');
    for (let times = 0; times < 5; times++) {
      expect(
        await clock.run(
          once(
            another(inProcess),
            'order 1',
            steps(async () => 'sent'),
            clock,
          ),
        ),
      ).toBe('skipped');
    }
    expect(entries()).toEqual(['order 1']);
  });
});

describe('n8n in several processes', () => {
  /** `processes` workers over one row; each of the keys comes to `copies` of them at about the same moment. */
  async function crowd({ processes, keys, copies, seed }: { processes: number; keys: number; copies: number; seed: number }) {
    const random = createRandom(seed);
    const clock = createVirtualClock();
    const { helpers } = processedData({ clock, delayMs: () => random.int(1, 12) });
    const sent: string[] = [];
    const name = ++workflows;
    const worker = (process: number) =>
      ({ getWorkflow: () => ({ id: `workflow ${name}, process ${process}` }), helpers }) as unknown as IExecuteFunctions;
    const send = (process: number, key: string) =>
      once(
        worker(process),
        key,
        steps(async () => {
          await clock.sleep(random.int(1, 400));
          sent.push(key);
          return 'sent';
        }),
        clock,
      );
    const round = async () =>
      await clock.run(
        Promise.all(
          Array.from({ length: keys }, (_, key) => key).flatMap((key) => {
            const at = key * random.int(0, 60);
            return Array.from({ length: copies }, async (_, copy) => {
              await clock.sleep(at + random.int(0, 30));
              return await send((key + copy) % processes, `key ${key}`);
            });
          }),
        ),
      );
    return { round, sent };
  }

  test.each([
    [2, 40, 2],
    [4, 40, 4],
    [4, 60, 1],
  ])('%i workers, %i keys, each told %i times at once: each is sent once', async (processes, keys, copies) => {
    for (let seed = 1; seed <= 10; seed++) {
      const { round, sent } = await crowd({ processes, keys, copies, seed });
      await round();
      expect(sent.toSorted(), `seed ${seed}`).toEqual(Array.from({ length: keys }, (_, key) => `key ${key}`).toSorted());
    }
  });

  test('no key is forgotten: the same events later send nothing', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { round, sent } = await crowd({ processes: 4, keys: 30, copies: 1, seed });
      await round();
      const before = sent.length;
      await round();
      expect(sent.length, `seed ${seed}`).toBe(before);
    }
  });
});

test("a database that is busy is a temporary problem, and another node's memory is told with the way out", async () => {
  const clock = createVirtualClock();
  const broken = (error: Error) =>
    ({
      getWorkflow: () => ({ id: error.message }),
      helpers: { checkProcessedAndRecord: () => Promise.reject(error), removeProcessed: () => Promise.reject(error) },
    }) as unknown as IExecuteFunctions;
  const run = async (error: Error) =>
    await clock.run(
      once(
        broken(error),
        'order 1',
        steps(async () => 'sent'),
        clock,
      ),
    );
  await expect(run(new Error('SQLITE_BUSY: database is locked'))).rejects.toMatchObject({
    failure: { class: 'transient', code: 'memoryBusy' },
  });
  const otherMode = Object.assign(new Error('incompatible setting'), { name: 'DeduplicationError' });
  await expect(run(otherMode)).rejects.toMatchObject({ failure: { class: 'validation', code: 'memoryInOtherMode' } });
});
