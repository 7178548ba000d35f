/** Google's consent page, where the owner agrees at once, and its token endpoint. */
import type { Answer } from '../../../http/answer.mts';
import type { Incoming } from '../../../http/app.mts';
import type { Simulation } from '../context.mts';
import type { GoogleTokens } from './logins.mts';
import { knownScopes } from './scopes.mts';

const refusal = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

const page = (error: string): Answer => ({
  status: 400,
  body: `<!DOCTYPE html><title>Error 400: ${error}</title>`,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
});

function faultOf({ logins }: Simulation, ask: URLSearchParams, scopes: readonly string[]): string | undefined {
  if (ask.get('client_id') !== logins.secrets.clientId) return 'invalid_client';
  if (ask.get('redirect_uri') === null) return 'redirect_uri_mismatch';
  if (ask.get('response_type') !== 'code') return 'unsupported_response_type';
  return scopes.length > 0 && scopes.every((one) => knownScopes.has(one)) ? undefined : 'invalid_scope';
}

export function authorize(simulation: Simulation, { url }: Incoming): Answer {
  const ask = url.searchParams;
  const scopes = (ask.get('scope') ?? '').split(/[ ,]+/).filter(Boolean);
  const fault = faultOf(simulation, ask, scopes);
  if (fault !== undefined) {
    simulation.violation('oauth-authorize', fault);
    return page(fault);
  }
  const target = new URL(ask.get('redirect_uri')!);
  target.searchParams.set('code', consent(simulation, ask, scopes));
  target.searchParams.set('scope', scopes.join(' '));
  const state = ask.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href } };
}

function consent({ logins }: Simulation, ask: URLSearchParams, scopes: readonly string[]): string {
  const isAsked = (ask.get('prompt') ?? '').split(' ').includes('consent') || !logins.hasConsented();
  return logins.newCode({ redirectUri: ask.get('redirect_uri')!, scopes, offline: ask.get('access_type') === 'offline' && isAsked });
}

/** The client's id and secret stand in the body or in the header `Authorization: Basic`. */
function clientOf(headers: Headers, form: URLSearchParams): readonly [string | null, string | null] {
  const basic = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return [form.get('client_id'), form.get('client_secret')];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return [id, secret];
}

export function token(simulation: Simulation, { headers, body }: Incoming): Answer {
  const { logins, violation } = simulation;
  const form = new URLSearchParams(body);
  if (!(headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
    violation('oauth-token', 'the token endpoint takes a form');
    return refusal(400, 'invalid_request', 'Could not parse the request.');
  }
  const [id, secret] = clientOf(headers, form);
  if (id !== logins.secrets.clientId || secret !== logins.secrets.clientSecret) {
    violation('oauth-client', 'client id or secret is wrong');
    return refusal(401, 'invalid_client', id === logins.secrets.clientId ? 'Unauthorized' : 'The OAuth client was not found.');
  }
  return grant(simulation, form);
}

function grant({ logins, violation }: Simulation, form: URLSearchParams): Answer {
  const type = form.get('grant_type');
  if (type === 'refresh_token') return given(logins.refresh(form.get('refresh_token') ?? ''), 'Token has been expired or revoked.');
  if (type === 'authorization_code') {
    const tokens = logins.redeem(form.get('code') ?? '', form.get('redirect_uri'));
    if (!tokens) violation('oauth-code', 'a code that is unknown, used, expired or of another redirect_uri');
    return given(tokens, 'Malformed auth code.');
  }
  violation('oauth-token', 'unknown grant_type');
  return refusal(400, 'unsupported_grant_type', `Invalid grant_type: ${type ?? ''}`);
}

const given = (tokens: GoogleTokens | undefined, otherwise: string): Answer =>
  tokens ? { status: 200, body: tokens } : refusal(400, 'invalid_grant', otherwise);
