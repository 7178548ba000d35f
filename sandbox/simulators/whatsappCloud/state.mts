/** Everything the simulated WhatsApp Business account remembers. */
import type { Random } from '../../world/random.mts';
import type { Secrets } from './secrets.mts';
import type { Template } from './templates.mts';

export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export interface SentMessage {
  readonly id: string;
  /** As the client wrote it: a phone or a business-scoped user id. */
  readonly to: string;
  readonly waId: string | undefined;
  readonly userId: string;
  readonly type: string;
  readonly template: string | undefined;
  readonly language: string | undefined;
  readonly category: string | undefined;
  /** What the customer reads. */
  readonly text: string;
  readonly media: string | undefined;
  readonly buttons: readonly string[];
  readonly callbackData: string | undefined;
  /** World milliseconds. */
  readonly at: number;
  readonly statuses: { readonly status: MessageStatus; readonly at: number }[];
  status: MessageStatus;
  error: { readonly code: number; readonly details: string } | undefined;
}

export interface Media {
  readonly id: string;
  readonly mimeType: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Subscription {
  readonly callbackUrl: string;
  readonly verifyToken: string;
}

export interface PlannedFailure {
  readonly code: number;
  readonly operation: string;
  remaining: number;
}

export interface State {
  readonly random: Random;
  readonly secrets: Secrets;
  readonly templates: Template[];
  readonly messages: Map<string, SentMessage>;
  readonly media: Map<string, Media>;
  readonly inbound: Set<string>;
  /** Keyed by the identity of a number (country, area, last eight digits): world time until which free text may be sent. */
  readonly windows: Map<string, number>;
  readonly unreachable: Set<string>;
  readonly optedOut: Set<string>;
  /** Wall times of recent messages by recipient. */
  readonly pairTimes: Map<string, number[]>;
  readonly failures: PlannedFailure[];
  /** Wall times of recent messages and of management calls. */
  messageTimes: number[];
  managementTimes: number[];
  tokenRevoked: boolean;
  subscription: Subscription | undefined;
  counter: number;
}

export function createState(random: Random, secrets: Secrets, templates: Template[]): State {
  return {
    random,
    secrets,
    templates,
    messages: new Map(),
    media: new Map(),
    inbound: new Set(),
    windows: new Map(),
    unreachable: new Set(),
    optedOut: new Set(),
    pairTimes: new Map(),
    failures: [],
    messageTimes: [],
    managementTimes: [],
    tokenRevoked: false,
    subscription: undefined,
    counter: 0,
  };
}
