/** How much an account may ask for (vendor documentation): 50 GETs at a time, 25,000 requests in 12 hours from the first one. */
import { isLanding } from '../../world/lateWork.mts';
import { failed, problem } from './answers.mts';

export const mostConcurrentGets = 50;
export const quotaOfRequests = 25_000;
export const quotaWindowMs = 12 * 3_600_000;

export interface Limits {
  /** The refusal, or undefined where the request may go on. */
  enter(method: string): { rule: string; answer: Response } | undefined;
  leave(method: string): void;
  /** Headers that tell how much of the quota is left. */
  headers(): Record<string, string>;
}

export function createLimits(wall: () => number, quota = quotaOfRequests): Limits {
  let windowStart: number | undefined;
  let used = 0;
  let gets = 0;

  const headers = () =>
    rateLimitHeaders(quota, Math.max(0, quota - used), Math.ceil(((windowStart ?? wall()) + quotaWindowMs - wall()) / 1000));

  const countRequest = () => {
    if (windowStart === undefined || wall() - windowStart >= quotaWindowMs) {
      windowStart = wall();
      used = 0;
    }
    used++;
  };

  return {
    headers,
    enter(method) {
      if (isLanding()) return undefined;
      countRequest();
      if (used > quota) return { rule: 'quotaExceeded', answer: tooManyRequests(headers()) };
      if (method !== 'GET') return undefined;
      if (gets >= mostConcurrentGets)
        return { rule: 'tooManyConcurrentGets', answer: tooManyRequests(rateLimitHeaders(mostConcurrentGets, 0, 1)) };
      gets++;
      return undefined;
    },
    leave(method) {
      if (method === 'GET') gets--;
    },
  };
}

/** `reset` in seconds. */
export function rateLimitHeaders(limit: number, remaining: number, reset: number): Record<string, string> {
  return { 'RateLimit-Limit': String(limit), 'RateLimit-Remaining': String(remaining), 'RateLimit-Reset': String(reset) };
}

export function tooManyRequests(headers: Record<string, string>): Response {
  return failed(429, [problem('too_many_requests', 'Limite de requisições excedido. Tente novamente mais tarde.')], headers);
}
