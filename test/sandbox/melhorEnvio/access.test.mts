import { describe, expect, test } from 'vitest';
import { openAccount } from './account.mts';

describe('who may talk to Melhor Envio', () => {
  test('knows the holder of the panel token', async () => {
    const account = openAccount();
    const { status, data } = await account.call('GET', '');
    expect(status).toBe(200);
    expect(data).toMatchObject({
      document: '24971563792',
      phone: { phone: '1133334444' },
      address: { postal_code: '01310100', city: { city: 'São Paulo', state: { state_abbr: 'SP' } } },
    });
    expect(account.violations).toEqual([]);
  });

  test.each(['axios/1.0', 'Loja', 'Loja (sem e-mail)'])('turns the nameless client "%s" away', async (userAgent) => {
    const account = openAccount();
    expect((await account.call('GET', '/balance', undefined, { 'User-Agent': userAgent })).status).toBe(403);
    expect(account.rules()).toEqual(['user-agent']);
  });

  test('refuses a token it never issued, and reports it', async () => {
    const account = openAccount();
    account.useToken('invented');
    expect(await account.call('GET', '/balance')).toMatchObject({ status: 401, data: { message: 'Unauthenticated.' } });
    expect(account.rules()).toEqual(['authorization']);
  });

  test('lets an access token expire after 30 days without blame', async () => {
    const account = openAccount();
    account.useToken(account.vendor.secrets.accessToken);
    expect((await account.call('GET', '/balance')).status).toBe(200);
    await account.clock.advance(30 * 86_400_000);
    expect((await account.call('GET', '/balance')).status).toBe(401);
    expect(account.violations).toEqual([]);
  });

  test('rotates the refresh token, and reports one that is used twice', async () => {
    const account = openAccount();
    const { clientId, clientSecret, refreshToken } = account.vendor.secrets;
    const refresh = (token: string) =>
      account.call('POST', '/oauth/token', {
        grant_type: 'refresh_token',
        client_id: clientId,
        client_secret: clientSecret,
        refresh_token: token,
      });
    const first = await refresh(refreshToken);
    expect(first.data).toMatchObject({ token_type: 'Bearer', expires_in: 2_592_000 });
    expect(first.data.refresh_token).not.toBe(refreshToken);
    account.useToken(first.data.access_token);
    expect((await account.call('GET', '/balance')).status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(401);
    expect(account.rules()).toEqual(['oauth-refresh']);
  });

  test('expires what can be renewed and leaves the panel token', async () => {
    const account = openAccount();
    account.vendor.expireTokens?.();
    expect((await account.call('GET', '/balance')).status).toBe(200);
    account.useToken(account.vendor.secrets.accessToken);
    expect((await account.call('GET', '/balance')).status).toBe(401);
  });

  test('gives a consent for scopes separated by %20, not by a plus sign', async () => {
    const account = openAccount();
    const { clientId, clientSecret, redirectUri } = account.vendor.secrets;
    const ask = (scope: string) =>
      account.call(
        'GET',
        `/oauth/authorize?client_id=${clientId}&redirect_uri=${encodeURIComponent(redirectUri)}&response_type=code&state=s&scope=${scope}`,
      );
    expect((await ask('cart-read+cart-write')).status).toBe(400);
    expect(account.rules()).toEqual(['oauth-scope']);
    const location = new URL((await ask('cart-read%20cart-write')).headers.get('Location') ?? '');
    expect(location.searchParams.get('state')).toBe('s');
    const tokens = await account.call('POST', '/oauth/token', {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code: location.searchParams.get('code'),
    });
    account.useToken(tokens.data.access_token);
    expect((await account.call('GET', '/cart')).status).toBe(200);
    expect(await account.call('GET', '/orders')).toMatchObject({ status: 403, data: { message: 'This action is unauthorized.' } });
  });

  test('counts 250 requests in a minute on the wall clock', async () => {
    const account = openAccount();
    for (let index = 0; index < 250; index++) await account.call('GET', '/balance');
    expect(account.violations).toEqual([]);
    await account.clock.advance(3_600_000);
    const blocked = await account.call('GET', '/balance');
    expect(blocked.status).toBe(429);
    expect(blocked.headers.get('Retry-After')).toBe('60');
    expect(account.rules()).toEqual(['rate-limit']);
    account.letWallPass(60_001);
    expect((await account.call('GET', '/balance')).status).toBe(200);
  });

  test('wants JSON asked for, and an application that is registered', async () => {
    const account = openAccount();
    expect((await account.call('GET', '/balance', undefined, { Accept: '*/*' })).status).toBe(200);
    expect((await account.call('POST', '/oauth/token', { grant_type: 'refresh_token', client_id: '1', client_secret: 'x' })).status).toBe(
      401,
    );
    expect(account.rules()).toEqual(['accept-header', 'oauth-client']);
  });

  test('reports a route that does not exist', async () => {
    const account = openAccount();
    expect((await account.call('GET', '/shipment/nothing')).status).toBe(404);
    expect(account.rules()).toEqual(['unknown-route']);
  });
});
