/** Everything the simulated Melhor Envio account remembers. */
import type { Random } from '../../world/random.mts';
import type { Secrets } from './secrets.mts';

export type OrderStatus =
  | 'pending'
  | 'released'
  | 'generated'
  | 'received'
  | 'posted'
  | 'delivered'
  | 'canceled'
  | 'undelivered'
  | 'paused'
  | 'suspended'
  | 'expired'
  /** Seen in the vendor's sandbox between released and generated. */
  | 'ready-to-print';

export interface Party {
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly document: string | null;
  readonly company_document: string | null;
  readonly state_register: string | null;
  readonly economic_activity_code: string | null;
  readonly postal_code: string;
  readonly address: string;
  readonly number: string;
  readonly complement: string | null;
  readonly district: string;
  readonly city: string;
  readonly state_abbr: string;
  readonly country_id: string;
  readonly note: string | null;
}

export interface Volume {
  /** Centimetres. */
  readonly height: number;
  readonly width: number;
  readonly length: number;
  /** Kilograms. */
  readonly weight: number;
}

export interface OrderProduct {
  readonly name: string;
  readonly quantity: number;
  readonly unitary_value: number;
}

export interface Tag {
  readonly tag: string;
  readonly url: string | null;
}

/** World times in milliseconds, absent until they happened. */
export type OrderMoments = Partial<Record<'paid' | 'generated' | 'posted' | 'delivered' | 'canceled' | 'suspended' | 'expired', number>>;

/** What a client puts into the cart, beside the service. */
export interface CartDetails {
  readonly agencyId: number | null;
  readonly from: Party;
  readonly to: Party;
  readonly products: readonly OrderProduct[];
  readonly volumes: readonly Volume[];
  readonly insuranceValue: number;
  readonly receipt: boolean;
  readonly ownHand: boolean;
  readonly reverse: boolean;
  readonly nonCommercial: boolean;
  readonly invoiceKey: string | null;
  readonly platform: string | null;
  readonly tags: readonly Tag[];
}

export interface Order extends CartDetails {
  readonly id: string;
  readonly protocol: string;
  readonly serviceId: number;
  readonly priceCents: number;
  readonly deliveryDays: { readonly min: number; readonly max: number };
  readonly createdAt: number;
  readonly moments: OrderMoments;
  updatedAt: number;
  status: OrderStatus;
  /** True while the label is being made. */
  generating: boolean;
  tracking: string | null;
  selfTracking: string | null;
}

export interface AccessToken {
  readonly value: string;
  readonly scopes: readonly string[];
  /** World milliseconds; infinite for a token made in the panel. */
  readonly expiresAt: number;
  readonly panel: boolean;
}

export interface RefreshToken {
  readonly value: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  readonly accessToken: string;
  spent: boolean;
}

export interface State {
  readonly random: Random;
  readonly secrets: Secrets;
  readonly orders: Map<string, Order>;
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly authorizationCodes: Map<
    string,
    { readonly scopes: readonly string[]; readonly expiresAt: number; readonly redirectUri: string }
  >;
  /** Answers of the tracking endpoint, which the vendor caches for an hour. */
  readonly trackingCache: Map<string, { readonly at: number; readonly answer: Record<string, unknown> }>;
  readonly printKeys: Map<string, { readonly orderIds: readonly string[]; readonly mode: string }>;
  /** Wall times of the account's requests in the last minute. */
  requestTimes: number[];
  balanceCents: number;
  webhookUrl: string | undefined;
  /** Bumped by a reset: what was scheduled before it finds itself outdated. */
  generation: number;
  counter: number;
}

export function createState(random: Random, secrets: Secrets, balanceCents: number, generation: number): State {
  return {
    random,
    secrets,
    orders: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    authorizationCodes: new Map(),
    trackingCache: new Map(),
    printKeys: new Map(),
    requestTimes: [],
    balanceCents,
    webhookUrl: undefined,
    generation,
    counter: 0,
  };
}
