/** Everything the simulated WhatsApp Business account remembers. */
import { createDirectory } from '../../whatsapp/directory.mts';
import type { Directory } from '../../whatsapp/directory.mts';
import type { Random } from '../../world/random.mts';
import type { Secrets } from './secrets.mts';
import type { Template } from './templates.mts';

export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export interface Reply {
  readonly kind: 'interactive' | 'template';
  /** The id of a reply button, the payload of a template's quick reply. */
  readonly id: string;
  readonly title: string;
}

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
  /** Those of the buttons that answer when they are pressed. */
  readonly replies: readonly Reply[];
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
  readonly bytes: Buffer;
  /** World time until which it is kept. */
  readonly until: number;
}

/** What lies at a public link, as far as a message is concerned. */
export interface HostedFile {
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
}

export interface Subscription {
  readonly callbackUrl: string;
  readonly verifyToken: string;
}

export interface PlannedFailure {
  readonly code: number;
  readonly operation: string;
  /** The message is accepted, and fails with the code in a webhook. */
  readonly late: boolean;
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
  readonly directory: Directory;
  /** Business-scoped user ids of everybody met so far, and whose they are. */
  readonly people: Map<string, string>;
  /** Identities of people who show a username instead of their number. */
  readonly usernames: Set<string>;
  readonly files: Map<string, HostedFile>;
  /** Identity of a person and world times of the marketing messages of the last day. */
  readonly marketingTimes: Map<string, number[]>;
  /** Courses ordered for the next messages. */
  readonly courses: (readonly MessageStatus[])[];
  readonly optedOut: Set<string>;
  /** Wall times of recent messages by recipient. */
  readonly pairTimes: Map<string, number[]>;
  readonly failures: PlannedFailure[];
  /** Wall times of recent messages and of management calls. */
  messageTimes: number[];
  managementTimes: number[];
  tokenRevoked: boolean;
  registered: boolean;
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
    directory: createDirectory(),
    people: new Map(),
    usernames: new Set(),
    files: new Map(),
    marketingTimes: new Map(),
    courses: [],
    optedOut: new Set(),
    pairTimes: new Map(),
    failures: [],
    messageTimes: [],
    managementTimes: [],
    tokenRevoked: false,
    registered: true,
    subscription: undefined,
    counter: 0,
  };
}
