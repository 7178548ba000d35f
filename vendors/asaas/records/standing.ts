import { asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import type { Account } from './account';
import type { AsaasRecord, Collection } from './calls';
import { list, type Filters } from './list';

/** Asaas' transfers and only they cannot be filtered by `externalReference` (Asaas documentation): all of them are looked through. */
const unfiltered: readonly Collection[] = ['transfers'];

/** Nothing came of these, or it was taken back: they stand under their reference all the same. */
const voidStatuses = ['CANCELED', 'PROCESSING_CANCELLATION', 'CANCELLED', 'FAILED', 'REFUNDED', 'REFUND_REQUESTED', 'REFUND_IN_PROGRESS'];

export function isVoid({ status }: AsaasRecord): boolean {
	return voidStatuses.includes(asText(status) ?? '');
}

/**
 * All that stands under a reference, the oldest first; what is void comes last. Asaas' word alone is not taken for what it found, and a
 * row that does not show its reference cannot be told: "not there" would make it a second time. Where all are looked through, `null` is a
 * record without a reference, and `couldBe` says which of the others may be the one.
 */
export async function standingUnder(
	account: Account,
	collection: Collection,
	reference: string,
	couldBe: (record: AsaasRecord) => boolean = () => true,
): Promise<AsaasRecord[]> {
	const isFiltered = !unfiltered.includes(collection);
	const filters: Filters = isFiltered ? { externalReference: reference } : {};
	const records = await list(account, collection, filters);
	const questionable = isFiltered ? records : records.filter((record) => record.externalReference !== null && couldBe(record));
	requireComparable(questionable, 'externalReference', collection);
	return oldestFirst(records.filter((record) => asText(record.externalReference) === reference && record.deleted !== true));
}

/** Rows of an answer to a question for one value show this value, or another; a row without any cannot be judged. */
export function requireComparable(records: readonly AsaasRecord[], field: string, collection: Collection): void {
	if (records.some((record) => asText(record[field]) === null)) {
		throw unreadableAnswer(vendor, 'unknownOutcome', `the search in ${collection}`, [field]);
	}
}

/** Lists start with the newest; days and the ids that count up are the better witnesses. What is void comes last. */
export function oldestFirst(records: readonly AsaasRecord[]): AsaasRecord[] {
	return records.toReversed().sort((one, other) => {
		return (
			Number(isVoid(one)) - Number(isVoid(other)) ||
			compareTexts(dayOf(one), dayOf(other)) ||
			compareTexts(serialOf(one, other), serialOf(other, one)) ||
			installmentOf(one) - installmentOf(other)
		);
	});
}

/** Installments are payments of one sale, which is made and taken back as a whole. */
export function saleOf({ id, installment }: AsaasRecord): string {
	return asText(installment) ?? id;
}

const compareTexts = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const dayOf = ({ dateCreated }: AsaasRecord) => asText(dateCreated) ?? '';

/** `cus_000005401844`: the next one's number is higher. Ids of random letters tell nothing. */
function serialOf({ id }: AsaasRecord, other: AsaasRecord): string {
	const counts = /^[a-z]+_\d{12}$/;
	return counts.test(id) && counts.test(other.id) ? id : '';
}

/** Only within one sale: of two sales the list's order tells. */
function installmentOf({ installmentNumber }: AsaasRecord): number {
	return typeof installmentNumber === 'number' ? installmentNumber : 0;
}
