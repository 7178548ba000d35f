/**
 * Omie's limits: requests a minute and at once on the wall clock, the same question again only after a minute, and a block on
 * world time for those who do not listen.
 */
import type { WorldClock } from '../../world/clock.mts';
import { isLanding } from '../../world/lateWork.mts';
import type { Answer } from '../../http/answer.mts';
import { blocked, redundant, tooMany } from './answers.mts';

export interface LimitSettings {
  readonly perMinuteAnAddress: number;
  readonly perMinuteAMethod: number;
  readonly atOnceAMethod: number;
  /** Of a method that writes. */
  readonly atOnceAWriting: number;
  /** The same question may be asked again after this. */
  readonly sameQuestionMs: number;
  /** So many refusals in a minute, and the key is blocked. */
  readonly refusalsBeforeBlock: number;
  readonly blockMs: number;
}

export const publishedLimits: LimitSettings = {
  perMinuteAnAddress: 960,
  perMinuteAMethod: 240,
  atOnceAMethod: 4,
  atOnceAWriting: 1,
  sameQuestionMs: 60_000,
  refusalsBeforeBlock: 10,
  blockMs: 30 * 60_000,
};

export interface Limits {
  /** `question` names a read with its parameters; writes are never redundant. */
  check(method: string, question: string | undefined): Answer | undefined;
  /** Counts a request as under way until the function that it gives is called. */
  enter(method: string): () => void;
  reset(): void;
}

const minuteMs = 60_000;

/** What method names begin with, behind their service. */
const writes = /\b(?:Incluir|Alterar|Upsert|Faturar|Cancelar)/;

export function createLimits(clock: WorldClock, settings: LimitSettings, violation: (rule: string, detail: string) => void): Limits {
  let requests: { at: number; method: string }[] = [];
  let refusals: number[] = [];
  let asked = new Map<string, number>();
  let underWay = new Map<string, number>();
  let blockedUntil = 0;

  const recent = <T,>(entries: T[], at: (entry: T) => number) => entries.filter((entry) => clock.wall() - at(entry) < minuteMs);

  const refuse = (rule: string, detail: string, answer: Answer): Answer => {
    violation(rule, detail);
    refusals = [...recent(refusals, (at) => at), clock.wall()];
    if (refusals.length >= settings.refusalsBeforeBlock) {
      blockedUntil = clock.now() + settings.blockMs;
      refusals = [];
      violation('api-block', 'the key is blocked for half an hour');
    }
    return answer;
  };

  const tooOften = (method: string): Answer | undefined => {
    requests = recent(requests, ({ at }) => at);
    const ofMethod = requests.filter((request) => request.method === method).length;
    requests.push({ at: clock.wall(), method });
    if (requests.length > settings.perMinuteAnAddress)
      return refuse('rate-limit', `more than ${settings.perMinuteAnAddress} requests in a minute`, tooMany());
    if (ofMethod >= settings.perMinuteAMethod)
      return refuse('rate-limit', `more than ${settings.perMinuteAMethod} ${method} in a minute`, tooMany());
    const atOnce = writes.test(method) ? settings.atOnceAWriting : settings.atOnceAMethod;
    if ((underWay.get(method) ?? 0) > atOnce) return refuse('too-many-at-once', `more than ${atOnce} ${method} at once`, tooMany());
    return undefined;
  };

  return {
    check(method, question) {
      if (isLanding()) return undefined;
      if (clock.now() < blockedUntil) {
        violation('request-while-blocked', 'a request with a key that Omie has blocked');
        return blocked(Math.ceil((blockedUntil - clock.now()) / 1000));
      }
      const limited = tooOften(method);
      if (limited || question === undefined) return limited;
      const waitMs = (asked.get(question) ?? -Infinity) + settings.sameQuestionMs - clock.wall();
      if (waitMs > 0) return refuse('redundant-call', `${method} again within a minute`, redundant(Math.ceil(waitMs / 1000)));
      asked.set(question, clock.wall());
      return undefined;
    },
    enter(method) {
      if (isLanding()) return () => undefined;
      underWay.set(method, (underWay.get(method) ?? 0) + 1);
      return () => underWay.set(method, underWay.get(method)! - 1);
    },
    reset() {
      [requests, refusals, asked, underWay] = [[], [], new Map(), new Map()];
      blockedUntil = 0;
    },
  };
}
