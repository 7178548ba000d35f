/** OAuth: the consent page, where the owner agrees at once, and tokens for a day. */
import { letters } from '../../world/randomText.mts';
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { failure, type Simulation, type Tokens } from './context.mts';

const day = 86_400;

export function issue({ random, sessions, refreshTokens, world }: Simulation): Tokens {
  const access_token = letters(random, 64);
  const refresh_token = letters(random, 43);
  sessions.set(access_token, world.clock.now() + day * 1000);
  refreshTokens.add(refresh_token);
  return { access_token, refresh_token, expires_in: day };
}

export function authorize(simulation: Simulation, { url }: Incoming): Answer {
  const redirect = url.searchParams.get('redirect_uri');
  if (url.searchParams.get('client_id') !== simulation.secrets.clientId || redirect === null) {
    simulation.violation('oauth-authorize', 'client_id or redirect_uri is wrong');
    return failure(400, 'INVALID_CLIENT', 'Invalid client');
  }
  const code = letters(simulation.random, 32);
  simulation.codes.add(code);
  const target = new URL(redirect);
  target.searchParams.set('code', code);
  const state = url.searchParams.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href } };
}

/** JSON or a form. A refresh token stays good. */
export function token(simulation: Simulation, { body, headers }: Incoming): Answer {
  const isJson = (headers.get('content-type') ?? '').includes('json');
  const given = (isJson ? parseJson(body) : Object.fromEntries(new URLSearchParams(body))) as Record<string, string> | undefined;
  const { client_id: id, client_secret: secret, refresh_token: refresh, code } = given ?? {};
  if (id !== simulation.secrets.clientId || secret !== simulation.secrets.clientSecret) {
    simulation.violation('oauth-client', 'client id or secret is wrong');
    return failure(401, 'ACCESS_DENIED', 'Wrong credentials provided.');
  }
  if (code !== undefined && simulation.codes.delete(code)) return { status: 200, body: issue(simulation) };
  if (refresh === undefined || !simulation.refreshTokens.has(refresh))
    return failure(
      401,
      code === undefined ? 'INVALID_REFRESH_TOKEN' : 'EXPIRED_CODE_GRANT',
      'The provided refresh token is invalid or was revoked.',
    );
  const { access_token, expires_in } = issue(simulation);
  return { status: 200, body: { access_token, expires_in, refresh_token: refresh } };
}
