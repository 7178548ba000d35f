import type { Clock } from '../clock';

/**
 * Since when a trigger listens, by the shop's clock: its oldest webhook says so, and outlives a restart of n8n. What happened before is
 * another time's affair: an old order that somebody touches is no news, and a workflow that was switched off has missed nothing.
 */
const since = new Map<string, string>();

/** ISO 8601, by the trigger's name in this process. */
export function knownListening(name: string): string | undefined {
	return since.get(name);
}

/** Webhooks that somebody deleted behind a listening trigger are made anew; the trigger has listened all the while. */
export function noteListeningSince(
	name: string,
	existing: readonly { createdAt: string | undefined }[],
	clock: Pick<Clock, 'now'>,
): string {
	const oldest = existing.flatMap(({ createdAt }) => createdAt ?? []).toSorted()[0];
	const known = since.get(name);
	if (oldest === undefined) since.set(name, known ?? new Date(clock.now()).toISOString());
	else if (known === undefined || oldest < known) since.set(name, oldest);
	return since.get(name)!;
}

export function forgetListening(name: string): void {
	since.delete(name);
}
