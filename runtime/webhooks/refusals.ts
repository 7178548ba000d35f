/**
 * Which webhooks had to be refused in this process. No vendor shows the secret it signs with, so a wrong one is only seen when a
 * delivery brings it; the next check of the registration then writes the secret again.
 */
const refused = new Set<string>();
const renewedAt = new Map<string, number>();

/** A stranger who posts nonsense must not make this write to the vendor every minute. */
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
