/** What every part of the simulator works with. */
import type { Company } from '../../fiscal/company.mts';
import type { SefazBehaviour } from '../../fiscal/sefaz.mts';
import type { Random } from '../../world/random.mts';
import type { WorldServices } from '../../world/simulator.mts';
import type { Answer } from '../../http/answer.mts';
import type { WrongKeysForm } from './answers.mts';
import type { Account } from './model.mts';

export interface Context {
  readonly world: WorldServices;
  readonly company: Company;
  readonly sefazRandom: Random;
  readonly nextId: () => number;
  /** Whether an authorized invoice takes its goods out of stock. */
  readonly invoiceMovesStock: boolean;
  /** Replaced by a reset. */
  account: Account;
  sefaz: SefazBehaviour;
  wrongKeysForm: WrongKeysForm;
  violation(rule: string, detail: string): void;
}

export type Param = Readonly<Record<string, unknown>>;

/** `param` is the one object of the request's list, held against the method's shape. */
export type Handler = (context: Context, param: Param) => Answer;
