import { readOrder } from '../../domain/checks/orderCheck';
import type { DocumentKind, ForeignRecord, ReadingOptions, RecordDocuments, RecordReading } from '../../domain/ports/recordReader';
import { asRecord, asText, isRecord, type Json } from '../client/json';
import { attempt } from '../errors/attempt';
import { IntegrationError } from '../errors/integrationError';
import type { RecordReaderEntry } from '../vendorEntry';
import { recordOn, shapeOf, type FoundShape } from './findRecord';
import { guessOf, type Guess } from './guess';

export interface Recognized {
	documents: RecordDocuments;
	recognizedAs: Guess;
}

/** The document of this kind out of what another node put on an item. Throws where it cannot be told for sure. */
export async function recognize(
	readers: readonly RecordReaderEntry[],
	json: Json,
	kind: DocumentKind,
	options: ReadingOptions,
): Promise<Recognized> {
	if (isOwn(kind, json[kind])) return ownDocument(kind, json);
	const record = recordOn(json);
	const found = await shapeOf(readers, record);
	const reading = await read(found, record, kind, options);
	if (reading.documents[kind] === undefined) throw notMade(found, kind, reading.doubts);
	return { documents: reading.documents, recognizedAs: guessOf(kind, reading, found) };
}

/** What every document of this package has and others' records of the name do not: `payment`, `lead` and `appointment` are common words. */
const marks: Readonly<Record<Exclude<DocumentKind, 'order'>, readonly string[]>> = {
	payment: ['id', 'vendor', 'status', 'vendorStatus', 'method'],
	lead: ['consent', 'cadence'],
	appointment: ['id', 'source', 'start', 'end', 'timeZone', 'status'],
};

/** A trigger of this package has been before, as where two ways of a flow come together. */
function isOwn(kind: DocumentKind, document: unknown): boolean {
	if (kind === 'order') return readOrder(document).valid;
	if (!isRecord(document)) return false;
	const isMark = (value: unknown) => (kind === 'lead' ? isRecord(value) : typeof value === 'string');
	return marks[kind].every((field) => isMark(document[field])) && (kind !== 'payment' || typeof document.value === 'number');
}

function ownDocument(kind: DocumentKind, json: Json): Recognized {
	const document = asRecord(json[kind]);
	const reading = { documents: { [kind]: document } as RecordDocuments, doubts: [] };
	// A lead's source is a page or an advertisement; which CRM keeps it, if any, is its vendor.
	const source = kind === 'order' || kind === 'appointment' ? document.source : document.vendor;
	const vendor = { id: asText(source) ?? 'manual', name: '' };
	return { documents: {}, recognizedAs: guessOf(kind, reading, { vendor, shape: { name: `${kind} of this package` } }) };
}

async function read({ shape }: FoundShape, record: ForeignRecord, kind: DocumentKind, options: ReadingOptions): Promise<RecordReading> {
	const { makes, read: readShape } = shape;
	if (readShape === undefined || makes.length === 0) throw refusal('recordPoints', `The item is a ${shape.name}`, shape.instead);
	if (!makes.includes(kind)) {
		throw refusal(
			'recordOfOtherKind',
			`The item is a ${shape.name}, which makes no ${kind}`,
			`Choose "${titleOf(makes[0]!)}" as the resource`,
		);
	}
	const outcome = await attempt(Promise.resolve().then(() => readShape(record, options)));
	if (outcome.ok) return outcome.value;
	const { error } = outcome;
	if (!(error instanceof IntegrationError) || error.failure.code !== 'unreadableAnswer') throw error;
	// The vendors' readers speak of an answer, which may come right; what stands on an item stays as it is.
	throw refusal(
		'recordUnreadable',
		`The ${shape.name} cannot be read: ${error.failure.message}`,
		'Look at the fields in the node before this one',
	);
}

function notMade({ shape }: FoundShape, kind: DocumentKind, doubts: readonly string[]): IntegrationError {
	const hint = 'Let the node before this one fetch the whole of it, or use the node of this package for it';
	return refusal('documentMissing', `The ${shape.name} makes no ${kind}: ${doubts.join(' ')}`, hint);
}

const titleOf = (kind: DocumentKind) => kind[0]!.toUpperCase() + kind.slice(1);

function refusal(code: string, message: string, hint: string | undefined): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code, message, ...(hint === undefined ? {} : { hint }) });
}
