import { describe, expect, test } from 'vitest';
import { Recent } from '../../runtime/memory/recent.ts';
import { RecentAnswers } from '../../runtime/memory/recentAnswers.ts';

/** Time that stands still until a test moves it. */
function stoppedClock() {
  let now = 1_000_000;
  return { now: () => now, sleep: async (ms: number) => void (now += ms) };
}

describe('what was learnt a while ago', () => {
  test('is known until its time is up, counted from when it was last set', async () => {
    const clock = stoppedClock();
    const memory = new Recent<number>(1000);
    memory.set('a', 1, clock);
    await clock.sleep(999);
    expect(memory.get('a', clock)).toBe(1);
    memory.set('a', 2, clock);
    await clock.sleep(999);
    expect(memory.get('a', clock)).toBe(2);
    await clock.sleep(1);
    expect(memory.get('a', clock)).toBeUndefined();
  });

  test('is never more than so many entries, and the latest ones stay', () => {
    const clock = stoppedClock();
    const memory = new Recent<number>(1000, 3);
    ['a', 'b', 'c', 'a', 'd'].forEach((name, index) => memory.set(name, index, clock));
    expect(['a', 'b', 'c', 'd'].map((name) => memory.get(name, clock))).toEqual([3, undefined, 2, 4]);
  });

  test('leaves the process when its time is up, and not only its sight', async () => {
    const clock = stoppedClock();
    const memory = new Recent<number>(1000);
    for (let index = 0; index < 100; index++) memory.set(`old ${index}`, index, clock);
    await clock.sleep(1000);
    memory.set('new', 1, clock);
    expect(memory.size).toBe(1);
  });
});

describe('an answer that stays true for a while', () => {
  const counted = (...answers: (string | Error)[]) => {
    const asked: number[] = [];
    const ask = async () => {
      const answer = answers[asked.length];
      asked.push(asked.length);
      await Promise.resolve();
      if (typeof answer !== 'string') throw answer;
      return answer;
    };
    return { asked, ask };
  };

  test('is asked for once by all who want it at the same time, and again when its time is up', async () => {
    const clock = stoppedClock();
    const memory = new RecentAnswers<string>(1000);
    const { asked, ask } = counted('first', 'second');
    const wanted = Array.from({ length: 20 }, async () => await memory.get('a', clock, ask));
    expect(new Set(await Promise.all(wanted))).toEqual(new Set(['first']));
    await clock.sleep(1000);
    expect(await memory.get('a', clock, ask)).toBe('second');
    expect(asked).toHaveLength(2);
  });

  test('that fails is told to all who wait for it, and asked for anew by the next', async () => {
    const clock = stoppedClock();
    const memory = new RecentAnswers<string>(1000);
    const { asked, ask } = counted(new Error('down'), 'up again');
    const both = await Promise.allSettled([memory.get('a', clock, ask), memory.get('a', clock, ask)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await memory.get('a', clock, ask)).toBe('up again');
    expect(asked).toHaveLength(2);
  });

  test('that fails late does not take away the answer that was asked for after it', async () => {
    const clock = stoppedClock();
    const memory = new RecentAnswers<string>(1000);
    let fail = (): void => undefined;
    const slow = memory.get('a', clock, async () => await new Promise<string>((_, reject) => (fail = () => reject(new Error('late')))));
    await clock.sleep(1000);
    expect(await memory.get('a', clock, async () => 'newer')).toBe('newer');
    fail();
    await expect(slow).rejects.toThrow('late');
    expect(await memory.get('a', clock, async () => 'newest')).toBe('newer');
  });
});
