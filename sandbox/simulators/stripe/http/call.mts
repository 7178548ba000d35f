/** One call on its way through a route. */
import type { Answer } from '../../../http/answer.mts';
import type { Context } from '../context.mts';
import { expand } from './expand.mts';
import { invalid } from './errors.mts';
import { textsOf, type Form } from './form.mts';

export interface Call {
  readonly context: Context;
  readonly version: string;
  /** Of the key. */
  readonly livemode: boolean;
  readonly ids: readonly string[];
  /** Of the query, or of the body where there is one. */
  readonly params: Form;
  readonly request: { readonly id: string; readonly idempotency_key: string | null };
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly pattern: RegExp;
  readonly name: string;
  /** What a restricted key must be allowed to read or write. */
  readonly resource: string;
  readonly params: readonly string[];
  handle(call: Call): Answer;
}

export const path = (rest: string): RegExp => new RegExp(`^/v1${rest.replaceAll(':id', '([^/]+)')}$`);

/** One object, with what the call wants expanded. */
export const answer = ({ context, version, params }: Call, shown: object): Answer => ({
  status: 200,
  body: expand(context, version, { ...shown }, textsOf(params.expand)),
});

/** What is of the other mode is not there. */
export const ofMode = <T extends { readonly livemode: boolean }>(rows: Iterable<T>, livemode: boolean): T[] =>
  [...rows].filter((row) => row.livemode === livemode);

export function checkParameters({ context, params }: Call, known: readonly string[]): void {
  const unknown = Object.keys(params).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  context.violation('unknown-parameter', unknown.join(', '));
  invalid(`Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.join(', ')}`, unknown[0], 'parameter_unknown');
}
