/**
 * The directive @idempotent: a write with a key happens once. For 24 hours the same key with the same parameters answers the
 * outcome of the first attempt, and with other parameters a user error.
 */
import { getDirectiveValues, type GraphQLResolveInfo } from 'graphql';
import type { ShopContext } from '../context.mts';
import { badRequest } from './errors.mts';
import { adminSchema } from './schema.mts';

const keptMs = 24 * 3_600_000;

export interface CodedError {
  readonly field: string[] | null;
  readonly message: string;
  readonly code: string;
}

const keyError = (code: string, message: string): CodedError => ({ field: null, message, code });

const mismatch = keyError(
  'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  'The same idempotency key cannot be used with different operation parameters.',
);
const failedBefore = keyError(
  'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
  'A previous request with this idempotency key failed. Retry with a new idempotency key.',
);

export interface KeyedWrite<T> {
  readonly args: unknown;
  readonly info: GraphQLResolveInfo;
  run(): { answer: T; failed: boolean };
  refuse(error: CodedError): T;
  /** Has a say before a first answer is repeated. */
  replay?(answer: T): T;
}

export function once<T>(context: ShopContext, write: KeyedWrite<T>): T {
  const key = keyOf(write.info);
  const id = `${write.info.fieldName} ${key}`;
  const fingerprint = canonical(write.args);
  const now = context.world.clock.now();
  const before = context.state.keyed.get(id);
  if (before && now - before.at < keptMs) {
    if (before.fingerprint !== fingerprint) return write.refuse(mismatch);
    if (before.failed) return write.refuse(failedBefore);
    return write.replay ? write.replay(before.answer as T) : (before.answer as T);
  }
  const { answer, failed } = write.run();
  context.state.keyed.set(id, { fingerprint, failed, answer, at: now });
  return answer;
}

function keyOf(info: GraphQLResolveInfo): string {
  const directive = adminSchema().schema.getDirective('idempotent')!;
  const key = getDirectiveValues(directive, info.fieldNodes[0]!, info.variableValues)?.key;
  if (typeof key !== 'string') throw badRequest('The @idempotent directive is required for this mutation but was not provided.');
  if (key.trim() === '') throw badRequest('The idempotency key cannot be an empty string or whitespace only.');
  return key;
}

/** JSON with sorted keys: the same parameters in another order are the same parameters. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
