/** What the parts of the simulated RD Station share, and everything that it remembers. */
import { Refusal, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { RequestWindow } from '../../http/requestWindow.mts';
import type { Random } from '../../world/random.mts';
import { hex, letters } from '../../world/randomText.mts';
import type { WorldServices } from '../../world/simulator.mts';

export const vendor = 'rdStation';

export interface LegalBasis {
  readonly category: string;
  readonly type: string;
  readonly status: string;
}

export interface Contact {
  readonly uuid: string;
  /** Without one it is known by its telephone. */
  email: string | undefined;
  /** By which it is known beside the e-mail; `mobile_phone` and `personal_phone` are what people see. */
  phone: string | undefined;
  readonly values: Record<string, unknown>;
  readonly tags: Set<string>;
  legalBases: readonly LegalBasis[];
  readonly createdAt: number;
  /** When it was changed by UUID, e-mail or telephone. */
  changedAt: readonly number[];
  /** The person left. */
  optedOut: boolean;
  readonly by: 'api' | 'people';
}

export interface RdEvent {
  readonly uuid: string;
  readonly type: string;
  readonly contact: string;
  /** `conversion_identifier`. */
  readonly identifier: string | undefined;
  readonly at: number;
}

export interface State {
  readonly contacts: Map<string, Contact>;
  readonly events: RdEvent[];
  /** Fields of the account's own: `cf_…`. */
  readonly fields: Set<string>;
}

export interface Secrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

export interface Simulation {
  readonly world: WorldServices;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly requests: RequestWindow;
  /** Access tokens, with the world milliseconds at which they end; they outlive a reset. */
  readonly sessions: Map<string, number>;
  readonly refreshTokens: Set<string>;
  readonly codes: Set<string>;
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

export const newUuid = (random: Random): string => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join('-');

export const createSecrets = (random: Random): Secrets => ({
  clientId: newUuid(random),
  clientSecret: letters(random, 32, '0123456789abcdef'),
});

export const failure = (status: number, type: string, message: string): Answer => ({
  status,
  body: { errors: { error_type: type, error_message: message } },
});

/** What is wrong with a body is a list, each with the place. */
export const invalid = (type: string, message: string, path: string): Answer => ({
  status: 400,
  body: { errors: [{ error_type: type, error_message: message, validation_rules: {}, path }] },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};
