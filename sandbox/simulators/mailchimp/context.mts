/** What the parts of the simulated Mailchimp share, and everything that it remembers. */
import { createHash } from 'node:crypto';
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'mailchimp';
export const dataCentre = 'us21';

export const statuses = ['subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional'] as const;
export type Status = (typeof statuses)[number];

export interface Member {
  readonly email: string;
  status: Status;
  readonly mergeFields: Record<string, unknown>;
  readonly tags: Set<string>;
  readonly createdAt: number;
  changedAt: number;
  /** The person left by themselves: an API does not bring them back. */
  optedOut: boolean;
}

export interface State {
  readonly lists: Map<string, Map<string, Member>>;
  /** Tags of what the list keeps of a member, all of them texts. */
  readonly mergeFields: Set<string>;
  /** Deleted for good. */
  readonly forgotten: Set<string>;
}

export interface Secrets {
  /** Ends in the data centre: `…-us21`. */
  readonly apiKey: string;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly random: Random;
  state: State;
  violation(rule: string, detail: string): void;
}

export interface Call {
  readonly simulation: Simulation;
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export const createSecrets = (random: Random): Secrets => ({ apiKey: `${hex(random, 32)}-${dataCentre}` });

/** Members are named by the MD5 of their address in small letters. */
export const hashOf = (email: string): string => createHash('md5').update(email.toLowerCase()).digest('hex');

export const problem = (
  { random }: Pick<Simulation, 'random'>,
  status: number,
  title: string,
  detail: string,
  more: object = {},
): Answer => ({
  status,
  headers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
  body: JSON.stringify({
    type: 'https://mailchimp.com/developer/marketing/docs/errors/',
    title,
    status,
    detail,
    instance: [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-'),
    ...more,
  }),
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};
