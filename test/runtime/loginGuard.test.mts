/** A login that a vendor keeps refusing is not tried on every call: a person has to connect it again. */
import { describe, expect, test } from 'vitest';
import { guardLogin } from '../../runtime/host/loginGuard.ts';
import type { HttpResponse } from '../../runtime/client/http.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const request = { method: 'GET' as const, url: 'https://api.acme.test/things' };
const answer = (status: number): HttpResponse => ({ answered: true, status, headers: {}, body: {} });

let accounts = 0;

function guarded(settings: Record<string, unknown> = { oauthTokenData: { access_token: 'a', refresh_token: 'r' } }) {
  const clock = createVirtualClock();
  const account = `account ${++accounts}`;
  const vendor = { status: 401, calls: 0, onCall: (_call: number) => {} };
  const read = () => Promise.resolve(settings);
  const transport = async () => {
    vendor.onCall(++vendor.calls);
    return await Promise.resolve(answer(vendor.status));
  };
  return { vendor, settings, clock, ask: async () => await guardLogin(transport, account, { ...settings }, read, clock)(request) };
}

describe('a refused login', () => {
  test('is tried twice, and then once a minute', async () => {
    const { vendor, clock, ask } = guarded();
    for (let times = 0; times < 30; times++) expect(await ask()).toMatchObject({ status: 401 });
    expect(vendor.calls).toBe(2);
    await clock.run(clock.sleep(61_000));
    for (let times = 0; times < 30; times++) await ask();
    expect(vendor.calls).toBe(3);
  });

  test('that was connected again works at once', async () => {
    const { vendor, settings, ask } = guarded();
    for (let times = 0; times < 3; times++) await ask();
    settings.oauthTokenData = { access_token: 'b', refresh_token: 's' };
    vendor.status = 200;
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('once is not yet refused for good', async () => {
    const { vendor, ask } = guarded();
    await ask();
    vendor.status = 200;
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('of a credential with nothing to renew is left to the vendor', async () => {
    const { vendor, ask } = guarded({ apiKey: 'k' });
    for (let times = 0; times < 5; times++) await ask();
    expect(vendor.calls).toBe(5);
  });
});

describe('a login that ended again while it was being renewed', () => {
  test.each([
    ['an OAuth2 login', (call: number) => ({ oauthTokenData: { access_token: String(call), refresh_token: 'r' } })],
    ['a token that a credential buys', (call: number) => ({ accessToken: String(call) })],
  ])('is tried with its next token: %s', async (_what, renewed) => {
    const { vendor, settings, ask } = guarded(renewed(0));
    vendor.onCall = (call) => {
      Object.assign(settings, renewed(call));
      if (call === 3) vendor.status = 200;
    };
    expect(await ask()).toMatchObject({ status: 200 });
    expect(vendor.calls).toBe(3);
  });

  test('is not tried for ever', async () => {
    const { vendor, settings, ask } = guarded({ accessToken: '0' });
    vendor.onCall = (call) => Object.assign(settings, { accessToken: String(call) });
    expect(await ask()).toMatchObject({ status: 401 });
    expect(vendor.calls).toBe(3);
  });
});
