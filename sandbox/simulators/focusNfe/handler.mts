/** What a route's handler is given. */
import type { Answer } from '../../http/answer.mts';
import type { Context } from './context.mts';
import type { Account } from './model.mts';

export interface Call {
  /** Of the environment whose host was asked. */
  readonly account: Account;
  /** Of the path or of the query; '' where there is none. */
  readonly ref: string;
  readonly query: URLSearchParams;
  /** Already held against the route's shape. */
  readonly body: unknown;
}

export type Handler = (context: Context, call: Call) => Answer;
