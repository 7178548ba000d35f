/** What goes wrong, where and how often: decided from a seed, so that a bad day can be had again. */
import type { Random } from './random.mts';

export const requestFaults = ['rateLimited', 'serverError', 'reset', 'slow', 'lostAnswer', 'expiredToken'] as const;
export type RequestFault = (typeof requestFaults)[number];

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
  /** The fault that strikes this request, if any. */
  request(vendor: string, operation: string): RequestFault | undefined;
  webhook(vendor: string, topic: string): WebhookTwist;
  readonly injected: readonly InjectedFault[];
}

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
    request(vendor, operation) {
      const key = `${vendor} ${operation}`;
      const candidates = matching(vendor, operation, requestFaults);
      const streak = streaks.get(key) ?? 0;
      const spared = streak >= longestStreak && candidates.every(({ rule }) => rule.times === undefined);
      const hit = spared ? undefined : candidates.find(strikes);
      streaks.set(key, hit ? streak + 1 : 0);
      if (hit) record(vendor, operation, hit.rule.kind);
      return hit?.rule.kind as RequestFault | undefined;
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
