/** Bling's limits an account and its blocks of an IP address (vendor documentation, limits). */
import type { WorldClock } from '../../world/clock.mts';
import { isLanding } from '../../world/lateWork.mts';
import { brazilDate } from '../../fiscal/brazilTime.mts';
import { addressBlocked, tooManyPerDay, tooManyPerSecond } from './answers.mts';
import type { Answer } from './answers.mts';

export interface LimitSettings {
  readonly perSecond: number;
  readonly perDay: number;
  readonly errorsPer10s: number;
  readonly requestsPer10s: number;
  readonly tokenCallsPer60s: number;
  /** Wall milliseconds by which a window is shortened, because requests jitter on the way. */
  readonly toleranceMs: number;
}

export const publishedLimits: LimitSettings = {
  perSecond: 3,
  perDay: 120_000,
  errorsPer10s: 300,
  requestsPer10s: 600,
  tokenCallsPer60s: 20,
  toleranceMs: 50,
};

export interface Limits {
  /** Every request, before anything else: the answer of a block, if the address is blocked. */
  address(isTokenCall: boolean): Answer | undefined;
  /** A request of an account that showed a valid token. */
  account(): Answer | undefined;
  /** Every answer with a status of 400 or more. */
  failed(): void;
  reset(): void;
}

const minuteMs = 60_000;

export function createLimits(clock: WorldClock, settings: LimitSettings, violation: (rule: string, detail: string) => void): Limits {
  let served: number[] = [];
  let requests: number[] = [];
  let errors: number[] = [];
  let tokenCalls: number[] = [];
  let day = { date: '', count: 0 };
  let blockedUntil = 0;

  const within = (times: number[], windowMs: number) => times.filter((time) => clock.wall() - time < windowMs);

  const block = (minutes: number, detail: string) => {
    blockedUntil = Math.max(blockedUntil, clock.now() + minutes * minuteMs);
    violation('ip-block', detail);
  };

  const today = () => {
    const date = brazilDate(clock.wall());
    if (day.date !== date) day = { date, count: 0 };
    return day;
  };

  return {
    address(isTokenCall) {
      if (isLanding()) return undefined;
      if (clock.now() < blockedUntil) {
        violation('request-while-blocked', 'a request from an IP address that Bling has blocked');
        return addressBlocked();
      }
      requests = [...within(requests, 10_000), clock.wall()];
      if (isTokenCall) tokenCalls = [...within(tokenCalls, 60_000), clock.wall()];
      if (requests.length > settings.requestsPer10s) block(10, `more than ${settings.requestsPer10s} requests in 10 s`);
      if (tokenCalls.length > settings.tokenCallsPer60s) block(60, `more than ${settings.tokenCallsPer60s} token calls in 60 s`);
      return clock.now() < blockedUntil ? addressBlocked() : undefined;
    },
    account() {
      if (isLanding()) return undefined;
      served = within(served, 1000 - settings.toleranceMs);
      if (served.length >= settings.perSecond) {
        violation('rate-limit', `more than ${settings.perSecond} requests in a second`);
        return tooManyPerSecond(settings.perSecond);
      }
      if (today().count >= settings.perDay) {
        violation('daily-limit', `more than ${settings.perDay} requests in a day`);
        return tooManyPerDay(settings.perDay);
      }
      served.push(clock.wall());
      today().count++;
      return undefined;
    },
    failed() {
      if (isLanding()) return;
      errors = [...within(errors, 10_000), clock.wall()];
      if (errors.length > settings.errorsPer10s && clock.now() >= blockedUntil)
        block(10, `more than ${settings.errorsPer10s} errors in 10 s`);
    },
    reset() {
      [served, requests, errors, tokenCalls] = [[], [], [], []];
      day = { date: '', count: 0 };
      blockedUntil = 0;
    },
  };
}
