/** What the parts of the simulated SuperFrete share, and everything that the account remembers. */
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'superFrete';
export const hosts = { api: 'api.superfrete.com', sandbox: 'sandbox.superfrete.com', labels: 'etiqueta.superfrete.com' } as const;

export interface Options {
  /** Reais in the wallet of a fresh account. */
  readonly balance?: number;
  /** Labels that may wait for posting: 5 of a new account. None unless told. */
  readonly openLabels?: number;
  /** How deliveries are signed: hex is what the vendor's own plugin reads. */
  readonly signature?: 'hex' | 'prefixed' | 'base64';
  /** Rows of `me/orders` show the tags, which the vendor's list of its columns does not name. */
  readonly tagsInList?: boolean;
  /** Requests in a minute; the vendor publishes none. */
  readonly requestsPerMinute?: number;
}

export interface Secrets {
  readonly token: string;
  readonly userId: string;
  /** Of the account: `me/orders` wants it in the User-Agent. */
  readonly email: string;
}

export type OrderStatus = 'pending' | 'released' | 'posted' | 'delivered' | 'canceled';

/** Centimetres and kilograms. */
export interface Box {
  readonly height: number;
  readonly width: number;
  readonly length: number;
  readonly weight: number;
}

export interface Party {
  readonly name: string;
  readonly document: string | null;
  readonly address: string;
  readonly number: string;
  readonly complement: string;
  readonly district: string;
  readonly city: string;
  readonly state_abbr: string;
  readonly postal_code: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Product {
  readonly name: string;
  readonly quantity: number;
  /** Reais. */
  readonly unitaryValue: number;
}

export interface Tag {
  readonly tag: string;
  readonly url: string | null;
}

export type Moment = 'paid' | 'generated' | 'posted' | 'delivered' | 'canceled' | 'expired';

export interface Order {
  readonly id: string;
  readonly serviceId: number;
  readonly from: Party;
  readonly to: Party;
  readonly products: readonly Product[];
  readonly box: Box;
  /** Reais. */
  readonly insuranceValue: number | null;
  readonly receipt: boolean;
  readonly ownHand: boolean;
  readonly nonCommercial: boolean;
  readonly invoice: { readonly number: string; readonly key: string | null } | null;
  readonly tags: readonly Tag[];
  readonly platform: string;
  readonly priceCents: number;
  readonly days: { readonly min: number; readonly max: number };
  readonly createdAt: number;
  readonly moments: Partial<Record<Moment, number>>;
  updatedAt: number;
  status: OrderStatus;
  tracking: string | null;
}

export interface WebhookApp {
  readonly id: string;
  readonly createdAt: number;
  readonly secret: string;
  name: string;
  url: string;
  events: readonly string[];
  active: boolean;
}

export interface State {
  readonly orders: Map<string, Order>;
  readonly webhooks: Map<string, WebhookApp>;
  readonly window: RequestWindow;
  balanceCents: number;
  tokenRevoked: boolean;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly options: Options;
  readonly secrets: Secrets;
  readonly random: Random;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
  readonly params: Readonly<Record<string, string>>;
}

export const isoTime = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00');
