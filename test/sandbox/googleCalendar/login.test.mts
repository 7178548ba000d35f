import { expect, test } from 'vitest';
import { hour, day, openAccount } from './account.mts';

const callback = 'https://n8n.example/rest/oauth2-credential/callback';

function openLogin() {
  const account = openAccount();
  const { secrets } = account.simulator;
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    account.fetch('https://oauth2.googleapis.com/token', { method: 'POST', body: new URLSearchParams(fields), headers });
  const client = { client_id: secrets.clientId, client_secret: secrets.clientSecret };
  return {
    ...account,
    client,
    form,
    refresh: (token: string, more = {}) => form({ refresh_token: token, grant_type: 'refresh_token', ...client, ...more }),
    consent: async (more: Record<string, string> = {}) => {
      const ask = {
        client_id: secrets.clientId,
        redirect_uri: callback,
        response_type: 'code',
        scope: 'https://www.googleapis.com/auth/calendar.events',
        access_type: 'offline',
        prompt: 'consent',
        state: 'ours',
        ...more,
      };
      return await account.fetch(`https://accounts.google.com/o/oauth2/v2/auth?${new URLSearchParams(ask).toString()}`);
    },
  };
}

const codeOf = (answer: { headers: Headers }) => new URL(answer.headers.get('location')!).searchParams.get('code')!;

test('consent brings a code, the code a login with a refresh token', async () => {
  const { consent, form, client, request, rules } = openLogin();
  const redirect = await consent();
  expect(redirect.status).toBe(302);
  expect(new URL(redirect.headers.get('location')!).searchParams.get('state')).toBe('ours');
  const { status, body } = await form({ grant_type: 'authorization_code', code: codeOf(redirect), redirect_uri: callback, ...client });
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 3599, token_type: 'Bearer', scope: 'https://www.googleapis.com/auth/calendar.events' });
  expect(body.refresh_token).toMatch(/^1\/\/0/);
  expect((await request('GET', 'calendars/primary/events', { token: body.access_token })).status).toBe(200);
  expect(rules()).toEqual([]);
});

test('a code works once, and without access_type=offline there is no refresh token', async () => {
  const { consent, form, client } = openLogin();
  const code = codeOf(await consent({ access_type: 'online' }));
  const redeem = () => form({ grant_type: 'authorization_code', code, redirect_uri: callback, ...client });
  expect((await redeem()).body.refresh_token).toBeUndefined();
  expect(await redeem()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('who has consented before gets a refresh token only where consent is asked for anew', async () => {
  const { consent, form, client } = openLogin();
  const login = async (more: Record<string, string>) => {
    const code = codeOf(await consent(more));
    return (await form({ grant_type: 'authorization_code', code, redirect_uri: callback, ...client })).body.refresh_token !== undefined;
  };
  expect([await login({ prompt: '' }), await login({ prompt: '' }), await login({ prompt: 'consent' })]).toEqual([true, false, true]);
});

test('a wrong client, an unknown scope and a strange address are not let in', async () => {
  const { consent, refresh, tokens, rules } = openLogin();
  expect((await consent({ client_id: 'somebody' })).status).toBe(400);
  expect((await consent({ scope: 'calendar' })).status).toBe(400);
  expect(await refresh(tokens.refresh_token, { client_secret: 'no' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(rules()).toEqual(['oauth-authorize', 'oauth-authorize', 'oauth-client']);
});

test('an access token is good for 3,599 seconds and is then renewed with the refresh token, which stays', async () => {
  const { clock, list, refresh, refusal, request, tokens } = openLogin();
  await clock.advance(3_598_000);
  expect((await list()).status).toBe(200);
  await clock.advance(1_000);
  const late = await list();
  expect(refusal(late)[1]).toBe('authError');
  expect(late.body.error).toMatchObject({ code: 401, status: 'UNAUTHENTICATED', errors: [{ message: 'Invalid Credentials' }] });
  const renewed = await refresh(tokens.refresh_token);
  expect(renewed.body).toMatchObject({ expires_in: 3599 });
  expect(renewed.body.refresh_token).toBeUndefined();
  expect((await request('GET', 'calendars/primary/events', { token: renewed.body.access_token })).status).toBe(200);
  await clock.advance(300 * day);
  expect((await refresh(tokens.refresh_token)).status).toBe(200);
});

test('client id and secret may stand in the header', async () => {
  const { form, client, tokens } = openLogin();
  const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64');
  const answer = await form({ refresh_token: tokens.refresh_token, grant_type: 'refresh_token' }, { Authorization: `Basic ${basic}` });
  expect(answer.status).toBe(200);
});

test('the login of an app in testing ends after seven days, whatever was renewed', async () => {
  const { clock, refresh, simulator, rules } = openLogin();
  simulator.setPublishing('testing');
  const { refresh_token: token, refresh_token_expires_in: seconds } = simulator.issueTokens();
  expect(seconds).toBe(604_800);
  await clock.advance(7 * day - hour);
  expect((await refresh(token)).status).toBe(200);
  await clock.advance(hour);
  expect(await refresh(token)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  });
  expect(rules()).toEqual([]);
});

test('a login that the owner takes away neither works nor is renewed', async () => {
  const { list, refresh, simulator, tokens } = openLogin();
  simulator.revokeLogins();
  expect((await list()).status).toBe(401);
  expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
});

test('each call needs one of its scopes', async () => {
  const { list, insert, refusal, request, rules } = openAccount(['https://www.googleapis.com/auth/calendar.events.readonly']);
  expect((await list()).status).toBe(200);
  expect(refusal(await insert({}))).toEqual([403, 'insufficientPermissions', 'Request had insufficient authentication scopes.']);
  expect((await request('GET', 'users/me/calendarList')).status).toBe(403);
  expect((await request('POST', 'freeBusy', { body: {} })).status).toBe(403);
  expect(rules()).toEqual(['scope', 'scope', 'scope']);
});

test('a request without a login is refused, too', async () => {
  const { fetch, rules } = openAccount();
  const answer = await fetch('https://www.googleapis.com/calendar/v3/calendars/primary/events');
  expect(answer).toMatchObject({ status: 401, body: { error: { errors: [{ reason: 'required' }] } } });
  expect(rules()).toEqual(['authorization']);
});
