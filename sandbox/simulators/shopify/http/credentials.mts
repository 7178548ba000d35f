/** The app's client id and secrets, and the access tokens that they buy. */
import { randomUUID } from 'node:crypto';
import type { WorldClock } from '../../../world/clock.mts';
import type { Random } from '../../../world/random.mts';

/** Seconds; a token from the client credentials grant lives a day. */
export const tokenLifetime = 86_399;

/** After a rotation the old secret lives on for an hour. */
export const rotationOverlapMs = 3_600_000;

export interface Credentials {
  readonly clientId: string;
  /** The secret that the app's page shows now. */
  secret(): string;
  /** The secret that webhooks are signed with: the oldest that has not been revoked. */
  signingSecret(): string;
  acceptsSecret(secret: string): boolean;
  /** The token of a custom app of the old kind: it never expires. */
  readonly staticToken: string;
  issue(): string;
  isValid(token: string): boolean;
  expireTokens(): void;
  revoke(token: string): void;
  rotate(): string;
  reset(): void;
}

const hex = (random: Random, count: number) => Array.from({ length: count }, () => random.int(0, 15).toString(16)).join('');

export function createCredentials(random: Random, clock: WorldClock): Credentials {
  const clientId = hex(random, 32);
  const firstSecret = `shpss_${hex(random, 32)}`;
  const staticToken = `shpat_${hex(random, 32)}`;
  let rotations = random.fork('rotations');
  let tokens = new Map<string, number>();
  let secrets = [firstSecret];
  let revoked = new Set<string>();
  let life = 0;

  return {
    clientId,
    staticToken,
    secret: () => secrets.at(-1)!,
    signingSecret: () => secrets[0]!,
    acceptsSecret: (secret) => secrets.includes(secret),
    issue() {
      // A token must not come back after a reset, so this is not drawn from the world's chance.
      const token = `shpat_${randomUUID().replaceAll('-', '')}`;
      tokens.set(token, clock.now() + tokenLifetime * 1000);
      return token;
    },
    isValid: (token) => !revoked.has(token) && (token === staticToken || (tokens.get(token) ?? 0) > clock.now()),
    expireTokens: () => tokens.clear(),
    revoke(token) {
      tokens.delete(token);
      revoked.add(token);
    },
    rotate() {
      const secret = `shpss_${hex(rotations, 32)}`;
      const old = secrets;
      const started = life;
      secrets = [...secrets, secret];
      clock.after(rotationOverlapMs, () => {
        if (life === started) secrets = secrets.filter((one) => !old.includes(one));
      });
      return secret;
    },
    reset() {
      life++;
      tokens = new Map();
      revoked = new Set();
      secrets = [firstSecret];
      rotations = random.fork('rotations');
    },
  };
}
