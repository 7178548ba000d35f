import { describe, expect, test } from 'vitest';
import { elect } from '../../runtime/once/elect.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

/** Records under one reference, numbered as they are made; `shownAfterMs`: the list lags behind the writes. */
function register({ shownAfterMs = 0, processes = 1 } = {}) {
  const clock = createVirtualClock();
  let records: { id: number; at: number }[] = [];
  let last = 0;
  const make = () => {
    records.push({ id: ++last, at: clock.now() });
    return last;
  };
  const election = {
    vendor: { id: 'acme', name: 'Acme' },
    isSame: (one: number, other: number) => one === other,
    candidates: async () => records.filter(({ at }) => clock.now() >= at + shownAfterMs).map(({ id }) => id),
    takeBack: async (mine: number) => {
      records = records.filter(({ id }) => id !== mine);
    },
  };
  const timing = { clock, deadline: clock.now() + 300_000, settings: { processes } };
  const run = async (value: number) => await clock.run(elect(timing, { value, found: false }, election));
  /** For a write that fell silent a moment ago and whose work takes so long: `seen` was found after it. */
  const runAfterSilence = async (seen: number, lateMs: number) => {
    void clock.sleep(lateMs).then(make);
    return await clock.run(elect(timing, { value: seen, found: false, landedBy: clock.now() + 60_000 }, election));
  };
  return { clock, make, run, runAfterSilence, ids: () => records.map(({ id }) => id) };
}

describe('two workers that both found nothing and both wrote', () => {
  test.each([
    ['one after the other', (first: number, second: number) => [first, second]],
    ['the younger first', (first: number, second: number) => [second, first]],
  ])('end with the oldest record, however they look: %s', async (_, order) => {
    const { make, run, ids } = register();
    const [first, second] = [make(), make()];
    const results = [];
    for (const mine of order(first, second)) results.push(await run(mine));
    expect(results.map(({ value }) => value)).toEqual([first, first]);
    expect(ids()).toEqual([first]);
  });

  test('who looks before the other has written keeps what it made', async () => {
    const { make, run, ids } = register();
    const first = make();
    expect(await run(first)).toEqual({ value: first, found: false });
    const second = make();
    expect(await run(second)).toEqual({ value: first, found: true });
    expect(ids()).toEqual([first]);
  });
});

test('a list that lags is waited for', async () => {
  const { make, run } = register({ shownAfterMs: 5_000 });
  const mine = make();
  expect(await run(mine)).toEqual({ value: mine, found: false });
});

test('a record that its own list never shows is not trusted', async () => {
  const { make, run } = register({ shownAfterMs: Infinity });
  await expect(run(make())).rejects.toMatchObject({ failure: { class: 'unknownOutcome', code: 'notShownByItsReference' } });
});

describe('a write that fell silent, where another worker has written meanwhile', () => {
  test('lands late, and is taken back where the credential tells of other processes', async () => {
    const { make, runAfterSilence, ids } = register({ processes: 2 });
    const theirs = make();
    expect(await runAfterSilence(theirs, 40_000)).toEqual({ value: theirs, found: false });
    expect(ids()).toEqual([theirs]);
  });

  test('is not waited for where there is one process only: what is seen is its own', async () => {
    const { clock, make, runAfterSilence } = register();
    const before = clock.now();
    await runAfterSilence(make(), 40_000);
    expect(clock.now()).toBe(before);
  });
});

test('who lost the answer is told that another one came first, where the record says whose it is', async () => {
  const { clock, make } = register({ processes: 2 });
  const [theirs, mine] = [make(), make()];
  const election = {
    vendor: { id: 'acme', name: 'Acme' },
    isSame: (one: number, other: number) => one === other,
    candidates: async () => [theirs, mine],
    takeBack: async () => undefined,
    isMine: (record: number) => record === mine,
  };
  const timing = { clock, deadline: clock.now() + 300_000, settings: {} };
  const afterSilence = { found: false, landedBy: clock.now() };
  expect(await elect(timing, { value: mine, ...afterSilence }, election)).toEqual({ value: theirs, found: true });
  const asFirst = { ...election, candidates: async () => [mine, theirs] };
  expect(await elect(timing, { value: mine, ...afterSilence }, asFirst)).toEqual({ value: mine, found: false });
});

test('a record that another worker has taken back gives way to the one that stands', async () => {
  const { make, run } = register();
  const first = make();
  expect(await run(99)).toEqual({ value: first, found: true });
});
