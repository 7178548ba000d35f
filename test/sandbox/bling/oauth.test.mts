import { describe, expect, test } from 'vitest';
import { openAccount } from './account.mts';
import type { Account } from './account.mts';

const callback = 'https://n8n.example/rest/oauth2-credential/callback';

const consent = ({ bling, fetch }: Account, over: Record<string, string> = {}) =>
  fetch(
    `https://bling.com.br/Api/v3/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id: bling.secrets.clientId, state: 's 1', redirect_uri: callback, ...over })}`,
  );

async function consentedCode(account: Account): Promise<string> {
  return new URL((await consent(account)).headers.get('location')!).searchParams.get('code')!;
}

describe('logging in to Bling', () => {
  test('sends the user back with a code and the state, and gives tokens for the code', async () => {
    const account = openAccount();
    const answer = await consent(account);
    expect(answer.status).toBe(302);
    const back = new URL(answer.headers.get('location')!);
    expect(`${back.origin}${back.pathname}`).toBe(callback);
    expect(back.searchParams.get('state')).toBe('s 1');
    const tokens = await account.token({ grant_type: 'authorization_code', code: back.searchParams.get('code')!, redirect_uri: callback });
    expect(tokens.status).toBe(200);
    expect(tokens.body).toMatchObject({ expires_in: 21600, token_type: 'Bearer' });
    expect((await account.client(tokens.body.access_token).send('GET', '/depositos')).status).toBe(200);
    expect(account.violations).toEqual([]);
  });

  test('refuses an unknown client and a request without state', async () => {
    const account = openAccount();
    expect((await consent(account, { client_id: 'nobody' })).status).toBe(400);
    expect((await consent(account, { state: '' })).status).toBe(400);
    expect(account.rules()).toEqual(['invalid-authorize-request', 'invalid-authorize-request']);
  });

  test('lets a code live for one minute', async () => {
    const account = openAccount();
    const code = await consentedCode(account);
    await account.clock.advance(61_000);
    const late = await account.token({ grant_type: 'authorization_code', code });
    expect(late).toMatchObject({ status: 400, body: { error: { type: 'invalid_grant' } } });
  });

  test('revokes the tokens of a code that is used twice', async () => {
    const account = openAccount();
    const code = await consentedCode(account);
    const first = await account.token({ grant_type: 'authorization_code', code });
    expect((await account.token({ grant_type: 'authorization_code', code })).body.error.type).toBe('invalid_grant');
    expect((await account.client(first.body.access_token).send('GET', '/depositos')).body.error.type).toBe('invalid_token');
    expect(account.rules()).toEqual(['code-reused']);
  });

  test('wants the client in a Basic header and the rest in a form', async () => {
    const account = openAccount();
    const form = { grant_type: 'refresh_token', refresh_token: account.tokens.refresh_token };
    expect((await account.token(form, { Authorization: 'Basic bm9ib2R5' })).body.error.type).toBe('invalid_client');
    expect((await account.token(form, { 'Content-Type': 'application/json' })).body.error.type).toBe('invalid_request');
    expect(account.rules()).toEqual(['invalid-client', 'invalid-token-request']);
  });

  test('rotates the refresh token: the old one is refused, by a second process too', async () => {
    const account = openAccount();
    const form = { grant_type: 'refresh_token', refresh_token: account.tokens.refresh_token };
    const renewed = await account.token(form);
    expect(renewed.body.refresh_token).not.toBe(account.tokens.refresh_token);
    expect(await account.token(form)).toMatchObject({ status: 400, body: { error: { type: 'invalid_grant' } } });
    expect((await account.token({ ...form, refresh_token: renewed.body.refresh_token })).status).toBe(200);
    expect(account.violations).toEqual([]);
  });

  test('ends access after six hours and the refresh token after thirty days', async () => {
    const account = openAccount();
    await account.clock.advance(21_600_000);
    expect(await account.get('/depositos')).toMatchObject({ status: 401, body: { error: { type: 'invalid_token' } } });
    expect(account.violations).toEqual([]);
    await account.clock.advance(30 * 86_400_000);
    const late = await account.token({ grant_type: 'refresh_token', refresh_token: account.tokens.refresh_token });
    expect(late.body.error.type).toBe('invalid_grant');
  });

  test('can be told to expire the access tokens, which the refresh token outlives', async () => {
    const account = openAccount();
    account.bling.expireTokens();
    expect((await account.get('/depositos')).status).toBe(401);
    const renewed = await account.token({ grant_type: 'refresh_token', refresh_token: account.tokens.refresh_token });
    expect((await account.client(renewed.body.access_token).send('GET', '/depositos')).status).toBe(200);
  });

  test('gives a long JWT when asked, and wants the header with it from then on', async () => {
    const account = openAccount();
    const { body } = await account.token(
      { grant_type: 'refresh_token', refresh_token: account.tokens.refresh_token },
      { 'enable-jwt': '1' },
    );
    expect(body.access_token.length).toBeGreaterThanOrEqual(1500);
    expect(body.access_token.length).toBeLessThanOrEqual(3000);
    expect((await account.client(body.access_token, { 'enable-jwt': '1' }).send('GET', '/depositos')).status).toBe(200);
    expect((await account.client(body.access_token).send('GET', '/depositos')).status).toBe(401);
    expect(account.rules()).toEqual(['jwt-header-missing']);
  });

  test('takes the header with an opaque token as well', async () => {
    const account = openAccount();
    expect((await account.client(account.tokens.access_token, { 'enable-jwt': '1' }).send('GET', '/depositos')).status).toBe(200);
  });

  test('blames a client that shows no token, and answers 403 outside the scopes', async () => {
    const account = openAccount();
    expect(await account.fetch('https://api.bling.com.br/Api/v3/depositos')).toMatchObject({
      status: 401,
      body: { error: { type: 'UNAUTHORIZED' } },
    });
    expect(account.rules()).toEqual(['no-token']);
    account.bling.denyScopes(['Depositos']);
    expect(await account.get('/depositos')).toMatchObject({ status: 403, body: { error: { type: 'insufficient_scope' } } });
    expect((await account.get('/contatos')).status).toBe(200);
  });

  test('keeps logins and secrets through a reset and makes them from the seed', async () => {
    const account = openAccount();
    account.bling.reset();
    expect((await account.get('/depositos')).status).toBe(200);
    expect(openAccount().bling.secrets).toEqual(account.bling.secrets);
  });
});
