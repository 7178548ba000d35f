/** A second run of what was done, in a process that remembers nothing, to which the vendor answers in odd forms: nothing is done again. */
import { describe, expect, test } from 'vitest';
import { attempt } from '../../runtime/errors/attempt.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { isClean, told } from './support/clean.mts';
import { oddConnection } from './support/oddConnection.mts';
import { freshAccount, scenes } from './support/scenes.mts';
import { seed, share } from './support/share.mts';

describe.each(Object.keys(scenes))('%s', (name) => {
  test('is done once, whatever the answers of the second run look like', async () => {
    const random = createRandom(seed).fork(name);
    const faults: string[] = [];
    const create = async () => {
      const scene = await scenes[name]!();
      await scene.run(scene.connect({ account: freshAccount() }));
      return { scene, before: await scene.effects() };
    };
    let { scene, before } = await create();
    expect(before.length).toBeGreaterThan(0);
    for (let index = 0; index < share(450, 12) && faults.length < 5; index++) {
      const { connection, seen } = oddConnection(scene.connect({ account: freshAccount() }), random);
      const outcome = await attempt(scene.run(connection));
      if (!outcome.ok && !isClean(outcome.error)) faults.push(`${told(outcome.error)} after ${seen.join('\n')}`);
      const after = await scene.effects();
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      faults.push(`${JSON.stringify(before)} became ${JSON.stringify(after)} after\n${seen.join('\n')}`);
      ({ scene, before } = await create());
    }
    expect(faults).toEqual([]);
  }, 600_000);
});
