/** Sessions: by client credentials, by a signed assertion, or by a person's consent. */
import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import type { WorldClock } from '../../../world/clock.mts';
import type { Random } from '../../../world/random.mts';
import { letters } from '../../../world/randomText.mts';

/** Two hours, as new accounts have it. */
export const sessionMs = 7_200_000;

/** An assertion is good for three minutes; clocks may differ by as much as half a minute. */
const longestAssertionMs = 210_000;

export interface SalesforceSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The integration's user. */
  readonly username: string;
  /** PEM, of the certificate that the external client app knows. */
  readonly privateKey: string;
}

export interface SalesforceTokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly instance_url: string;
  readonly id: string;
  readonly token_type: 'Bearer';
  readonly scope: string;
  readonly issued_at: string;
}

let keys: { readonly privateKey: string; readonly publicKey: string } | undefined;

/** One pair for a process: making one takes longer than a test should. */
function keyPair() {
  keys ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return keys;
}

export type AssertionFault = 'client' | 'user' | 'audience' | 'expired' | 'signature';

export interface Logins {
  readonly secrets: SalesforceSecrets;
  issue(refreshable?: boolean): SalesforceTokens;
  newCode(redirectUri: string): string;
  redeem(code: string, redirectUri: string | null): SalesforceTokens | undefined;
  refresh(token: string): SalesforceTokens | undefined;
  isGood(accessToken: string): boolean;
  /** Undefined where the assertion is good. */
  faultOf(assertion: string, audiences: readonly string[]): AssertionFault | undefined;
  expireAll(): void;
}

export function createLogins(clock: WorldClock, random: Random, instanceUrl: string): Logins {
  const fixed = {
    clientId: `3MVG9${letters(random, 80)}`,
    clientSecret: letters(random, 64, '0123456789ABCDEF'),
    username: 'integracao@loja-ponte.example',
  };
  const secrets: SalesforceSecrets = {
    ...fixed,
    get privateKey() {
      return keyPair().privateKey;
    },
  };
  const organization = `00DHp00000${letters(random, 5)}MAK`;
  const sessions = new Map<string, number>();
  const codes = new Map<string, string>();
  const refreshTokens = new Set<string>();

  const issue = (refreshable = false): SalesforceTokens => {
    const access_token = `${organization.slice(0, 15)}!AQ${letters(random, 94)}`;
    sessions.set(access_token, clock.now() + sessionMs);
    const refresh_token = `5Aep${letters(random, 82)}`;
    if (refreshable) refreshTokens.add(refresh_token);
    return {
      access_token,
      ...(refreshable ? { refresh_token } : {}),
      instance_url: instanceUrl,
      id: `https://login.salesforce.com/id/${organization}/005Hp000001AAAAIA4`,
      token_type: 'Bearer',
      scope: refreshable ? 'api refresh_token' : 'api',
      issued_at: String(Math.floor(clock.now())),
    };
  };

  return {
    secrets,
    issue,
    newCode(redirectUri) {
      const code = `aPrx${letters(random, 60)}`;
      codes.set(code, redirectUri);
      return code;
    },
    redeem(code, redirectUri) {
      const wanted = codes.get(code);
      codes.delete(code);
      return wanted !== undefined && wanted === redirectUri ? issue(true) : undefined;
    },
    refresh: (token) => {
      if (!refreshTokens.has(token)) return undefined;
      // The refresh token stays the same and is not told again.
      const { refresh_token: _again, ...tokens } = issue();
      return tokens;
    },
    isGood: (token) => (sessions.get(token) ?? 0) > clock.now(),
    faultOf: (assertion, audiences) => assertionFault(assertion, { ...fixed, audiences, clock }),
    expireAll: () => sessions.clear(),
  };
}

interface Expected {
  readonly clientId: string;
  readonly username: string;
  readonly audiences: readonly string[];
  readonly clock: WorldClock;
}

function assertionFault(assertion: string, { clientId, username, audiences, clock }: Expected): AssertionFault | undefined {
  const [head, body, signature] = assertion.split('.');
  const claims = readPart(body);
  if (readPart(head)?.alg !== 'RS256' || claims === undefined) return 'signature';
  if (claims.iss !== clientId) return 'client';
  if (!audiences.includes(String(claims.aud))) return 'audience';
  const left = Number(claims.exp) * 1000;
  // The client's clock is the world's in some tests and the wall's in others.
  const isTimely = [clock.now(), clock.wall()].some((now) => left > now && left <= now + longestAssertionMs);
  if (!isTimely) return 'expired';
  const verifier = createVerify('RSA-SHA256').update(`${head}.${body}`);
  if (!verifier.verify(createPublicKey(keyPair().publicKey), signature ?? '', 'base64url')) return 'signature';
  return claims.sub === username ? undefined : 'user';
}

function readPart(text: string | undefined): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
