/** What every part of the simulator works with. */
import type { Company } from '../../fiscal/company.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import type { Answer } from '../../http/answer.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Account } from './model.mts';

export interface Context {
  readonly world: WorldServices;
  readonly company: Company;
  readonly sefazRandom: Random;
  readonly nextId: () => number;
  /** Replaced by a reset. */
  account: Account;
  sefaz: SefazBehaviour;
  violation(rule: string, detail: string, isMended?: () => boolean): void;
}

export type Fields = Readonly<Record<string, unknown>>;

export interface Call {
  /** Of the path; NaN where there is none. */
  readonly id: number;
  readonly query: URLSearchParams;
  /** Already held against the route's shape. */
  readonly body: Fields;
}

export type Handler = (context: Context, call: Call) => Answer;
