/** What the parts of the simulated Notion share, and everything that it remembers. */
import type { Incoming } from '../../http/app.mts';
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import { hex, letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'notion';

export const propertyTypes = [
  'title',
  'rich_text',
  'email',
  'phone_number',
  'url',
  'number',
  'checkbox',
  'select',
  'multi_select',
  'status',
  'date',
  'people',
  'created_time',
  'last_edited_time',
  'unique_id',
] as const;
export type PropertyType = (typeof propertyTypes)[number];

export interface Property {
  readonly id: string;
  readonly name: string;
  readonly type: PropertyType;
  readonly options: { readonly id: string; readonly name: string }[];
}

/** A text, a number, a choice's name, names of choices, ids of people, or a date; null and [] where empty. */
export type Value = string | number | boolean | null | readonly string[] | { readonly start: string; readonly end: string | null };

export interface Page {
  readonly id: string;
  readonly source: string;
  /** By the property's id. */
  readonly values: Map<string, Value>;
  readonly createdAt: number;
  /** Its place among the pages of its data source, from 1: what a property of the kind ID shows. */
  readonly number: number;
  editedAt: number;
  inTrash: boolean;
  readonly by: 'api' | 'people';
  readonly blocks: Readonly<Record<string, unknown>>[];
  readonly comments: { readonly id: string; readonly text: string; readonly at: number }[];
}

export interface Source {
  readonly id: string;
  readonly database: string;
  readonly name: string;
  readonly properties: Property[];
  /** Whether it is shared with the connection. */
  shared: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface State {
  readonly sources: Map<string, Source>;
  readonly pages: Map<string, Page>;
  readonly people: Person[];
  conflicts: number;
}

export interface Secrets {
  readonly token: string;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly requests: RequestWindow;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** `2026-03-11`. */
  readonly version: string;
}

export const createSecrets = (random: Random): Secrets => ({ token: `ntn_${letters(random, 46)}` });

export const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');

/** Ids come with or without hyphens. */
export const readId = (text: string): string => {
  const bare = text.replace(/-/g, '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(bare) ? bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : text;
};

const minute = 60_000;

/** To the minute, as Notion keeps times. */
export const timeText = (ms: number): string => new Date(Math.floor(ms / minute) * minute).toISOString();

/** Databases have several sources since this version, and are asked by them. */
export const hasSources = (version: string): boolean => version >= '2025-09-03';

/** `archived` is gone since this version. */
export const hasTrashOnly = (version: string): boolean => version >= '2026-03-11';
