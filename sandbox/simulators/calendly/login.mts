/** Personal tokens, which last; and OAuth tokens of two hours whose refresh token is good once. */
import type { Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { letters } from '../../world/randomText.mts';
import { refuse, unauthenticated } from './errors.mts';
import type { Simulation } from './context.mts';

const accessLifetimeMs = 7_200_000;

export type Login = 'personal' | 'oauth';

export function loginOf({ secrets, state, world, violation }: Simulation, headers: Headers): Login {
  const token = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token === secrets.personalToken) return 'personal';
  const expiresAt = token === undefined ? undefined : state.access.get(token);
  if (expiresAt === undefined) {
    violation('authorization', token === undefined ? 'no bearer token' : 'a token that was never issued');
    return refuse(unauthenticated());
  }
  return world.clock.now() < expiresAt ? 'oauth' : refuse(unauthenticated('The access token expired'));
}

export function issueTokens({ random, secrets, state, world }: Simulation) {
  const access = `eyJ${letters(random, 160)}`;
  const refresh = letters(random, 43);
  state.access.set(access, world.clock.now() + accessLifetimeMs);
  state.refresh.add(refresh);
  return {
    token_type: 'Bearer' as const,
    access_token: access,
    refresh_token: refresh,
    scope: 'default',
    created_at: Math.floor(world.clock.now() / 1000),
    expires_in: accessLifetimeMs / 1000,
    owner: secrets.user,
    organization: secrets.organization,
  };
}

const refusal = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

export function authorize({ random, secrets, state, violation }: Simulation, { url }: Incoming): Answer {
  const ask = url.searchParams;
  const redirectUri = ask.get('redirect_uri');
  if (ask.get('client_id') !== secrets.clientId || redirectUri === null || ask.get('response_type') !== 'code') {
    violation('oauth-authorize', 'client_id, redirect_uri or response_type is wrong');
    return refusal(401, 'invalid_client', 'Client authentication failed due to unknown client.');
  }
  const code = letters(random, 43);
  state.codes.set(code, redirectUri);
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  const returned = ask.get('state');
  if (returned !== null) target.searchParams.set('state', returned);
  return { status: 302, headers: { Location: target.href } };
}

export function token(simulation: Simulation, { headers, body }: Incoming): Answer {
  const { secrets, violation } = simulation;
  const form = new URLSearchParams(body);
  const basic = Buffer.from(/^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '', 'base64').toString();
  const client = basic === '' ? `${form.get('client_id')}:${form.get('client_secret')}` : basic;
  if (client !== `${secrets.clientId}:${secrets.clientSecret}`) {
    violation('oauth-client', 'client id or secret is wrong');
    return refusal(401, 'invalid_client', 'Client authentication failed due to unknown client.');
  }
  return isGranted(simulation, form)
    ? { status: 200, body: issueTokens(simulation) }
    : refusal(400, 'invalid_grant', 'The provided authorization grant is invalid, expired, revoked or was issued to another client.');
}

/** Codes and refresh tokens are good once. */
function isGranted({ state, violation }: Simulation, form: URLSearchParams): boolean {
  if (form.get('grant_type') === 'refresh_token') {
    const isGood = state.refresh.delete(form.get('refresh_token') ?? '');
    if (!isGood) violation('oauth-refresh', 'a refresh token that is unknown or was used before');
    return isGood;
  }
  const code = form.get('code') ?? '';
  const isGood = form.get('grant_type') === 'authorization_code' && state.codes.get(code) === form.get('redirect_uri');
  state.codes.delete(code);
  if (!isGood) violation('oauth-code', 'a code that is unknown, used or of another redirect_uri');
  return isGood;
}
