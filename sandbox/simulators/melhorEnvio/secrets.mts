/** What a client must know to log in, and who the account belongs to. */
import type { Random } from '../../world/random.mts';
import { letters, uuid } from './ids.mts';

export interface Secrets {
  /** A token made in the panel: does not expire by itself within the life of a world, has every scope. */
  readonly panelToken: string;
  readonly clientId: string;
  /** Also the key of the webhook signature. */
  readonly clientSecret: string;
  /** A pair as the OAuth consent would have given it. */
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly redirectUri: string;
  readonly userId: string;
  readonly companyId: string;
}

export const allScopes: readonly string[] = [
  'cart-read',
  'cart-write',
  'companies-read',
  'companies-write',
  'coupons-read',
  'coupons-write',
  'notifications-read',
  'orders-read',
  'products-read',
  'products-write',
  'purchases-read',
  'shipping-calculate',
  'shipping-cancel',
  'shipping-checkout',
  'shipping-companies',
  'shipping-generate',
  'shipping-preview',
  'shipping-print',
  'shipping-share',
  'shipping-tracking',
  'ecommerce-shipping',
  'transactions-read',
  'users-read',
  'users-write',
];

export const newToken = (random: Random): string => `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${letters(random, 120)}.${letters(random, 86)}`;

export const newRefreshToken = (random: Random): string => `def502${letters(random, 200, '0123456789abcdef')}`;

export function createSecrets(random: Random, redirectUri: string): Secrets {
  return {
    panelToken: newToken(random),
    clientId: String(random.int(1_000, 99_999)),
    clientSecret: letters(random, 40),
    accessToken: newToken(random),
    refreshToken: newRefreshToken(random),
    redirectUri,
    userId: uuid(random),
    companyId: uuid(random),
  };
}
