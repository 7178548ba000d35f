/** What an operation is made of. */
import type { Answer } from '../../http/answer.mts';
import type { Context } from './context.mts';

export interface Call {
  /** Numbers of the path, in order. */
  readonly ids: readonly number[];
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Route {
  readonly name: string;
  readonly methods: readonly string[];
  readonly pattern: RegExp;
  readonly handle: (context: Context, call: Call) => Answer;
}

const root = '/wp-json/wc/v3';

export const path = (rest: string): RegExp => new RegExp(`^${root}${rest.replaceAll(':id', '(\\d+)')}/?$`);

/** WordPress calls these editable. */
export const editing = ['POST', 'PUT', 'PATCH'] as const;
