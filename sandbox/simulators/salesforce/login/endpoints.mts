/** The consent page, where the owner agrees at once, the token endpoint, and who is logged in. */
import type { Answer } from '../../../http/answer.mts';
import type { Incoming } from '../../../http/app.mts';
import { instanceHost, loginHost, type Simulation } from '../context.mts';
import { loginRefused } from '../errors.mts';
import type { AssertionFault, SalesforceTokens } from './logins.mts';

export function authorize({ logins, violation }: Simulation, { url }: Incoming): Answer {
  const redirect = url.searchParams.get('redirect_uri');
  if (url.searchParams.get('client_id') !== logins.secrets.clientId || redirect === null) {
    violation('oauth-authorize', 'client_id or redirect_uri is wrong');
    return loginRefused('invalid_client_id', 'client identifier invalid');
  }
  const target = new URL(redirect);
  target.searchParams.set('code', logins.newCode(redirect));
  const state = url.searchParams.get('state');
  if (state !== null) target.searchParams.set('state', state);
  return { status: 302, headers: { Location: target.href } };
}

function clientOf(headers: Headers, form: URLSearchParams): readonly [string | null, string | null] {
  const basic = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return [form.get('client_id'), form.get('client_secret')];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return [id, secret];
}

export function token(simulation: Simulation, incoming: Incoming): Answer {
  const form = new URLSearchParams(incoming.body);
  const type = form.get('grant_type');
  if (type === 'urn:ietf:params:oauth:grant-type:jwt-bearer') return byAssertion(simulation, form.get('assertion') ?? '');
  const { logins, violation } = simulation;
  const [id, secret] = clientOf(incoming.headers, form);
  if (id !== logins.secrets.clientId || secret !== logins.secrets.clientSecret) {
    violation('oauth-client', 'client id or secret is wrong');
    return id === logins.secrets.clientId
      ? loginRefused('invalid_client', 'invalid client credentials')
      : loginRefused('invalid_client_id', 'client identifier invalid');
  }
  if (type === 'client_credentials') return byClient(simulation, incoming.url.hostname);
  if (type === 'refresh_token') return given(logins.refresh(form.get('refresh_token') ?? ''), 'expired access/refresh token');
  if (type === 'authorization_code')
    return given(logins.redeem(form.get('code') ?? '', form.get('redirect_uri')), 'expired authorization code');
  violation('oauth-token', 'unknown grant_type');
  return loginRefused('unsupported_grant_type', 'grant type not supported');
}

/** Only at the account's own host. */
function byClient({ logins, violation }: Simulation, host: string): Answer {
  if (host === instanceHost) return given(logins.issue(), '');
  violation('oauth-host', 'client credentials are taken at the My Domain host only');
  return loginRefused('invalid_grant', 'request not supported on this domain');
}

const faultWords: Readonly<Record<AssertionFault, readonly [string, string]>> = {
  client: ['invalid_client_id', 'client identifier invalid'],
  user: ['invalid_grant', "user hasn't approved this consumer"],
  audience: ['invalid_grant', 'audience is invalid'],
  expired: ['invalid_grant', 'expired authorization code'],
  signature: ['invalid_grant', 'invalid assertion'],
};

function byAssertion({ logins, violation }: Simulation, assertion: string): Answer {
  const fault = logins.faultOf(assertion, [`https://${loginHost}`, `https://${instanceHost}`]);
  if (fault === undefined) return given(logins.issue(), '');
  violation('oauth-assertion', fault);
  return loginRefused(...faultWords[fault]);
}

const given = (tokens: SalesforceTokens | undefined, otherwise: string): Answer =>
  tokens ? { status: 200, body: tokens } : loginRefused('invalid_grant', otherwise);
