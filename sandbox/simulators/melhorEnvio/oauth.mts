/** The OAuth application: consent (given at once), tokens of 30 days, rotating refresh tokens of 45 days. */
import { Hono } from 'hono';
import type { Simulation } from './context.mts';
import { letters } from './ids.mts';
import { json } from './replies.mts';
import { allScopes, newRefreshToken, newToken } from './secrets.mts';

const day = 86_400_000;
const accessLifetime = 30 * day;
const refreshLifetime = 45 * day;
const codeLifetime = 600_000;

export function oauthRoutes(simulation: Simulation): Hono {
  const app = new Hono();
  app.get('/oauth/authorize', (call) => authorize(simulation, new URL(call.req.url)));
  app.post('/oauth/token', async (call) => exchange(simulation, await readFields(call.req.raw)));
  return app;
}

function authorize(simulation: Simulation, url: URL): Response {
  const { state, world } = simulation;
  const query = url.searchParams;
  const redirectUri = query.get('redirect_uri') ?? '';
  if (
    query.get('client_id') !== state.secrets.clientId ||
    redirectUri !== state.secrets.redirectUri ||
    query.get('response_type') !== 'code'
  ) {
    simulation.violation('oauth-client', 'client_id, redirect_uri or response_type does not match the registered application');
    return oauthError(401, 'invalid_client', 'Client authentication failed');
  }
  const scopes = scopesOf(url);
  if (!scopes) {
    simulation.violation('oauth-scope', 'scopes must be known and separated by %20, not by +');
    return oauthError(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed');
  }
  const code = `def502${letters(state.random, 80, '0123456789abcdef')}`;
  state.authorizationCodes.set(code, { scopes, expiresAt: world.clock.now() + codeLifetime, redirectUri });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  const returned = query.get('state');
  if (returned !== null) target.searchParams.set('state', returned);
  return new Response(null, { status: 302, headers: { Location: target.toString() } });
}

function scopesOf(url: URL): string[] | undefined {
  const raw = /[?&]scope=([^&]*)/.exec(url.search)?.[1] ?? '';
  if (raw.includes('+')) return undefined;
  const scopes = decodeURIComponent(raw).split(' ').filter(Boolean);
  return scopes.length > 0 && scopes.every((scope) => allScopes.includes(scope)) ? scopes : undefined;
}

function exchange(simulation: Simulation, fields: Readonly<Record<string, unknown>>): Response {
  const { secrets } = simulation.state;
  if (String(fields.client_id) !== secrets.clientId || fields.client_secret !== secrets.clientSecret) {
    simulation.violation('oauth-client', 'wrong client_id or client_secret');
    return oauthError(401, 'invalid_client', 'Client authentication failed');
  }
  if (fields.grant_type === 'refresh_token') return refresh(simulation, String(fields.refresh_token));
  if (fields.grant_type === 'authorization_code') return redeem(simulation, String(fields.code), fields.redirect_uri);
  simulation.violation('oauth-grant', 'unsupported grant_type');
  return oauthError(400, 'unsupported_grant_type', 'The authorization grant type is not supported by the authorization server.');
}

function refresh(simulation: Simulation, value: string): Response {
  const { state, world } = simulation;
  const token = state.refreshTokens.get(value);
  if (!token || token.spent) simulation.violation('oauth-refresh', token ? 'a refresh token was used twice' : 'an unknown refresh token');
  if (!token || token.spent || token.expiresAt <= world.clock.now())
    return oauthError(401, 'invalid_request', 'The refresh token is invalid.');
  token.spent = true;
  state.accessTokens.delete(token.accessToken);
  return issue(simulation, token.scopes);
}

function redeem(simulation: Simulation, code: string, redirectUri: unknown): Response {
  const { state, world } = simulation;
  const granted = state.authorizationCodes.get(code);
  state.authorizationCodes.delete(code);
  if (!granted || granted.expiresAt <= world.clock.now() || granted.redirectUri !== redirectUri) {
    simulation.violation('oauth-code', 'an authorization code that is unknown, spent, expired or of another redirect_uri');
    return oauthError(400, 'invalid_grant', 'The provided authorization grant is invalid, expired or revoked.');
  }
  return issue(simulation, granted.scopes);
}

function issue(simulation: Simulation, scopes: readonly string[]): Response {
  const { random } = simulation.state;
  const pair = { accessToken: newToken(random), refreshToken: newRefreshToken(random) };
  storePair(simulation, pair, scopes);
  return json({
    token_type: 'Bearer',
    expires_in: accessLifetime / 1_000,
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
  });
}

export function storePair(
  { state, world }: Simulation,
  pair: { accessToken: string; refreshToken: string },
  scopes: readonly string[],
): void {
  const now = world.clock.now();
  state.accessTokens.set(pair.accessToken, { value: pair.accessToken, scopes, expiresAt: now + accessLifetime, panel: false });
  state.refreshTokens.set(pair.refreshToken, {
    value: pair.refreshToken,
    scopes,
    expiresAt: now + refreshLifetime,
    accessToken: pair.accessToken,
    spent: false,
  });
}

async function readFields(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (!/json/.test(request.headers.get('Content-Type') ?? '')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const oauthError = (status: number, error: string, description: string): Response =>
  json({ error, error_description: description, message: description }, status);
