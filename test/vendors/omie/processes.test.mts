/** Several of n8n's processes on one Omie key: nothing of them is shared but the clock. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../sandbox/world/random.mts';
import { attempt } from '../../../runtime/errors/attempt.ts';
import { openApi } from '../../../vendors/omie/client/api.ts';
import { omieWorld } from '../../contracts/support/omieWorld.mts';
import { createVirtualClock } from '../../support/virtualClock.mts';

const product = { path: 'geral/produtos', call: 'ConsultarProduto' } as const;

let runs = 0;

/** Each process asks for products of its own. */
async function busyProcesses(processes: number, told: number, calls: number) {
  const random = createRandom(processes);
  const clock = createVirtualClock();
  const world = omieWorld({ clock });
  const start = clock.now();
  const run = ++runs;
  let underWay = 0;
  let mostAtOnce = 0;
  const work = Array.from({ length: processes }, async (_, number) => {
    const plain = world.connect();
    const transport: typeof plain.transport = async (request) => {
      mostAtOnce = Math.max(mostAtOnce, ++underWay);
      await clock.sleep(random.int(20, 60));
      const answer = await plain.transport(request);
      await clock.sleep(random.int(20, 120));
      underWay--;
      return answer;
    };
    const settings = { ...plain.settings, processes: told };
    const api = openApi({ ...plain, settings, transport, clock, account: `run ${run}, process ${number}`, deadline: Infinity });
    const codes = Array.from({ length: calls / processes }, (__, index) => `NO-${number}-${index}`);
    await Promise.all(codes.map(async (codigo) => await attempt(api.ask(product, { codigo }))));
  });
  await clock.run(Promise.all(work));
  return { mostAtOnce, violations: world.violations.map(({ rule }) => rule), minutes: (clock.now() - start) / 60_000 };
}

describe.each([2, 4])('%i processes', (processes) => {
  test('that know of each other are never refused, at 90 % of the pace', async () => {
    const { violations, minutes, mostAtOnce } = await busyProcesses(processes, processes, 960);
    expect(violations).toEqual([]);
    expect(mostAtOnce).toBeLessThanOrEqual(4);
    // The first 240 leave in the first minute, at once; the others follow at 240 a minute.
    expect(minutes).toBeLessThanOrEqual((960 / 240 - 1) / 0.9 + 1);
  });

  test('that do not know of each other are: the test can fail', async () => {
    const { violations, mostAtOnce } = await busyProcesses(processes, 1, 300);
    expect(violations).toContain('rate-limit');
    expect(mostAtOnce).toBeGreaterThan(4);
  });
});
