/**
 * Which webhooks had to be refused in this process. Asaas never shows the token it holds, so a wrong one is only seen when a
 * delivery brings it; the next check of the subscription then writes the token again.
 */
const refused = new Set<string>();
const renewedAt = new Map<string, number>();

/** A stranger who posts nonsense must not make this write to Asaas every minute. */
const renewEveryMs = 10 * 60 * 1000;

export function noteRefusal(webhook: string): void {
	refused.add(webhook);
}

export function noteAcceptance(webhook: string): void {
	refused.delete(webhook);
}

export function wasRefused(webhook: string): boolean {
	return refused.has(webhook);
}

export function mayRenew(webhook: string, now: number): boolean {
	return now - (renewedAt.get(webhook) ?? -Infinity) >= renewEveryMs;
}

export function noteRenewal(webhook: string, now: number): void {
	renewedAt.set(webhook, now);
	refused.delete(webhook);
}
