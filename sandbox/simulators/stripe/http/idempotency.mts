/** A keyed POST that comes again gets the first answer again, for a day; with other parameters it is refused. */
import type { Answer } from '../../../http/answer.mts';
import { errorAnswer } from './errors.mts';

const keptMs = 24 * 3_600_000;

interface Kept {
  readonly request: string;
  readonly answer: Answer;
  readonly at: number;
}

export interface Idempotency {
  /** The next keyed call is told that another one with its key is under way. */
  pretendInUse(): void;
  answer(key: string, request: string, work: () => Answer, onMisuse: (rule: string) => void): Answer;
}

/** Refusals that come before the work keep nothing. */
const keptStatus = (status: number): boolean => ![401, 403, 409, 429].includes(status);

export function createIdempotency(now: () => number): Idempotency {
  const kept = new Map<string, Kept>();
  let inUse = false;
  return {
    pretendInUse: () => void (inUse = true),
    answer(key, request, work, onMisuse) {
      if (inUse) {
        inUse = false;
        const message = 'There is currently another in-progress request using this Idempotency-Key.';
        return errorAnswer(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
      }
      const before = kept.get(key);
      if (before && now() - before.at < keptMs) {
        if (before.request === request) return { ...before.answer, headers: { ...before.answer.headers, 'Idempotent-Replayed': 'true' } };
        onMisuse('idempotency-key-reused');
        const message = 'Keys for idempotent requests can only be used with the same parameters they were first used with.';
        return errorAnswer(400, { type: 'idempotency_error', message });
      }
      const answer = work();
      if (keptStatus(answer.status)) kept.set(key, { request, answer, at: now() });
      return answer;
    },
  };
}
