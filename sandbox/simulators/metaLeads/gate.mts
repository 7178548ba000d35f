/** What every request must pass: a version that is served, a token, the proof where one is asked for. */
import { createHmac } from 'node:crypto';
import type { Simulation, Token } from './context.mts';
import { brokenToken, invalidParameter, refuse } from './errors.mts';

/** Vendor documentation: the versions in service, the oldest first, and the day on which each ends. */
const versions: readonly (readonly [version: string, end: string | undefined])[] = [
  ['v25.0', '2028-07-29'],
  ['v26.0', undefined],
];

export function checkVersion(simulation: Simulation, asked: string | undefined): string {
  const now = simulation.world.clock.now();
  const served = versions.filter(([, end]) => end === undefined || now < Date.parse(end)).map(([name]) => name);
  if (asked === undefined) simulation.violation('version', 'the path names no version: the oldest one is taken');
  const version = asked ?? served[0] ?? '';
  if (served.includes(version)) return version;
  simulation.violation('version', `version ${version} is not served`);
  return refuse({
    code: 2635,
    message: `(#2635) You are calling a deprecated version of the API. Please update to the latest version: ${served.at(-1)}.`,
  });
}

export const tokenIn = (headers: Headers, fields: Readonly<Record<string, unknown>>): string | undefined =>
  /^(?:Bearer|OAuth) (\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1] ??
  (typeof fields.access_token === 'string' ? fields.access_token : undefined);

export function checkToken(simulation: Simulation, headers: Headers, fields: Readonly<Record<string, unknown>>): Token {
  const value = tokenIn(headers, fields);
  if (value === undefined) {
    simulation.violation('authorization', 'no access token');
    return refuse({ status: 400, code: 104, message: 'An access token is required to request this resource.' });
  }
  const token = simulation.state.tokens.get(value);
  if (!token) {
    simulation.violation('authorization', 'a token that was never issued');
    return refuse({ code: 190, message: 'Invalid OAuth access token - Cannot parse access token' });
  }
  if (token.broken !== undefined) refuse(brokenToken(token.broken));
  if (token.expiresAt !== undefined && token.expiresAt <= simulation.world.clock.now()) refuse(brokenToken(463));
  checkProof(simulation, token, fields.appsecret_proof);
  return token;
}

/** The proof is the HMAC-SHA256 of the token with the application's secret. */
function checkProof({ options, secrets, violation }: Simulation, token: Token, proof: unknown): void {
  if (proof === undefined) {
    if (options.requireProof !== true || token.kind === 'app') return;
    violation('appsecret-proof', 'the application requires appsecret_proof');
    refuse({ code: 100, type: 'GraphMethodException', message: 'API calls from the server require an appsecret_proof argument' });
  }
  if (proof === createHmac('sha256', secrets.appSecret).update(token.value).digest('hex')) return;
  violation('appsecret-proof', 'the proof does not belong to the token');
  refuse({ code: 100, type: 'GraphMethodException', message: 'Invalid appsecret_proof provided in the API argument' });
}

export function needScope(token: Token, scope: string): void {
  if (!token.scopes.includes(scope))
    refuse({ status: 403, code: 200, message: `(#200) Requires ${scope} permission to manage the object` });
}

export function needPageToken(simulation: Simulation, token: Token, pageId: string, method: string): void {
  if (token.kind === 'page' && token.pageId === pageId) return;
  if (token.kind === 'page') refuse(invalidParameter('Object does not belong to the page of the token'));
  simulation.violation('page-token', `${method} of a page's edge asks for the page's own token`);
  refuse({ code: 190, subcode: 2069032, message: 'This method must be called with a Page Access Token' });
}
