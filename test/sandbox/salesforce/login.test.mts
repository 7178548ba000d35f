/** How one gets in. */
import { describe, expect, test } from 'vitest';
import { data, openSalesforce } from './account.mts';
import { assertion } from './assertion.mts';

describe('client credentials', () => {
  test('are good at the account’s own host, and at no other', async () => {
    const { login, simulator, rules } = openSalesforce();
    const form = { grant_type: 'client_credentials', client_id: simulator.secrets.clientId, client_secret: simulator.secrets.clientSecret };
    const { status, body } = await login('loja.my.salesforce.com', form);
    expect([status, body.instance_url, body.token_type, 'expires_in' in body, 'refresh_token' in body]).toEqual([
      200,
      'https://loja.my.salesforce.com',
      'Bearer',
      false,
      false,
    ]);
    expect((await login('login.salesforce.com', form)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'request not supported on this domain',
    });
    expect((await login('loja.my.salesforce.com', { ...form, client_secret: 'x' })).body.error).toBe('invalid_client');
    expect(rules()).toEqual(['oauth-host', 'oauth-client']);
  });
});

describe('a signed assertion', () => {
  const openWith = (change: object = {}) => {
    const world = openSalesforce();
    const { clientId, username, privateKey } = world.simulator.secrets;
    const now = Date.parse('2026-11-24T15:00:00Z') / 1000;
    const claims = { iss: clientId, sub: username, aud: 'https://login.salesforce.com', exp: now + 180, ...change };
    const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(privateKey, claims) };
    return { ...world, form };
  };

  test('is good at either host', async () => {
    const { login, form, request } = openWith();
    for (const host of ['login.salesforce.com', 'loja.my.salesforce.com']) {
      const { status, body } = await login(host, form);
      expect(status).toBe(200);
      expect((await request('GET', `${data}/limits`, undefined, { Authorization: `Bearer ${body.access_token}` })).status).toBe(200);
    }
  });

  test.each([
    ['of another client', { iss: 'x' }, 'invalid_client_id'],
    ['of another user', { sub: 'x@y.example' }, 'invalid_grant'],
    ['for another audience', { aud: 'https://test.salesforce.com' }, 'invalid_grant'],
    ['that is too old', { exp: 1 }, 'invalid_grant'],
    ['that is good for an hour', { exp: Date.parse('2026-11-24T16:00:00Z') / 1000 }, 'invalid_grant'],
  ])('%s is refused', async (_, change, error) => {
    const { login, form, rules } = openWith(change);
    expect((await login('login.salesforce.com', form)).body.error).toBe(error);
    expect(rules()).toEqual(['oauth-assertion']);
  });

  test('with a signature of somebody else is refused', async () => {
    const { login, form } = openWith();
    const forged = `${form.assertion.slice(0, -20)}AAAAAAAAAAAAAAAAAAAA`;
    expect((await login('login.salesforce.com', { ...form, assertion: forged })).body.error_description).toBe('invalid assertion');
  });
});

test('a session ends after two hours, and when all do', async () => {
  const { request, clock, simulator, login, session } = openSalesforce();
  await clock.advance(7_199_000);
  expect((await request('GET', `${data}/limits`)).status).toBe(200);
  await clock.advance(1_000);
  expect((await request('GET', `${data}/limits`)).body).toEqual([
    { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
  ]);
  const { clientId, clientSecret } = simulator.secrets;
  const form = { grant_type: 'refresh_token', refresh_token: session.refresh_token, client_id: clientId, client_secret: clientSecret };
  const fresh = await login('login.salesforce.com', form);
  expect((await request('GET', `${data}/limits`, undefined, { Authorization: `Bearer ${fresh.body.access_token}` })).status).toBe(200);
});

test('the limit of a day is told by its name, and how much of it is used', async () => {
  const { request, simulator } = openSalesforce();
  expect((await request('GET', `${data}/limits`)).headers.get('sforce-limit-info')).toBe('api-usage=1/100000');
  simulator.setRequestLimitReached(true);
  const { status, body } = await request('GET', `${data}/limits`);
  expect([status, body[0].errorCode]).toEqual([403, 'REQUEST_LIMIT_EXCEEDED']);
});
