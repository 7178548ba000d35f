/** Bling's OAuth tokens: what is valid, for how long, and what a second use does. Lifetimes run on world time. */
import type { WorldClock } from '../../world/clock.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';

export const accessLifetimeMs = 21_600_000;
export const refreshLifetimeMs = 30 * 24 * 60 * 60 * 1000;
export const codeLifetimeMs = 60_000;

export interface BlingTokens {
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
}

export type TokenState = 'valid' | 'expired' | 'unknown' | 'header-missing';

interface AccessToken {
  readonly grant: string;
  readonly jwt: boolean;
  expiresAt: number;
}

export interface Grants {
  newCode(redirectUri: string): string;
  /** Tokens for a code, or why not. A code that is used again takes its tokens with it. */
  redeem(code: string, redirectUri: string | null, jwt: boolean): BlingTokens | 'unknown' | 'expired' | 'reused' | 'redirect';
  refresh(token: string, jwt: boolean): BlingTokens | 'invalid';
  issue(jwt: boolean): BlingTokens;
  state(accessToken: string, jwtHeader: boolean): TokenState;
  expireAccess(): void;
  any(): boolean;
}

export function createGrants(clock: WorldClock, random: Random): Grants {
  const codes = new Map<string, { redirectUri: string; expiresAt: number; grant?: string }>();
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, { grant: string; expiresAt: number }>();
  let grants = 0;

  const revoke = (grant: string) => {
    for (const map of [access, refresh]) for (const [token, entry] of map) if (entry.grant === grant) map.delete(token);
  };

  const issueFor = (grant: string, jwt: boolean): BlingTokens => {
    const tokens: BlingTokens = {
      access_token: jwt ? jsonWebToken(random) : hex(random, 40),
      refresh_token: hex(random, 40),
      expires_in: accessLifetimeMs / 1000,
      token_type: 'Bearer',
      scope: '98309 318257565 318257570 363921589',
    };
    access.set(tokens.access_token, { grant, jwt, expiresAt: clock.now() + accessLifetimeMs });
    refresh.set(tokens.refresh_token, { grant, expiresAt: clock.now() + refreshLifetimeMs });
    return tokens;
  };

  return {
    newCode(redirectUri) {
      const code = hex(random, 40);
      codes.set(code, { redirectUri, expiresAt: clock.now() + codeLifetimeMs });
      return code;
    },
    redeem(code, redirectUri, jwt) {
      const entry = codes.get(code);
      if (!entry) return 'unknown';
      if (entry.grant !== undefined) {
        revoke(entry.grant);
        return 'reused';
      }
      if (clock.now() > entry.expiresAt) return 'expired';
      if (redirectUri !== null && redirectUri !== entry.redirectUri) return 'redirect';
      entry.grant = `grant-${++grants}`;
      return issueFor(entry.grant, jwt);
    },
    refresh(token, jwt) {
      const entry = refresh.get(token);
      if (!entry || clock.now() > entry.expiresAt) return 'invalid';
      refresh.delete(token);
      return issueFor(entry.grant, jwt);
    },
    issue: (jwt) => issueFor(`grant-${++grants}`, jwt),
    state(token, jwtHeader) {
      const entry = access.get(token);
      if (!entry) return 'unknown';
      if (entry.jwt && !jwtHeader) return 'header-missing';
      return clock.now() < entry.expiresAt ? 'valid' : 'expired';
    },
    expireAccess() {
      for (const entry of access.values()) entry.expiresAt = Math.min(entry.expiresAt, clock.now());
    },
    any: () => refresh.size > 0,
  };
}

/** As long as the vendor says (1,500 to 3,000 characters); nobody may look inside, so the parts are noise. */
function jsonWebToken(random: Random): string {
  const part = (length: number) => Buffer.from(hex(random, length)).toString('base64url');
  return `${Buffer.from('{"typ":"JWT","alg":"RS256"}').toString('base64url')}.${part(850)}.${part(256)}`;
}
