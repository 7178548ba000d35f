/** Google's OAuth tokens on the world's clock. */
import type { WorldClock } from '../../../world/clock.mts';
import type { Random } from '../../../world/random.mts';
import { letters } from '../../../world/randomText.mts';

export const accessLifetimeMs = 3_599_000;
/** Of a consent screen that is still in "Testing". */
export const testLoginLifetimeMs = 7 * 86_400_000;
const codeLifetimeMs = 600_000;

export interface GoogleSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface GoogleTokens {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly refresh_token_expires_in?: number;
  readonly scope: string;
  readonly token_type: 'Bearer';
}

interface Grant {
  readonly scopes: readonly string[];
  /** Undefined where the refresh token lives until it is revoked. */
  readonly endsAt: number | undefined;
  revoked: boolean;
}

interface Code {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly offline: boolean;
  readonly expiresAt: number;
}

export interface Logins {
  readonly secrets: GoogleSecrets;
  newCode(request: Omit<Code, 'expiresAt'>): string;
  /** Whether the owner has consented before: then a refresh token comes only where consent is asked for anew. */
  hasConsented(): boolean;
  /** Undefined where the code is unknown, used, expired or of another address. */
  redeem(code: string, redirectUri: string | null): GoogleTokens | undefined;
  refresh(token: string): GoogleTokens | undefined;
  issue(scopes: readonly string[], offline: boolean): GoogleTokens;
  /** Scopes of a token that is good now. */
  scopesOf(accessToken: string): readonly string[] | undefined;
  /** The consent screen's publishing status: what logins of now on are like. */
  setPublishing(status: 'testing' | 'production'): void;
  expireAccess(): void;
  revokeAll(): void;
  /** Tokens outlive a reset: n8n has them. */
  reset(): void;
}

export function createLogins(clock: WorldClock, random: Random): Logins {
  const secrets = {
    clientId: `${random.int(100_000, 999_999)}${random.int(100_000, 999_999)}-${letters(random, 32, 'abcdefghijklmnopqrstuv0123456789')}.apps.googleusercontent.com`,
    clientSecret: `GOCSPX-${letters(random, 28)}`,
  };
  const codes = new Map<string, Code>();
  const access = new Map<string, { grant: Grant; expiresAt: number }>();
  const refreshTokens = new Map<string, Grant>();
  let testing = false;
  let consented = false;

  const isGood = ({ revoked, endsAt }: Grant) => !revoked && (endsAt === undefined || clock.now() < endsAt);

  const newAccess = (grant: Grant): GoogleTokens => {
    const token = `ya29.${letters(random, 190)}`;
    access.set(token, { grant, expiresAt: clock.now() + accessLifetimeMs });
    return { access_token: token, expires_in: accessLifetimeMs / 1000, scope: grant.scopes.join(' '), token_type: 'Bearer' };
  };

  const issue = (scopes: readonly string[], offline: boolean): GoogleTokens => {
    const grant = { scopes, endsAt: testing ? clock.now() + testLoginLifetimeMs : undefined, revoked: false };
    const tokens = newAccess(grant);
    if (!offline) return tokens;
    const refresh = `1//0${letters(random, 98)}`;
    refreshTokens.set(refresh, grant);
    const lifetime = testing ? { refresh_token_expires_in: testLoginLifetimeMs / 1000 } : {};
    return { ...tokens, refresh_token: refresh, ...lifetime };
  };

  return {
    secrets,
    issue,
    hasConsented: () => consented,
    newCode(request) {
      consented = true;
      const code = `4/0${letters(random, 70)}`;
      codes.set(code, { ...request, expiresAt: clock.now() + codeLifetimeMs });
      return code;
    },
    redeem(code, redirectUri) {
      const found = codes.get(code);
      codes.delete(code);
      if (!found || clock.now() > found.expiresAt || redirectUri !== found.redirectUri) return undefined;
      return issue(found.scopes, found.offline);
    },
    refresh(token) {
      const grant = refreshTokens.get(token);
      return grant && isGood(grant) ? newAccess(grant) : undefined;
    },
    scopesOf(token) {
      const found = access.get(token);
      return found && !found.grant.revoked && clock.now() < found.expiresAt ? found.grant.scopes : undefined;
    },
    setPublishing: (status) => void (testing = status === 'testing'),
    expireAccess() {
      for (const entry of access.values()) entry.expiresAt = Math.min(entry.expiresAt, clock.now());
    },
    revokeAll() {
      for (const { grant } of access.values()) grant.revoked = true;
      for (const grant of refreshTokens.values()) grant.revoked = true;
    },
    reset() {
      testing = false;
    },
  };
}
