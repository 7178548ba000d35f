import type { RegisteredLabel } from '../../domain/ports/labelRegister';

/** Each once, as it was read last, the oldest change first. */
export function byChange(labels: readonly RegisteredLabel[]): RegisteredLabel[] {
	const each = [...new Map(labels.map((label) => [label.shipment.id, label])).values()];
	return each.toSorted((one, other) => (one.changedAt ?? '').localeCompare(other.changedAt ?? ''));
}

/** A label that does not say when counts: it may be the one that is looked for. */
export function isSince({ changedAt }: RegisteredLabel, since: string): boolean {
	return changedAt === null || Date.parse(changedAt) >= Date.parse(since);
}
