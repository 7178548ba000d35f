/** What the parts of the simulated Lead Ads share, and everything that it remembers. */
import type { HandshakeGet } from '../../meta/handshake.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Page } from './model.mts';

export const vendor = 'metaLeads';
export const host = 'graph.facebook.com';

export interface Options {
  readonly get?: HandshakeGet;
  /** "Require app secret" of the application: calls without `appsecret_proof` are refused. */
  readonly requireProof?: boolean;
  /** Lead calls that each lead of the last 90 days gives a page in 24 hours: 200 × 24 unless told. */
  readonly callsPerLead?: number;
  /** Rows that a list answers at most. */
  readonly longestPage?: number;
  /** `filtering` of leads is taken and not kept to, as third parties have met it. */
  readonly ignoreFilter?: boolean;
  /** Deliveries write ids as bare JSON numbers, as the vendor's documentation shows them. */
  readonly idsAsNumbers?: boolean;
}

export interface Secrets {
  readonly appId: string;
  readonly appSecret: string;
  /** Of the person who runs the page: long-lived, 60 days. */
  readonly userToken: string;
  /** Of the page, made from a long-lived user token: it does not expire by itself. */
  readonly pageToken: string;
  readonly pageId: string;
  readonly otherPageToken: string;
  readonly otherPageId: string;
}

export interface Ad {
  readonly ad_id: string;
  readonly ad_name: string;
  readonly adset_id: string;
  readonly adset_name: string;
  readonly campaign_id: string;
  readonly campaign_name: string;
}

export interface Answer {
  readonly name: string;
  readonly values: readonly string[];
}

export interface Lead {
  readonly id: string;
  readonly pageId: string;
  readonly formId: string;
  readonly createdAt: number;
  readonly answers: readonly Answer[];
  /** By the key of the checkbox; a box of the form that is not named was left empty. */
  readonly checked: readonly string[];
  /** Absent of an organic lead and of a test. */
  readonly ad: Ad | undefined;
  readonly isTest: boolean;
  readonly platform: 'fb' | 'ig';
  /** World milliseconds from which it can be read. */
  readonly readableAt: number;
  /** The person asked for it, or the test was taken away. */
  deleted: boolean;
}

export interface AppSubscription {
  readonly callbackUrl: string;
  readonly fields: readonly string[];
  readonly includeValues: boolean;
}

export type TokenKind = 'user' | 'page' | 'app';

export interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  /** Of a page's token. */
  readonly pageId?: string;
  readonly scopes: readonly string[];
  /** World milliseconds; undefined where it does not expire by itself. */
  readonly expiresAt: number | undefined;
  /** Why it stopped working: 458 application removed, 460 password changed, 463 expired, 467 logged out. */
  broken: 458 | 460 | 463 | 467 | undefined;
}

export interface State {
  readonly pages: readonly Page[];
  readonly tokens: Map<string, Token>;
  readonly leads: Map<string, Lead>;
  /** Of the object `page`: an application has one callback for it. */
  appSubscription: AppSubscription | undefined;
  /** Fields that each page sends to the application. */
  readonly pageSubscriptions: Map<string, readonly string[]>;
  /** Lead calls of a page. */
  readonly calls: Map<string, { readonly wall: number; readonly world: number }[]>;
  mode: 'live' | 'development';
  /** The Leads Access Manager of the page no longer lists the application. */
  crmRevoked: boolean;
  /** The person who made the token may not advertise in the ad account: leads show no ad. */
  mayAdvertise: boolean;
  /** Deliveries that never leave. */
  silent: number;
  /** World milliseconds from a delivery's lead to its being readable. */
  lagMs: number;
  counter: number;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly options: Options;
  readonly secrets: Secrets;
  readonly random: Random;
  state: State;
  violation(rule: string, detail: string): void;
}

/** A request after version and token were checked. */
export interface Call {
  readonly simulation: Simulation;
  readonly version: string;
  readonly token: Token;
  readonly url: URL;
  /** Of query and body. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, string>>;
}

export const numberId = (state: { counter: number }, start: string): string => `${start}${String(++state.counter).padStart(14, '0')}`;
