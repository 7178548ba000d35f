/** What the parts of the simulated Pipedrive share, and everything that it remembers. */
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'pipedrive';

/** An e-mail or a telephone, of which a person has several. */
export interface Labelled {
  readonly value: string;
  readonly primary: boolean;
  readonly label: string;
}

export interface Person {
  readonly id: number;
  name: string;
  emails: readonly Labelled[];
  phones: readonly Labelled[];
  ownerId: number;
  readonly customFields: Record<string, unknown>;
  marketingStatus: string;
  readonly createdAt: number;
  updatedAt: number;
  deleted: boolean;
  openDeals: number;
  readonly by: 'api' | 'people';
}

export interface Lead {
  readonly id: string;
  title: string;
  readonly personId: number;
  ownerId: number;
  labels: readonly string[];
  readonly values: Record<string, unknown>;
  readonly createdAt: number;
  updatedAt: number;
  archived: boolean;
}

export interface Note {
  readonly id: number;
  readonly content: string;
  readonly personId: number | undefined;
  readonly leadId: string | undefined;
  readonly at: number;
}

export interface PersonField {
  /** Of the account's own: forty letters and digits. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  active: boolean;
}

export interface State {
  readonly persons: Map<number, Person>;
  readonly leads: Map<string, Lead>;
  notes: Note[];
  fields: PersonField[];
  readonly users: User[];
  lastId: number;
}

export interface Secrets {
  readonly apiToken: string;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly burst: RequestWindow;
  readonly searches: RequestWindow;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export const createSecrets = (random: Random): Secrets => ({ apiToken: hex(random, 40) });

export const failure = (status: number, error: string, more: object = {}): Answer => ({
  status,
  body: {
    success: false,
    error,
    error_info: 'Please check developers.pipedrive.com for more information about Pipedrive API.',
    data: null,
    additional_data: null,
    ...more,
  },
});

/** What a page of version 1 says of itself: places are counted. */
export function numberedPage<T>(all: readonly T[], query: URLSearchParams, view: (each: T) => object): Answer {
  const start = Number(query.get('start') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  const hasMore = start + limit < all.length;
  const pagination = { start, limit, more_items_in_collection: hasMore, ...(hasMore ? { next_start: start + limit } : {}) };
  const page = all.slice(start, start + limit).map(view);
  return { status: 200, body: { success: true, data: page, additional_data: { pagination } } };
}

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const invalid = (message: string): Answer => failure(400, `Validation failed: ${message}`, { code: 'ERR_SCHEMA_VALIDATION_FAILED' });

/** v2 writes times as RFC 3339 in UTC, v1 with a blank and no zone. */
export const timeText = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
export const oldTimeText = (ms: number): string => timeText(ms).replace('T', ' ').replace('Z', '');
