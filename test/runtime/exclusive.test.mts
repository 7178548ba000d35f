import { describe, expect, test } from 'vitest';
import { exclusive, keysInUse } from '../../runtime/once/exclusive.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

describe('two executions of one event', () => {
  test('look up and write one after the other, so one of them finds', async () => {
    const clock = createVirtualClock();
    const written: string[] = [];
    const findOrWrite = async () => {
      const found = written.length > 0;
      await clock.sleep(100);
      if (!found) written.push('invoice');
      return found;
    };
    const both = [1, 2].map(() => exclusive('bling:1:invoice:1001', findOrWrite));
    expect(await clock.run(Promise.all(both))).toEqual([false, true]);
    expect(written).toEqual(['invoice']);
  });

  test('do not hold up the execution of another order', async () => {
    const clock = createVirtualClock();
    const start = clock.now();
    const work = async () => {
      await clock.sleep(100);
      return clock.now() - start;
    };
    const times = await clock.run(Promise.all([exclusive('order 1', work), exclusive('order 2', work)]));
    expect(times).toEqual([100, 100]);
  });

  test('go on after one that failed, and the failure reaches only its own caller', async () => {
    const broken = exclusive('order 3', async () => await Promise.reject(new Error('broken')));
    const next = exclusive('order 3', async () => 'done');
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  test('leave nothing behind, whether they end well or not', async () => {
    const before = keysInUse();
    const works = Array.from({ length: 1000 }, (_, index) => {
      const work = async () => (index % 2 === 0 ? index : await Promise.reject(new Error('broken')));
      return [exclusive(`order ${index}`, work), exclusive(`order ${index}`, work)];
    });
    expect(keysInUse()).toBe(before + 1000);
    await Promise.allSettled(works.flat());
    expect(keysInUse()).toBe(before);
  });

  test('come in the order they asked', async () => {
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((each) => exclusive('order 4', async () => order.push(each))));
    expect(order).toEqual([1, 2, 3, 4]);
  });
});
