/** Two credentials may log in to one account: locks, limits and memories go by the account. */
import { describe, expect, test } from 'vitest';
import { accountName, accountOfLogin, accountOfToken, withoutSlash } from '../../runtime/client/accountName.ts';
import type { VendorEntry } from '../../runtime/vendorEntry.ts';
import * as registry from '../../vendors/index.ts';
import { knowAccounts } from '../support/accountsByCredential.mts';

knowAccounts();

const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('the name of an account', () => {
  test('is the same for the same fields, another for others, and holds no secret', () => {
    const name = accountName({ apiKey: ' k-secret ' }, 'apiKey');
    expect(name).toBe(accountName({ apiKey: 'k-secret' }, 'apiKey'));
    expect(name).not.toBe(accountName({ apiKey: 'k-secret2' }, 'apiKey'));
    expect(name).not.toContain('secret');
    expect(accountName({ a: 'x', b: 'yz' }, 'a', 'b')).not.toBe(accountName({ a: 'xy', b: 'z' }, 'a', 'b'));
  });

  test.each([undefined, null, '', '  ', 7, {}])('is not known where a field is %j', (apiKey) => {
    expect(accountName({ apiKey }, 'apiKey')).toBeUndefined();
  });

  test('stays when a token is renewed', () => {
    const first = accountOfToken(token({ sub: '7', exp: 1, jti: 'a', iat: 1 }));
    expect(first).toEqual(expect.any(String));
    expect(accountOfToken(token({ sub: '7', exp: 2, jti: 'b', iat: 2 }))).toBe(first);
  });

  test('is another one for another user, company or app', () => {
    const names = [{ sub: '7' }, { sub: '8' }, { sub: '7', company_id: 1 }, { sub: '7', company_id: 2 }].map((claims) =>
      accountOfToken(token(claims)),
    );
    expect(new Set(names).size).toBe(4);
    const login = (clientId: string) => accountOfLogin({ clientId, oauthTokenData: { access_token: token({ sub: '7' }) } });
    expect(login('one')).not.toBe(login('other'));
  });

  test.each(['', 'opaque', 'a.b.c', 'a.eyJ4IjoxfQ.c', 'a.bnVsbA.c', 7, null, undefined])('is not known from the token %j', (value) => {
    expect(accountOfToken(value)).toBeUndefined();
    expect(accountOfLogin({ clientId: 'x', oauthTokenData: { access_token: value } })).toBeUndefined();
    expect(accountOfLogin({ clientId: 'x' })).toBeUndefined();
  });

  test('does not depend on how a server was typed', () => {
    const name = (serverUrl: string) => accountName(withoutSlash({ serverUrl }, 'serverUrl'), 'serverUrl');
    expect(name('https://Evo.example/ ')).toBe(name('https://evo.example'));
  });
});

const isEntry = (value: unknown): value is VendorEntry<unknown> => typeof value === 'object' && value !== null && 'credentialType' in value;
const entries = Object.values(registry).flatMap((list) => Object.values(list).filter(isEntry));

test.each(entries.map((entry) => [entry.id, entry] as const))('%s names its account, and none where nothing is filled in', (_, entry) => {
  expect(entry.accountOf).toBeTypeOf('function');
  expect(entry.accountOf!({})).toBeUndefined();
});
