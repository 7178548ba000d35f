import { describe, expect, test } from 'vitest';
import { openAccount } from './account.mts';
import type { Account } from './account.mts';

const ask = (account: Account, path = '/depositos') =>
  account.fetch(`https://api.bling.com.br/Api/v3${path}`, { headers: { Authorization: `Bearer ${account.tokens.access_token}` } });

describe("Bling's limits", () => {
  test('serves three requests a second and refuses the fourth', async () => {
    const account = openAccount();
    for (let count = 0; count < 3; count++) expect((await ask(account)).status).toBe(200);
    expect(account.violations).toEqual([]);
    const fourth = await ask(account);
    expect(fourth).toMatchObject({ status: 429, body: { error: { type: 'TOO_MANY_REQUESTS', limit: 3, period: 'second' } } });
    expect(account.rules()).toEqual(['rate-limit']);
  });

  test('counts on the wall clock, with 50 ms for jitter', async () => {
    const account = openAccount();
    for (let count = 0; count < 3; count++) await ask(account);
    await account.clock.advance(60_000);
    account.pass(949);
    expect((await ask(account)).status).toBe(429);
    account.pass(1);
    expect((await ask(account)).status).toBe(200);
  });

  test('counts all operations of the account together, but not the tokens', async () => {
    const account = openAccount();
    for (const path of ['/depositos', '/contatos', '/nfe']) await ask(account, path);
    await account.token({ grant_type: 'refresh_token', refresh_token: account.tokens.refresh_token });
    expect((await ask(account, '/produtos')).status).toBe(429);
  });

  test('ends the day after the last request of the day', async () => {
    const account = openAccount({ limits: { perDay: 5 } });
    for (let count = 0; count < 5; count++) expect((await account.get('/depositos')).status).toBe(200);
    expect((await account.get('/depositos')).body.error).toMatchObject({ type: 'TOO_MANY_REQUESTS', limit: 5, period: 'day' });
    account.pass(86_400_000);
    expect((await account.get('/depositos')).status).toBe(200);
    expect(account.rules()).toEqual(['daily-limit']);
  });

  test('blocks the address for ten minutes after 300 errors in ten seconds', async () => {
    const account = openAccount();
    for (let count = 0; count < 301; count++) await account.fetch('https://api.bling.com.br/Api/v3/nada');
    expect(account.rules().filter((rule) => rule === 'ip-block')).toHaveLength(1);
    account.pass(60_000);
    expect((await ask(account)).status).toBe(403);
    await account.clock.advance(600_000);
    expect((await ask(account)).status).toBe(200);
  });

  test('blocks the address after 600 requests in ten seconds', async () => {
    const account = openAccount({ limits: { perSecond: 1000 } });
    for (let count = 0; count < 600; count++) expect((await ask(account)).status).toBe(200);
    expect((await ask(account)).status).toBe(403);
    expect(account.rules()).toEqual(['ip-block']);
  });

  test('blocks the address for an hour after 20 token calls in a minute', async () => {
    const account = openAccount();
    let refresh = account.tokens.refresh_token;
    for (let count = 0; count < 20; count++) {
      const { status, body } = await account.token({ grant_type: 'refresh_token', refresh_token: refresh });
      expect(status).toBe(200);
      refresh = body.refresh_token;
    }
    expect((await account.token({ grant_type: 'refresh_token', refresh_token: refresh })).status).toBe(403);
    await account.clock.advance(59 * 60_000);
    expect((await ask(account)).status).toBe(403);
    await account.clock.advance(60_000);
    account.pass(61_000);
    expect((await account.token({ grant_type: 'refresh_token', refresh_token: refresh })).status).toBe(200);
    expect(account.rules()).toEqual(['ip-block', 'request-while-blocked']);
  });
});
