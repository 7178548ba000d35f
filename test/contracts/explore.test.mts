/** The explorer runs what it says: every end that the steps of two processes can come to, and each by one order. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../sandbox/world/random.mts';
import { exploreAll, exploreOne, type Play, type Step } from './reliability/explore.mts';

const read = (place: string): Step => ({ place, isWrite: false });
const write = (place: string): Step => ({ place, isWrite: true });

/** Processes that note at each step what they see; a reading sees how many writings there were, where it looks. */
function play(programs: readonly (readonly Step[])[]) {
  const written: Record<string, string[]> = {};
  const seen = programs.map((): string[] => []);
  const processes: Play['processes'] = programs.map((steps, who) => async (gate) => {
    for (const step of steps) {
      await gate(step, async () => {
        const there = (written[step.place] ??= []);
        seen[who]!.push(there.join(''));
        if (step.isWrite) there.push(String(who));
        await Promise.resolve();
      });
    }
  });
  return { play: { processes, now: () => 0 }, end: () => JSON.stringify([written, seen]) };
}

/** Every order of two processes with so many steps each, without any folding. */
function orders(a: number, b: number): string[] {
  if (a === 0 || b === 0) return ['A'.repeat(a) + 'B'.repeat(b)];
  return [...orders(a - 1, b).map((rest) => `A${rest}`), ...orders(a, b - 1).map((rest) => `B${rest}`)];
}

/** What comes of an order, worked out without the explorer. */
function endOf(order: string, programs: readonly (readonly Step[])[]): string {
  const written: Record<string, string[]> = {};
  const seen = programs.map((): string[] => []);
  const next = programs.map(() => 0);
  for (const letter of order) {
    const who = letter.charCodeAt(0) - 65;
    const step = programs[who]![next[who]!++]!;
    const there = (written[step.place] ??= []);
    seen[who]!.push(there.join(''));
    if (step.isWrite) there.push(String(who));
  }
  return JSON.stringify([sorted(written), seen]);
}

const sorted = (written: Record<string, string[]>) => Object.fromEntries(Object.entries(written).toSorted());

const programs: [string, Step[][], number][] = [
  // Who looks may see nothing or the other one's writing; both may see nothing, and then either may write first: 1 + 1 + 2.
  [
    'look, write',
    [
      [read('v'), write('v')],
      [read('v'), write('v')],
    ],
    4,
  ],
  [
    'only readings',
    [
      [read('v'), read('v')],
      [read('v'), read('v')],
    ],
    1,
  ],
  [
    'only writings',
    [
      [write('v'), write('v')],
      [write('v'), write('v')],
    ],
    6,
  ],
  [
    'two places',
    [
      [write('v'), write('w')],
      [write('w'), write('v')],
    ],
    3,
  ],
  [
    'long',
    [
      [read('v'), write('v'), read('m'), write('m'), read('v')],
      [read('m'), write('m'), write('v'), read('v')],
    ],
    0,
  ],
];

describe.each(programs)('%s', (_name, steps, count) => {
  test('comes to every end that there is, each once', async () => {
    const found: string[] = [];
    let current = play(steps);
    await exploreAll(
      {
        create: () => (current = play(steps)).play,
        ended: async () => {
          const [written, seen] = JSON.parse(current.end()) as [Record<string, string[]>, string[][]];
          found.push(JSON.stringify([sorted(written), seen]));
          await Promise.resolve();
        },
      },
      1_000,
    );
    const all = new Set(orders(steps[0]!.length, steps[1]!.length).map((order) => endOf(order, steps)));
    expect(new Set(found)).toEqual(all);
    expect(found).toHaveLength(all.size);
    if (count > 0) expect(found).toHaveLength(count);
  });
});

test('stops where there are more orders than it shall run', async () => {
  const steps = [Array.from({ length: 6 }, () => write('v')), Array.from({ length: 6 }, () => write('v'))];
  expect(await exploreAll({ create: () => play(steps).play, ended: async () => await Promise.resolve() }, 100)).toBeUndefined();
});

test('a step that cannot be made yet waits for the other process', async () => {
  const done: string[] = [];
  const create = () => {
    let isOpen = false;
    const processes: Play['processes'] = [
      async (gate) => await gate({ ...write('v'), isReady: () => isOpen }, async () => void done.push('second')),
      async (gate) =>
        await gate(write('v'), async () => {
          isOpen = true;
          done.push('first');
        }),
    ];
    return { processes, now: () => 0 };
  };
  await exploreOne({ create, ended: async () => await Promise.resolve() }, createRandom(1));
  expect(done).toEqual(['first', 'second']);
});
