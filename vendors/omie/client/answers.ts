import { asId } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Omie's yes and no. */
export function isYes(value: unknown): boolean {
	return value === 'S';
}

/** The id that must be in the answer to a question. */
export function requireId(value: unknown): number {
	const id = asId(value);
	if (id === undefined) throw unreadableAnswer(vendor, 'transient');
	return id;
}

/** The id that a write answers. Something was made even where it cannot be read. */
export function createdId(value: unknown): number {
	const id = asId(value);
	if (id === undefined) throw unreadableAnswer(vendor, 'unknownOutcome');
	return id;
}
