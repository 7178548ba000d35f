/** Every write of what looks before it writes lands 1, 5 or 40 s after its client gave up: it is done once, by whichever run. */
import { describe, expect, test } from 'vitest';
import { attempt } from '../../runtime/errors/attempt.ts';
import { freshAccount, scenes, type Scene } from '../fuzz/support/scenes.mts';
import { isClean } from '../fuzz/support/clean.mts';

const run = async (scene: Scene) => {
  const connection = scene.connect({ account: freshAccount() });
  return await attempt(scene.run({ ...connection, deadline: connection.clock.now() + 300_000 }));
};

/** Their answer is theirs whatever it says of ids, which differ from world to world. */
const kindsOf = (effects: readonly string[]) => effects.map((effect) => effect.replace(/\d+|[0-9a-f]{8}-[0-9a-f-]+|_\w+/g, '#')).toSorted();

describe.each(Object.keys(scenes))('%s', (name) => {
  const create = async () => await scenes[name]!();

  test('is done once', { timeout: 300_000 }, async () => {
    const calm = await create();
    const before = calm.writes();
    expect(await run(calm)).toMatchObject({ ok: true });
    const writes = calm.writes() - before;
    expect(writes).toBeGreaterThan(0);
    await calm.settle();
    const wanted = kindsOf(await calm.effects());
    for (let k = 1; k <= writes; k++) {
      for (const delayMs of [1_000, 5_000, 40_000]) {
        for (const silence of ['hang', 'reset'] as const) {
          const scene = await create();
          scene.landLate(k, delayMs, silence);
          const first = await run(scene);
          if (!first.ok) expect(isClean(first.error)).toBe(true);
          await scene.settle();
          const again = await run(scene);
          await scene.settle();
          const about = `write ${k}, ${delayMs} ms late, ${silence}`;
          expect(again, about).toMatchObject({ ok: true });
          expect(kindsOf(await scene.effects()), about).toEqual(wanted);
        }
      }
    }
  });
});
