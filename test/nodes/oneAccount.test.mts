/** Two credentials of one account, in one process: locks, limits and memories are those of the account. */
import { describe, expect, test, vi } from 'vitest';
import type { HostContext } from '../../runtime/host/context.ts';
import { openConnection } from '../../runtime/host/openConnection.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { carriers, invoiceIssuers } from '../../vendors/index.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { knowAccounts } from '../support/accountsByCredential.mts';

knowAccounts();

const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

/** What n8n would hand a node with this credential. */
function hostOf(type: string, id: string, data: Record<string, unknown>): HostContext {
  const host = { getNode: () => ({ credentials: { [type]: { id, name: id } } }), getCredentials: vi.fn(async () => data) };
  return host as unknown as HostContext;
}

async function accountsOf(
  entry: { credentialType: string; accountOf?: (settings: Record<string, unknown>) => string | undefined },
  credentials: object[],
) {
  const open = async (data: object, index: number) => {
    return (await openConnection(hostOf(entry.credentialType, `entry ${index}`, { ...data }), entry.credentialType, 1, entry.accountOf))
      .account;
  };
  return await Promise.all(credentials.map(open));
}

const melhorEnvio = carriers[0] as (typeof carriers)[number] & { credentialType: string };
const bling = invoiceIssuers.find(({ id }) => id === 'bling')!;
const me = (user: string, environment = 'production', jti = '') => ({ environment, accessToken: jwt({ sub: user, jti }) });
const login = (sub: string, exp = 1) => ({ clientId: 'app', oauthTokenData: { access_token: jwt({ sub, exp }) } });

describe('two credentials', () => {
  test('of one account stand for one account, also with different tokens', async () => {
    expect(new Set(await accountsOf(melhorEnvio, [me('7'), me('7', 'production', 'other')])).size).toBe(1);
    expect(new Set(await accountsOf(bling, [login('7'), login('7', 2)])).size).toBe(1);
  });

  test('of two accounts do not', async () => {
    expect(new Set(await accountsOf(melhorEnvio, [me('7'), me('8'), me('7', 'sandbox')])).size).toBe(3);
    expect(new Set(await accountsOf(bling, [login('7'), login('8')])).size).toBe(2);
  });

  test('whose tokens say nothing stand for themselves', async () => {
    const opaque = { clientId: 'app', oauthTokenData: { access_token: 'b1c2' } };
    expect(await accountsOf(bling, [opaque, opaque])).toEqual(['entry 0', 'entry 1']);
  });
});

describe('one event through both at once', () => {
  const both = async (entry: typeof bling | NonNullable<typeof melhorEnvio>, data: object) => await accountsOf(entry, [data, data]);

  test('makes one sale and one invoice at Bling, within its limits', async () => {
    const world = blingWorld();
    const issue = async (account: string) =>
      await (await bling.open(world.connect({ account } satisfies Partial<Connection>))).issue(goodsRequest('1'));
    const [one, other] = await Promise.all((await both(bling, login('7'))).map(issue));
    expect(one!.id).toBe(other!.id);
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'invoice')).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test('buys one label at Melhor Envio', async () => {
    const world = melhorEnvioWorld();
    const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };
    const create = async (account: string) =>
      await (
        await melhorEnvio.open(world.connect({ account, settings }))
      ).create!(shipmentRequest());
    const [one, other] = await Promise.all((await both(melhorEnvio, me('7'))).map(create));
    expect(one!.id).toBe(other!.id);
    expect(world.labels()).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });
});
