/** What goes wrong, where and how often: decided from a seed, so that a bad day can be had again. */
import { usualDelaysMs } from './lateWork.mts';
import type { Random } from './random.mts';

export const requestFaults = ['rateLimited', 'serverError', 'reset', 'slow', 'lostAnswer', 'lateEffect', 'expiredToken'] as const;
export type RequestFault = (typeof requestFaults)[number];

/** How a client is left without an answer: the line breaks, or it stays silent until the client gives up by itself. */
export const silences = ['reset', 'hang'] as const;
export type Silence = (typeof silences)[number];

/** The answer never comes, and the work is done after the client gave up. */
export interface LateEffect {
  readonly kind: 'lateEffect';
  /** World milliseconds from the client's giving up to the effect. */
  readonly delayMs: number;
  readonly silence: Silence;
}

export type Strike = LateEffect | { readonly kind: Exclude<RequestFault, 'lateEffect'> };

export const webhookFaults = ['duplicateWebhook', 'delayedWebhook'] as const;
export type WebhookFault = (typeof webhookFaults)[number];

export interface FaultRule {
  /** Vendor folder name, or `*`. */
  readonly vendor: string;
  /** Operation name as the simulator gives it (webhooks: topic), or `*`. */
  readonly operation: string;
  readonly kind: RequestFault | WebhookFault;
  /** Chance of each call, 0 to 1. */
  readonly probability?: number;
  /** The fault strikes this many times and is then spent; with it, every call until then. */
  readonly times?: number;
  /** Skip this many matching calls first. */
  readonly after?: number;
  /** `lateEffect`: one of these is drawn for each; 1, 5 and 40 s unless told. */
  readonly delaysMs?: readonly number[];
  /** `lateEffect`: drawn for each unless told. */
  readonly silence?: Silence;
}

export interface WebhookTwist {
  readonly delayMs: number;
  readonly duplicateAfterMs?: number;
}

export interface InjectedFault {
  readonly vendor: string;
  readonly operation: string;
  readonly kind: RequestFault | WebhookFault;
}

export interface FaultPlan {
  set(rules: readonly FaultRule[]): void;
  rules(): readonly FaultRule[];
  /** The fault that strikes this request, if any; late effects strike writes only. */
  request(vendor: string, operation: string, isWrite: boolean): Strike | undefined;
  webhook(vendor: string, topic: string): WebhookTwist;
  readonly injected: readonly InjectedFault[];
}

const ofReads = requestFaults.filter((kind) => kind !== 'lateEffect');

/** No request meets more than this many faults in a row at one operation: the vendors' bad days end. */
const longestStreak = 2;

export function createFaultPlan(random: Random): FaultPlan {
  let active: { rule: FaultRule; skipped: number; struck: number }[] = [];
  const injected: InjectedFault[] = [];
  const streaks = new Map<string, number>();

  const strikes = (entry: (typeof active)[number]): boolean => {
    const { rule } = entry;
    if (entry.skipped < (rule.after ?? 0)) {
      entry.skipped++;
      return false;
    }
    if (rule.times !== undefined && entry.struck >= rule.times) return false;
    if (!random.chance(rule.probability ?? 1)) return false;
    entry.struck++;
    return true;
  };

  const matching = (vendor: string, operation: string, kinds: readonly string[]) =>
    active.filter(
      ({ rule }) => kinds.includes(rule.kind) && [vendor, '*'].includes(rule.vendor) && [operation, '*'].includes(rule.operation),
    );

  const record = (vendor: string, operation: string, kind: RequestFault | WebhookFault) => injected.push({ vendor, operation, kind });

  return {
    injected,
    set(rules) {
      active = rules.map((rule) => ({ rule, skipped: 0, struck: 0 }));
      streaks.clear();
    },
    rules: () => active.map(({ rule }) => rule),
    request(vendor, operation, isWrite) {
      const key = `${vendor} ${operation}`;
      const candidates = matching(vendor, operation, isWrite ? requestFaults : ofReads);
      const streak = streaks.get(key) ?? 0;
      const spared = streak >= longestStreak && candidates.every(({ rule }) => rule.times === undefined);
      const hit = spared ? undefined : candidates.find(strikes);
      streaks.set(key, hit ? streak + 1 : 0);
      if (hit) record(vendor, operation, hit.rule.kind);
      return hit && strikeOf(hit.rule, random);
    },
    webhook(vendor, topic) {
      const hits = matching(vendor, topic, webhookFaults).filter(strikes);
      for (const { rule } of hits) record(vendor, topic, rule.kind);
      const has = (kind: WebhookFault) => hits.some(({ rule }) => rule.kind === kind);
      return {
        delayMs: has('delayedWebhook') ? random.int(2_000, 120_000) : 0,
        ...(has('duplicateWebhook') ? { duplicateAfterMs: random.int(0, 30_000) } : {}),
      };
    },
  };
}

function strikeOf({ kind, delaysMs = usualDelaysMs, silence }: FaultRule, random: Random): Strike {
  if (kind !== 'lateEffect') return { kind: kind as Exclude<RequestFault, 'lateEffect'> };
  return { kind, delayMs: random.pick(delaysMs), silence: silence ?? random.pick(silences) };
}
