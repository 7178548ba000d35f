/** What two sides say differently. */

export const reasons = [
	'missing',
	'freight',
	'rounding',
	'refund',
	'chargeback',
	'discount',
	'left_out',
	'tax',
	'duplicate',
	'other_day',
	'cancelled_here',
	'cancelled_there',
	'refused',
	'under_way',
	'unpaid',
	'test',
	'amount',
	'count',
	'tracking',
	'no_order',
] as const;

/** What most likely is behind a difference; `amount` where nothing known explains it. */
export type Reason = (typeof reasons)[number];

/** `missing_here`: only the other side has it. */
export type FindingKind = 'missing_here' | 'missing_there' | 'different';

export interface FieldDifference {
	/** As documents call it, e.g. `total`. */
	field: string;
	here: string | number | null;
	there: string | number | null;
	/** Of amounts: there less here. */
	difference?: number;
}

export interface Finding {
	kind: FindingKind;
	/** What both sides call the thing by. */
	key: string;
	reason: Reason;
	fields: FieldDifference[];
	/** For people, a whole sentence. */
	message: string;
}

/**
 * Two findings with the same content are one piece of news: what differs and by how much, not when it was seen. `ids` are those of the
 * records that differ.
 */
export function contentOf({ kind, key, reason, fields }: Finding, ids: readonly string[]): string {
	return JSON.stringify([kind, key, reason, fields.map(({ field, here, there }) => [field, here, there]), ids.toSorted()]);
}
