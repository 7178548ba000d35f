/** OpenID Connect of Olist: short access tokens, and refresh tokens that a day without use ends. Lifetimes run on world time. */
import { attempt, Refusal, type Answer } from '../../http/answer.mts';
import type { WorldClock } from '../../world/clock.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';

export const accessLifetimeMs = 4 * 60 * 60_000;
export const refreshLifetimeMs = 24 * 60 * 60_000;
const codeLifetimeMs = 60_000;

export interface TinyTokens {
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly refresh_expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
}

export interface TinySecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Tokens {
  issue(): TinyTokens;
  isValid(accessToken: string): boolean;
  expireAccess(): void;
  authorize(query: URLSearchParams): Answer;
  token(headers: Headers, body: string): Answer;
}

export function createTokens(
  clock: WorldClock,
  random: Random,
  secrets: TinySecrets,
  violation: (rule: string, detail: string) => void,
): Tokens {
  const codes = new Map<string, { redirectUri: string; expiresAt: number }>();
  const access = new Map<string, number>();
  const refresh = new Map<string, number>();

  const issue = (): TinyTokens => {
    const tokens = { access_token: hex(random, 64), refresh_token: hex(random, 64) };
    access.set(tokens.access_token, clock.now() + accessLifetimeMs);
    refresh.set(tokens.refresh_token, clock.now() + refreshLifetimeMs);
    const lifetimes = { expires_in: accessLifetimeMs / 1000, refresh_expires_in: refreshLifetimeMs / 1000 };
    return { ...tokens, ...lifetimes, token_type: 'Bearer', scope: 'openid' };
  };

  const refuse = (error: string, description: string, status = 400): never => {
    throw new Refusal({ status, body: { error, error_description: description } });
  };

  const misuse = (error: string, description: string, status = 400): never => {
    violation('invalid-token-request', description);
    return refuse(error, description, status);
  };

  const byCode = (form: URLSearchParams): TinyTokens => {
    const code = form.get('code') ?? '';
    const entry = codes.get(code);
    codes.delete(code);
    if (!entry || clock.now() > entry.expiresAt) return refuse('invalid_grant', 'Code not valid');
    return form.get('redirect_uri') === entry.redirectUri ? issue() : misuse('invalid_grant', 'Incorrect redirect_uri');
  };

  const byRefresh = (form: URLSearchParams): TinyTokens => {
    const expiresAt = refresh.get(form.get('refresh_token') ?? '');
    if (expiresAt === undefined) return refuse('invalid_grant', 'Invalid refresh token');
    return clock.now() < expiresAt ? issue() : refuse('invalid_grant', 'Token is not active');
  };

  const checkClient = (headers: Headers, form: URLSearchParams) => {
    const basic = `Basic ${Buffer.from(`${secrets.clientId}:${secrets.clientSecret}`).toString('base64')}`;
    const inBody = form.get('client_id') === secrets.clientId && form.get('client_secret') === secrets.clientSecret;
    if (headers.get('authorization') !== basic && !inBody) misuse('invalid_client', 'Invalid client or Invalid client credentials', 401);
  };

  return {
    issue,
    isValid: (token) => clock.now() < (access.get(token) ?? 0),
    expireAccess() {
      for (const token of access.keys()) access.set(token, Math.min(access.get(token)!, clock.now()));
    },
    authorize: (query) =>
      attempt(() => {
        const redirectUri = query.get('redirect_uri');
        const known = query.get('response_type') === 'code' && query.get('client_id') === secrets.clientId;
        if (!known || !redirectUri || !(query.get('scope') ?? '').split(' ').includes('openid'))
          return misuse('invalid_request', 'response_type=code, a known client_id, a redirect_uri and the scope openid are needed');
        const code = hex(random, 40);
        codes.set(code, { redirectUri, expiresAt: clock.now() + codeLifetimeMs });
        const location = new URL(redirectUri);
        location.searchParams.set('code', code);
        if (query.get('state')) location.searchParams.set('state', query.get('state')!);
        return { status: 302, headers: { Location: location.href } };
      }),
    token: (headers, body) =>
      attempt(() => {
        if (!(headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
          misuse('invalid_request', 'the token endpoint takes a form body', 415);
        const form = new URLSearchParams(body);
        checkClient(headers, form);
        const type = form.get('grant_type');
        if (type === 'authorization_code') return { status: 200, body: byCode(form) };
        if (type === 'refresh_token') return { status: 200, body: byRefresh(form) };
        return misuse('unsupported_grant_type', 'Unsupported grant_type');
      }),
  };
}
