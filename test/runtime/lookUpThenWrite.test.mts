import { describe, expect, test, vi } from 'vitest';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { lookUpThenWrite } from '../../runtime/once/lookUpThenWrite.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const failure = (kind: ErrorClass) => new IntegrationError({ id: 'acme' }, { class: kind, code: 'test', message: kind });

/** How a write ends: done, without an answer (`unsent`: never arrived; a number: lands so many milliseconds later), or refused. */
type Fault = 'done' | 'unsent' | 'refused' | number;

interface Shelf {
  already?: string[];
  repeatable?: boolean;
  waitMs?: number;
}

/** A vendor with one shelf. */
function shelf(faults: Fault[], { already = [], repeatable = true, waitMs = 300_000 }: Shelf = {}) {
  const clock = createVirtualClock();
  const landings = already.map((name) => ({ name, at: 0 }));
  const things = () => landings.filter(({ at }) => at <= clock.now()).map(({ name }) => name);
  const lookUp = vi.fn(async () => things()[0]);
  const write = vi.fn(async () => {
    const fault = faults.shift() ?? 'done';
    if (fault === 'refused') throw failure('validation');
    const name = `thing ${landings.length + 1}`;
    if (fault !== 'unsent') landings.push({ name, at: clock.now() + (fault === 'done' ? 0 : fault) });
    if (fault !== 'done') throw failure('unknownOutcome');
    return name;
  });
  const timing = { clock, deadline: clock.now() + waitMs };
  const run = async () => await clock.run(lookUpThenWrite(timing, { lookUp, write, repeatable }));
  const everything = async () => {
    await clock.run(clock.sleep(10 * 60_000));
    return things();
  };
  return { everything, lookUp, write, run };
}

describe('a thing that must exist once', () => {
  test('is written when it is not there', async () => {
    const { run, everything } = shelf(['done']);
    expect(await run()).toEqual({ value: 'thing 1', found: false });
    expect(await everything()).toEqual(['thing 1']);
  });

  test('is found when it is there', async () => {
    const { run, write } = shelf([], { already: ['old thing'] });
    expect(await run()).toEqual({ value: 'old thing', found: true });
    expect(write).not.toHaveBeenCalled();
  });

  test.each([0, 400, 1_000, 5_000, 40_000])('is not written again when it lands %i ms after the client gave up', async (late) => {
    const { run, write, everything } = shelf([late]);
    expect(await run()).toMatchObject({ value: 'thing 1', found: false });
    expect(write).toHaveBeenCalledTimes(1);
    expect(await everything()).toEqual(['thing 1']);
  });

  test('is written again when patience shows that it never arrived', async () => {
    const { run, write, everything } = shelf(['unsent', 'done']);
    expect(await run()).toEqual({ value: 'thing 1', found: false });
    expect(write).toHaveBeenCalledTimes(2);
    expect(await everything()).toEqual(['thing 1']);
  });

  test('is not written a second time where nothing could undo a second one', async () => {
    const { run, write, lookUp } = shelf(['unsent', 'done'], { repeatable: false });
    await expect(run()).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
    expect(write).toHaveBeenCalledTimes(1);
    expect(lookUp.mock.calls.length).toBeGreaterThan(4);
  });

  test('is not written again when there was no time to look for long enough', async () => {
    const { run, write, everything } = shelf([40_000, 'done'], { waitMs: 20_000 });
    await expect(run()).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
    expect(write).toHaveBeenCalledTimes(1);
    expect(await everything()).toEqual(['thing 1']);
  });

  test('is given up after three writes that never arrived, as an unknown outcome', async () => {
    const { run, write } = shelf(['unsent', 'unsent', 'unsent']);
    await expect(run()).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
    expect(write).toHaveBeenCalledTimes(3);
  });

  test.each(['transient', 'rateLimited', 'auth', 'conflict', 'notFound'] as const)(
    'is not tried again after a failure that is %s',
    async (kind) => {
      const write = vi.fn(async () => await Promise.reject<string>(failure(kind)));
      const clock = createVirtualClock();
      const timing = { clock, deadline: clock.now() + 300_000 };
      const work = clock.run(lookUpThenWrite(timing, { lookUp: async () => undefined, write, repeatable: true }));
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

  test('is looked for to the end although a look fails on the way', async () => {
    const world = shelf([5_000]);
    world.lookUp.mockImplementationOnce(async () => undefined);
    world.lookUp.mockImplementationOnce(async () => Promise.reject(failure('transient')));
    expect(await world.run()).toMatchObject({ value: 'thing 1', found: false });
    expect(world.write).toHaveBeenCalledTimes(1);
  });

  test('is not written again when the last look failed', async () => {
    const world = shelf(['unsent']);
    let looks = 0;
    world.lookUp.mockImplementation(async () => (looks++ === 0 ? undefined : Promise.reject(failure('rateLimited'))));
    await expect(world.run()).rejects.toMatchObject({ failure: { class: 'unknownOutcome' } });
    expect(world.write).toHaveBeenCalledTimes(1);
  });
});
