import { describe, expect, test, vi } from 'vitest';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { lookUpThenWrite } from '../../runtime/once/lookUpThenWrite.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const failure = (kind: ErrorClass) => new IntegrationError('acme', { class: kind, code: 'test', message: kind });

/** A vendor with one shelf; `faults` says how each write ends: done, lost (done without an answer), unsent or refused. */
function shelf(faults: ('done' | 'lost' | 'unsent' | 'refused')[], already: string[] = []) {
  const things = [...already];
  const lookUp = vi.fn(async () => things[0]);
  const write = vi.fn(async () => {
    const fault = faults.shift() ?? 'done';
    if (fault === 'refused') throw failure('validation');
    if (fault !== 'unsent') things.push(`thing ${things.length + 1}`);
    if (fault !== 'done') throw failure('unknownOutcome');
    return things.at(-1)!;
  });
  const clock = createVirtualClock();
  return { things, lookUp, write, run: async () => await clock.run(lookUpThenWrite(clock, { lookUp, write })) };
}

describe('a thing that must exist once', () => {
  test('is written when it is not there', async () => {
    const { run, things } = shelf(['done']);
    expect(await run()).toEqual({ value: 'thing 1', found: false });
    expect(things).toEqual(['thing 1']);
  });

  test('is found when it is there', async () => {
    const { run, write } = shelf([], ['old thing']);
    expect(await run()).toEqual({ value: 'old thing', found: true });
    expect(write).not.toHaveBeenCalled();
  });

  test('is not written again when only the answer was lost, and counts as made by this call', async () => {
    const { run, write, things } = shelf(['lost']);
    expect(await run()).toEqual({ value: 'thing 1', found: false });
    expect(write).toHaveBeenCalledTimes(1);
    expect(things).toHaveLength(1);
  });

  test('is written again when the look shows that it never arrived', async () => {
    const { run, write, things } = shelf(['unsent', 'done']);
    expect(await run()).toEqual({ value: 'thing 1', found: false });
    expect(write).toHaveBeenCalledTimes(2);
    expect(things).toHaveLength(1);
  });

  test('is given up after three tries that never arrived, as an unknown outcome', async () => {
    const { run, write } = shelf(['unsent', 'unsent', 'unsent']);
    await expect(run()).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
    expect(write).toHaveBeenCalledTimes(3);
  });

  test.each(['transient', 'rateLimited', 'auth', 'conflict', 'notFound'] as const)(
    'is not tried again after a failure that is %s',
    async (kind) => {
      const write = vi.fn(async () => await Promise.reject<string>(failure(kind)));
      const clock = createVirtualClock();
      const work = clock.run(lookUpThenWrite(clock, { lookUp: async () => undefined, write }));
      await expect(work).rejects.toMatchObject({ failure: { class: kind } });
      expect(write).toHaveBeenCalledTimes(1);
      expect(clock.slept).toEqual([]);
    },
  );

  test('is not tried again after a refusal', async () => {
    const { run, write } = shelf(['refused']);
    await expect(run()).rejects.toMatchObject({ failure: { class: 'validation' } });
    expect(write).toHaveBeenCalledTimes(1);
  });
});
