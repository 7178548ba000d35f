import { describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/simulators/olistTiny/routes.mts';
import { truths } from '../../../sandbox/simulators/olistTiny/truths.mts';
import { openAccount } from './account.mts';
import type { Account } from './account.mts';

const hours = (count: number) => count * 3_600_000;
const renew = (account: Account, refresh_token: string) => account.form({ ...account.client, grant_type: 'refresh_token', refresh_token });

async function consent(account: Account, over: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: account.client.client_id,
    redirect_uri: 'https://n8n.example/rest/oauth2-credential/callback',
    scope: 'openid',
    state: 'abc',
    ...over,
  });
  return await account.fetch(`https://accounts.tiny.com.br/realms/tiny/protocol/openid-connect/auth?${query}`);
}

describe('a login', () => {
  test('begins with a consent and a code that works once', async () => {
    const account = openAccount();
    const location = new URL((await consent(account)).headers.get('location')!);
    expect(location.searchParams.get('state')).toBe('abc');
    const redirect_uri = 'https://n8n.example/rest/oauth2-credential/callback';
    const redeem = () =>
      account.form({ ...account.client, grant_type: 'authorization_code', code: location.searchParams.get('code')!, redirect_uri });
    const { body } = await redeem();
    expect(body).toMatchObject({ expires_in: 14_400, refresh_expires_in: 86_400, token_type: 'Bearer' });
    expect((await account.send('GET', '/contatos', undefined, body.access_token)).status).toBe(200);
    expect((await redeem()).body.error).toBe('invalid_grant');
    expect(account.violations).toEqual([]);
  });

  test('needs the scope openid and the client’s secret', async () => {
    const account = openAccount();
    expect((await consent(account, { scope: 'email' })).status).toBe(400);
    const refresh_token = account.tokens.refresh_token;
    const wrong = await account.form({ ...account.client, client_secret: 'x', grant_type: 'refresh_token', refresh_token });
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
    expect(account.rules()).toEqual(['invalid-token-request', 'invalid-token-request']);
    const basic = `Basic ${Buffer.from(`${account.client.client_id}:${account.client.client_secret}`).toString('base64')}`;
    expect((await account.form({ grant_type: 'refresh_token', refresh_token }, { Authorization: basic })).status).toBe(200);
  });

  test('lasts four hours, is renewed within a day, and has ended overnight', async () => {
    const account = openAccount();
    await account.clock.advance(hours(4));
    expect((await account.get('/contatos')).status).toBe(401);
    const renewed = (await renew(account, account.tokens.refresh_token)).body;
    expect((await account.send('GET', '/contatos', undefined, renewed.access_token)).status).toBe(200);
    await account.clock.advance(hours(21));
    expect((await renew(account, account.tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await renew(account, renewed.refresh_token)).status).toBe(200);
    await account.clock.advance(hours(25));
    expect((await renew(account, renewed.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
    expect(account.violations).toEqual([]);
  });

  test('can be made to end at once', async () => {
    const account = openAccount();
    account.tiny.expireTokens();
    expect((await account.get('/contatos')).status).toBe(401);
    expect((await renew(account, account.tokens.refresh_token)).status).toBe(200);
  });
});

describe('requests', () => {
  test('are limited by the plan, on the wall clock', async () => {
    const account = openAccount({ requestsPerMinute: 2 });
    expect((await account.get('/contatos')).headers.get('x-ratelimit-remaining')).toBe('1');
    await account.get('/contatos');
    const third = await account.get('/contatos');
    expect([third.status, third.headers.get('x-ratelimit-reset')]).toEqual([429, '58']);
    await account.clock.advance(60_000);
    expect((await account.get('/contatos')).status).toBe(429);
    account.pass(60_000);
    expect((await account.get('/contatos')).status).toBe(200);
    expect(account.rules()).toEqual(['rate-limit', 'rate-limit']);
  });

  test('need a token, a route and known parameters', async () => {
    const account = openAccount();
    expect((await account.fetch('https://api.tiny.com.br/public-api/v3/contatos')).status).toBe(401);
    expect((await account.send('GET', '/contatos', undefined, 'x')).status).toBe(401);
    expect((await account.post('/notas/1/cancelar', {})).status).toBe(404);
    expect((await account.get('/contatos?cpf=1')).status).toBe(200);
    expect(account.rules()).toEqual(['no-token', 'unknown-route', 'unknown-parameter']);
  });

  test('have a name each', () => {
    const account = openAccount();
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
    expect(account.operation('POST', '/public-api/v3/notas/12/emitir')).toBe('invoice.emit');
    expect(account.operation('POST', '/realms/tiny/protocol/openid-connect/token')).toBe('oauth.token');
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });
});
