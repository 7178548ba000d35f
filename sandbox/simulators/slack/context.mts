/** What the parts of the simulated Slack share, and everything that it remembers. */
import type { Answer } from '../../http/answer.mts';
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import { digits, letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Alarm } from './text.mts';

export const vendor = 'slack';

export interface Channel {
  readonly id: string;
  readonly name: string;
  archived: boolean;
  /** Whether the bot was invited. */
  isMember: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  /** As it was sent. */
  readonly text: string;
  readonly blocks: unknown;
  /** As people read it. */
  readonly shown: string;
  /** Whom it rang besides those who follow the channel. */
  readonly alarms: readonly Alarm[];
  readonly at: number;
}

export interface State {
  readonly channels: Channel[];
  readonly people: Person[];
  readonly messages: Posted[];
  lastTs: number;
  /** Scopes that the token lacks. */
  readonly missing: Set<string>;
}

export interface Secrets {
  readonly token: string;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly posts: RequestWindow;
  state: State;
  violation(rule: string, detail: string): void;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Handler = (simulation: Simulation, fields: Fields) => Answer;

export const createSecrets = (random: Random): Secrets => ({
  token: `xoxb-${digits(random, 12)}-${digits(random, 13)}-${letters(random, 24)}`,
});

/** Always 200: what went wrong stands in the body. */
export const failure = (error: string, more: object = {}): Answer => ({ status: 200, body: { ok: false, error, ...more } });
export const success = (more: object): Answer => ({ status: 200, body: { ok: true, ...more } });

export const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'Retry-After': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});
