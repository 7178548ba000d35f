/** The consent page, which approves at once, and the token endpoint. */
import { Refusal, oauthError } from './answers.mts';
import type { Answer } from './answers.mts';
import type { BlingTokens, Grants } from './grants.mts';
import type { BlingSecrets } from './issuer.mts';

export interface OauthOptions {
  readonly grants: Grants;
  readonly secrets: BlingSecrets;
  /** The redirect address of the registered application; where absent, the one in the request is used. */
  readonly redirectUri?: string;
  violation(rule: string, detail: string): void;
}

export interface OauthEndpoints {
  authorize(query: URLSearchParams): Answer;
  token(request: { headers: Headers; body: string }): Answer;
}

export function createOauthEndpoints({ grants, secrets, redirectUri, violation }: OauthOptions): OauthEndpoints {
  const misuse = (rule: string, detail: string, answer: Answer): never => {
    violation(rule, detail);
    throw new Refusal(answer);
  };

  const checkClient = (headers: Headers) => {
    const expected = `Basic ${Buffer.from(`${secrets.clientId}:${secrets.clientSecret}`).toString('base64')}`;
    if (headers.get('authorization') === expected) return;
    misuse(
      'invalid-client',
      'the token endpoint wants client id and secret in an Authorization: Basic header',
      oauthError('invalid_client', 'The client credentials are invalid'),
    );
  };

  const byCode = (form: URLSearchParams, jwt: boolean): BlingTokens => {
    const code = form.get('code');
    if (!code) return misuse('invalid-token-request', 'no code', oauthError('invalid_request', 'Missing parameter: "code" is required'));
    const result = grants.redeem(code, form.get('redirect_uri'), jwt);
    if (typeof result !== 'string') return result;
    if (result === 'reused')
      return misuse(
        'code-reused',
        'an authorization code was used twice; its tokens are revoked',
        oauthError('invalid_grant', 'The authorization code has already been used'),
      );
    throw new Refusal(
      oauthError(
        'invalid_grant',
        result === 'expired' ? 'The authorization code has expired' : 'The authorization code is invalid for the client',
      ),
    );
  };

  const byRefresh = (form: URLSearchParams, jwt: boolean): BlingTokens => {
    const result = grants.refresh(form.get('refresh_token') ?? '', jwt);
    if (result === 'invalid') throw new Refusal(oauthError('invalid_grant', 'Invalid refresh token'));
    return result;
  };

  return {
    authorize(query) {
      const target = redirectUri ?? query.get('redirect_uri');
      if (query.get('response_type') !== 'code' || query.get('client_id') !== secrets.clientId || !target || !query.get('state')) {
        return misuse(
          'invalid-authorize-request',
          'response_type=code, a known client_id and a state are needed',
          oauthError('invalid_request', 'Invalid authorization request'),
        );
      }
      const location = new URL(target);
      location.searchParams.set('code', grants.newCode(target));
      location.searchParams.set('state', query.get('state')!);
      return { status: 302, headers: { Location: location.href } };
    },
    token({ headers, body }) {
      if (!(headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
        misuse(
          'invalid-token-request',
          'the token endpoint takes a form body',
          oauthError('invalid_request', 'The request must be form encoded'),
        );
      }
      checkClient(headers);
      const form = new URLSearchParams(body);
      const jwt = headers.get('enable-jwt') === '1';
      const type = form.get('grant_type');
      if (type === 'authorization_code') return { status: 200, body: byCode(form, jwt) };
      if (type === 'refresh_token') return { status: 200, body: byRefresh(form, jwt) };
      return misuse('invalid-token-request', 'unknown grant_type', oauthError('unsupported_grant_type', 'The grant type is not supported'));
    },
  };
}
