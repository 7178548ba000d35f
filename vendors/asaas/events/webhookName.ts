/**
 * The webhook's name in Asaas' panel also says when n8n was last seen: the one place that outlives a restart, since n8n keeps nothing
 * that a trigger writes while it only listens.
 */
const own = 'n8n (n8n-nodes-ponte)';

/** How exact the name is; each time costs one call. */
const everyMs = 3_600_000;

/** `seenAt` in milliseconds since the epoch. */
export function webhookName(seenAt: number): string {
	return `${own}, last seen ${new Date(seenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function lastSeenIn(name: string | null): number | undefined {
	const match = /last seen (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC$/.exec(name ?? '');
	const time = match ? Date.parse(`${match[1]}T${match[2]}Z`) : Number.NaN;
	return Number.isNaN(time) ? undefined : time;
}

export function isNameDue(lastSeen: number | undefined, now: number): boolean {
	return lastSeen === undefined || now - lastSeen > everyMs;
}
