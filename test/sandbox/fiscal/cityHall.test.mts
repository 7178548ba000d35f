import { describe, expect, test } from 'vitest';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createDispatcher } from '../../../sandbox/world/dispatch.mts';
import { createFaultPlan } from '../../../sandbox/world/faults.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { noteBody, openAccount as openBling } from '../bling/account.mts';
import { nfseBody, openAccount as openFocus } from '../focusNfe/account.mts';

/** Sends a request whose answer is lost on the way back. */
async function lose(simulator: Simulator, url: string, authorization: string, body: object) {
  const faults = createFaultPlan(createRandom(1));
  faults.set([{ vendor: simulator.vendor, operation: 'nfse.create', kind: 'lostAnswer' }]);
  const dispatcher = createDispatcher({
    simulators: [simulator],
    faults,
    clock: createWorldClock({ live: false }),
    violation: () => undefined,
  });
  const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
  return await dispatcher.handle(new URL(url).hostname, new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

describe('an NFS-e whose answer was lost', () => {
  test('exists at Focus NFe, under its ref', async () => {
    const account = openFocus();
    const login = account.basic(account.focus.secrets.token);
    expect(await lose(account.focus, 'https://api.focusnfe.com.br/v2/nfse?ref=s1', login, nfseBody(account))).toBe('dropped');
    expect((await account.get('/v2/nfse/s1')).body.status).toBe('processando_autorizacao');
    expect(account.focus.ledger()).toMatchObject([{ kind: 'invoice', orderNumber: '1001', detail: { model: 'nfse' } }]);
  });

  test('exists at Bling, and shows as doubled when it is made again', async () => {
    const account = openBling();
    const body = await noteBody(account);
    const login = `Bearer ${account.tokens.access_token}`;
    expect(await lose(account.bling, 'https://api.bling.com.br/Api/v3/nfse', login, body)).toBe('dropped');
    expect((await account.get('/nfse')).body.data).toMatchObject([{ numeroRPS: '1', situacao: 0 }]);
    account.pass(1000);
    await account.post('/nfse', body);
    expect(account.bling.ledger()).toMatchObject(Array(2).fill({ kind: 'invoice', orderNumber: '1001', detail: { model: 'nfse' } }));
    expect(account.rules()).toEqual(['nfse-doubled']);
  });
});
