import { describe, expect, test } from 'vitest';
import { Recent } from '../../runtime/memory/recent.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const minute = 60_000;

function passing() {
  const clock = createVirtualClock();
  return { clock, pass: async (ms: number) => await clock.run(clock.sleep(ms)) };
}

describe('what was learnt a while ago', () => {
  test('is known for ten minutes, or as long as was said', async () => {
    const { clock, pass } = passing();
    const [usual, short] = [new Recent<string>(), new Recent<string>(minute)];
    for (const memory of [usual, short]) memory.set('sku', 'id', clock);
    await pass(minute - 1);
    expect([usual, short].map((memory) => memory.get('sku', clock))).toEqual(['id', 'id']);
    await pass(1);
    expect([usual, short].map((memory) => memory.get('sku', clock))).toEqual(['id', undefined]);
    await pass(9 * minute);
    expect(usual.get('sku', clock)).toBeUndefined();
  });

  test('does not grow for ever: of a hundred thousand names the newest stay', () => {
    const { clock } = passing();
    const memory = new Recent<number>();
    const names = Array.from({ length: 100_000 }, (_, index) => `sku-${index}`);
    names.forEach((name, index) => memory.set(name, index, clock));
    const known = names.filter((name) => memory.get(name, clock) !== undefined);
    expect(known.length).toBeLessThanOrEqual(10_000);
    expect(known).toEqual(names.slice(-known.length));
    expect(known.length).toBeGreaterThan(1000);
  });

  test('stays when it is learnt again, while what is older goes', () => {
    const { clock } = passing();
    const memory = new Recent<number>();
    memory.set('kept', 1, clock);
    for (let index = 0; index < 100_000; index++) {
      memory.set(`sku-${index}`, index, clock);
      if (index % 1000 === 0) memory.set('kept', 2, clock);
    }
    expect(memory.get('kept', clock)).toBe(2);
    expect(memory.get('sku-0', clock)).toBeUndefined();
  });
});
