import { expect, test } from 'vitest';
import { LastUsed } from '../../runtime/memory/lastUsed.ts';

test('who was not asked for the longest is forgotten first', () => {
  const kept = new LastUsed<number>(2);
  kept.set('a', 1);
  kept.set('b', 2);
  expect(kept.get('a')).toBe(1);
  kept.set('c', 3);

  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([1, undefined, 3]);
});

test('what is written again stands once, with what was written last', () => {
  const kept = new LastUsed<number>(2);
  kept.set('a', 1);
  kept.set('b', 2);
  kept.set('a', 3);
  kept.set('c', 4);

  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([3, undefined, 4]);
});
