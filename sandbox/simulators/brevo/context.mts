/** What the parts of the simulated Brevo share, and everything that it remembers. */
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { Random } from '../../world/random.mts';
import { hex } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'brevo';

export interface Contact {
  readonly id: number;
  readonly email: string;
  readonly attributes: Record<string, unknown>;
  readonly lists: Set<number>;
  /** The opt-out. */
  blacklisted: boolean;
  readonly createdAt: number;
}

export interface Sent {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly at: number;
}

export interface State {
  readonly contacts: Map<number, Contact>;
  /** Names of what the account keeps of a contact. */
  readonly attributes: Set<string>;
  readonly sent: Sent[];
  readonly webhooks: Map<number, { readonly id: number; readonly url: string; readonly type: string; readonly events: readonly string[] }>;
  lastId: number;
}

export interface Secrets {
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
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export const createSecrets = (random: Random): Secrets => ({ apiKey: `xkeysib-${hex(random, 64)}-${hex(random, 16)}` });

export const failure = (status: number, code: string, message: string, more: object = {}): Answer => ({
  status,
  body: { code, message, ...more },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};
