import { readMark } from '../../../runtime/carrier/parcelMark';
import type { Label } from './label';

/** A reminder's length that was seen to be taken. */
const maxReminder = 100;

/** The documented answers show the reminder and not the tags, so a mark stands in both. */
export function reminderOf(key: string, mark: string | undefined): string {
	const both = `${key} ${mark}`;
	return mark === undefined || both.length > maxReminder ? key : both;
}

/** What a label says of the other parcels of its order; undefined for a label that goes alone. */
export function markTag({ tags, reminder }: Label): string | undefined {
	const words = [...(tags ?? []).map(({ tag }) => tag ?? ''), (reminder ?? '').split(' ').at(-1)!];
	return words.find((word) => readMark(word));
}

/** One of an order's parcels behind the first, whose key ends in its number. */
export function isFurtherParcel(label: Label): boolean {
	const keys = [...(label.tags ?? []).map(({ tag }) => tag ?? ''), (label.reminder ?? '').split(' ')[0]!];
	return markTag(label) !== undefined && keys.some((key) => /\/\d+$/.test(key));
}
