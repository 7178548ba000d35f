import { describe, expect, test } from 'vitest';
import { truths } from '../../../sandbox/simulators/calendly/truths.mts';
import { hook, openCalendly } from './account.mts';

test('tells who one is', async () => {
  const { request, simulator } = openCalendly();
  const { body } = await request('GET', 'users/me');
  expect(body.resource).toMatchObject({ uri: simulator.secrets.user, current_organization: simulator.secrets.organization });
});

test('a subscription is made, listed and deleted; its key is never shown', async () => {
  const { request, subscribe, simulator, rules } = openCalendly();
  const made = await subscribe();
  expect(made.status).toBe(201);
  expect(made.body.resource).toMatchObject({ callback_url: hook, state: 'active', scope: 'user', retry_started_at: null });
  expect(made.text).not.toContain('our key');
  const { organization, user } = simulator.secrets;
  const query = new URLSearchParams({ scope: 'user', organization, user }).toString();
  const listed = await request('GET', `webhook_subscriptions?${query}`);
  expect(listed.body.collection).toEqual([made.body.resource]);
  expect(listed.body.pagination).toMatchObject({ count: 1, next_page: null });
  const path = (made.body.resource.uri as string).replace('https://api.calendly.com/', '');
  expect((await request('GET', path)).body.resource.uri).toBe(made.body.resource.uri);
  expect((await request('DELETE', path)).status).toBe(204);
  expect((await request('DELETE', path)).body.title).toBe('Resource Not Found');
  expect(rules()).toEqual([]);
});

test('the calls of n8n’s own trigger are taken', async () => {
  const { request, simulator, rules } = openCalendly();
  const { organization, user } = simulator.secrets;
  const scope = `scope=user&organization=${encodeURIComponent(organization)}&user=${encodeURIComponent(user)}`;
  expect((await request('GET', 'users/me')).status).toBe(200);
  expect((await request('GET', `webhook_subscriptions?${scope}`)).status).toBe(200);
  const body = {
    url: 'https://n8n.example.com/webhook/wid-1/webhook',
    events: ['invitee.created', 'invitee.canceled'],
    organization,
    scope: 'user',
    signing_key: '3f45d54b',
    user,
  };
  expect((await request('POST', 'webhook_subscriptions', body)).status).toBe(201);
  expect(rules()).toEqual([]);
});

describe('is refused', () => {
  test.each([
    [{ url: 'http://n8n.example/webhook' }, 400, 'url'],
    [{ url: 'https://localhost' }, 400, 'url'],
    [{ events: ['invitee.moved'] }, 400, 'events'],
    [{ events: ['routing_form_submission.created'] }, 400, 'events'],
    [{ events: [] }, 400, 'events'],
    [{ scope: 'team' }, 400, 'scope'],
    [{ user: undefined }, 400, 'user'],
    [{ organization: undefined }, 400, 'organization'],
    [{ organization: 'https://api.calendly.com/organizations/other' }, 403, undefined],
  ])('%j: %i', async (change, status, parameter) => {
    const { subscribe, rules } = openCalendly();
    const answer = await subscribe(change);
    expect(answer.status).toBe(status);
    expect(answer.body.details?.[0].parameter).toBe(parameter);
    expect(rules()).toHaveLength(1);
  });

  test('the same URL twice', async () => {
    const { subscribe } = openCalendly();
    await subscribe();
    expect(await subscribe()).toMatchObject({ status: 409, body: { title: 'Already Exists' } });
  });

  test('an organization’s by a member, a plan without webhooks', async () => {
    const { subscribe, simulator, rules } = openCalendly();
    simulator.setAdmin(false);
    expect((await subscribe({ scope: 'organization' })).body.title).toBe('Permission Denied');
    expect((await subscribe()).status).toBe(201);
    simulator.setPlan('withoutWebhooks');
    expect((await subscribe({ url: `${hook}/2` })).body.message).toBe('Please upgrade to a paid Calendly account.');
    expect(rules()).toEqual([]);
  });

  test('a list without what it needs', async () => {
    const { request } = openCalendly();
    expect((await request('GET', 'webhook_subscriptions')).body.details[0].parameter).toBe('scope');
    expect((await request('GET', 'webhook_subscriptions?scope=user&organization=x')).body.details[0].parameter).toBe('user');
  });

  test('a call without a login', async () => {
    const { request, rules } = openCalendly();
    expect((await request('GET', 'users/me', undefined, 'nobody')).body).toEqual({
      title: 'Unauthenticated',
      message: 'The access token is invalid',
    });
    expect(rules()).toEqual(['authorization']);
  });
});

describe('OAuth', () => {
  const refresh = (account: ReturnType<typeof openCalendly>, token: string) => {
    const { clientId, clientSecret } = account.simulator.secrets;
    return account.fetch('https://auth.calendly.com/oauth/token', {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }),
    });
  };

  test('brings a login by a code', async () => {
    const { fetch, simulator, request } = openCalendly();
    const { clientId, clientSecret } = simulator.secrets;
    const redirect = 'https://n8n.example/callback';
    const ask = new URLSearchParams({ client_id: clientId, response_type: 'code', redirect_uri: redirect, state: 'ours' });
    const target = new URL((await fetch(`https://auth.calendly.com/oauth/authorize?${ask.toString()}`)).headers.get('location')!);
    const { body } = await fetch('https://auth.calendly.com/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: target.searchParams.get('code')!,
        redirect_uri: redirect,
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    expect((await request('GET', 'users/me', undefined, body.access_token)).status).toBe(200);
  });

  test('tokens last two hours, and a refresh token is good once', async () => {
    const account = openCalendly();
    const tokens = account.simulator.issueTokens();
    await account.clock.advance(7_200_000);
    expect((await account.request('GET', 'users/me', undefined, tokens.access_token)).body.message).toBe('The access token expired');
    const renewed = await refresh(account, tokens.refresh_token);
    expect((await account.request('GET', 'users/me', undefined, renewed.body.access_token)).status).toBe(200);
    expect((await refresh(account, tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect(account.rules()).toEqual(['oauth-refresh']);
  });
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
