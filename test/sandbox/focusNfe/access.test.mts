import { describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/simulators/focusNfe/routes.mts';
import { truths } from '../../../sandbox/simulators/focusNfe/truths.mts';
import { openAccount } from './account.mts';

describe('the token', () => {
  test('is the user of Basic authentication; the password is empty', async () => {
    const account = openAccount();
    const ask = (authorization: string) => account.send('GET', '/v2/hooks', undefined, { authorization });
    expect((await ask(account.basic(account.focus.secrets.token))).status).toBe(200);
    expect((await ask(account.basic(account.focus.secrets.homologationToken))).status).toBe(401);
    expect(account.violations).toEqual([]);
    expect((await ask(account.basic(account.focus.secrets.token, 'x'))).status).toBe(401);
    expect((await ask('Bearer x')).status).toBe(401);
    expect(account.rules()).toEqual(['password-not-empty', 'no-token']);
  });
});

describe('credits', () => {
  test('are a hundred a minute, and every answer tells of them', async () => {
    const account = openAccount();
    const first = await account.get('/v2/hooks');
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`rate-limit-${name}`))).toEqual(['100', '99', '60']);
    account.pass(20_000);
    for (let count = 1; count < 100; count++) expect((await account.get('/v2/hooks')).status).toBe(200);
    const over = await account.get('/v2/hooks');
    expect([over.status, over.headers.get('rate-limit-remaining'), over.headers.get('rate-limit-reset')]).toEqual([429, '0', '40']);
    expect(account.rules()).toEqual(['rate-limit']);
    account.pass(40_000);
    expect((await account.get('/v2/hooks')).status).toBe(200);
  });

  test('run on the wall clock', async () => {
    const account = openAccount({ creditsPerMinute: 1 });
    await account.get('/v2/hooks');
    await account.clock.advance(120_000);
    expect((await account.get('/v2/hooks')).status).toBe(429);
  });
});

describe('what is simulated', () => {
  test('is labelled, each behaviour once, in a sentence', () => {
    expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
    for (const { behaviour } of truths) expect(behaviour).toMatch(/^[A-Z].*\.$/);
  });

  test('has a name for every operation', () => {
    const account = openAccount();
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
    expect(account.operation('POST', '/v2/nfe')).toBe('nfe.create');
    expect(account.operation('POST', '/v2/nfe/inutilizacao')).toBe('nfe.void');
    expect(account.operation('GET', '/v2/nfe/a1')).toBe('nfe.get');
    expect(account.operation('GET', '/arquivos/x/a1.xml')).toBe('file.get');
    expect(account.operation('PUT', '/v2/nfe/a1')).toBe('unknown');
  });
});
