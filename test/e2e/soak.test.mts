/** All flows of a busy shop side by side in one real n8n, with the clock run fast, for a simulated day: the week is `npm run soak`. */
import { expect, test } from 'vitest';
import { passingTime } from '../../sandbox/run/passingTime.mts';
import { startSession } from '../../sandbox/run/session.mts';
import { memoryGauge } from '../../sandbox/run/soak/memory.mts';
import { soak } from '../../sandbox/run/soak/soak.mts';

const say = (line: string) => console.log(`  ${line}`);

test('in a day of all flows nothing is lost, doubled or wrong, and n8n says what it holds', async () => {
  const time = await passingTime({ withSchedules: true, speed: 5 });
  const gauge = await memoryGauge();
  const env = { ...time.env, ...gauge.env(time.env.NODE_OPTIONS ?? '') };
  const session = await startSession({ seed: 17, name: 'e2e-soak', say, env, clock: time.clock });
  const result = await soak(session, { days: 1, orders: 10, parts: 2, withFaults: false, time, gauge, say }).finally(
    async () => await session.stop(),
  );
  expect(result).toMatchObject({ events: 10, errored: 0, lostOrders: [], doubledEffects: [], wrongEffects: [] });
  expect(session.world.violations).toEqual([]);
  expect(result.held).toEqual([{ heap: expect.any(Number), process: expect.any(Number) }]);
});
