/** A vendor that takes its time to answer. */
import { expect, test } from 'vitest';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createDispatcher } from '../../../sandbox/world/dispatch.mts';
import { createFaultPlan } from '../../../sandbox/world/faults.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { openAccount as openBling } from '../bling/account.mts';

test('counts a call when it comes, and answers it later', async () => {
  const account = openBling();
  const { id } = account.seed('1001');
  const faults = createFaultPlan(createRandom(1));
  faults.set([{ vendor: '*', operation: '*', kind: 'slow' }]);
  const clock = createWorldClock({ live: false });
  const dispatcher = createDispatcher({ simulators: [account.bling], faults, clock, violation: () => undefined, slowMs: 400 });
  const headers = { authorization: `Bearer ${account.tokens.access_token}` };
  let isAnswered = false;
  const answer = dispatcher
    .handle('api.bling.com.br', new Request(`https://api.bling.com.br/Api/v3/pedidos/vendas/${id}/gerar-nfe`, { method: 'POST', headers }))
    .then((response) => ((isAnswered = true), response));

  await expect.poll(() => account.bling.ledger().filter(({ kind }) => kind === 'invoice'), { interval: 5 }).toHaveLength(1);
  expect(isAnswered).toBe(false);

  expect(await answer).toMatchObject({ status: 201 });
});
