import type { ForeignRecord, RecordShape } from '../../domain/ports/recordReader';
import { asRecord, isRecord, type Json } from '../client/json';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { parseJson } from '../webhooks/deliveryBody';
import type { RecordReaderEntry } from '../vendorEntry';

export interface FoundShape {
	vendor: Vendor;
	shape: RecordShape;
}

/** The record on an item: the item itself, or what a delivery or an answer brought, with the headers beside it. */
export function recordOn(json: Json): ForeignRecord {
	const isDelivery = 'body' in json && (isRecord(json.headers) || isRecord(json.query));
	if (!isDelivery) return { json, headers: {} };
	const headers = Object.entries(asRecord(json.headers)).map(([name, value]) => [name.toLowerCase(), String(value)]);
	return { json: asRecord(json.body), headers: Object.fromEntries(headers) as ForeignRecord['headers'] };
}

/** The one form that a record has; what has none of them, or several, is refused by name. */
export async function shapeOf(readers: readonly RecordReaderEntry[], record: ForeignRecord): Promise<FoundShape> {
	const all = (await Promise.all(readers.map(shapesOf))).flat();
	const found = fitting(all, record);
	if (found.length === 1) return found[0]!;
	if (found.length > 1) throw ambiguous(found);
	if (Object.keys(record.json).length === 0) throw unknown('The item is empty, or holds a list or a text instead of a record', otherwise);
	throw misplaced(record, (json) => isRecord(json) && fitting(all, { json, headers: record.headers }).length > 0);
}

/** Where on the item the record is, if it is there at all: it is not taken out by itself, as several may be on one item. */
function misplaced({ json }: ForeignRecord, isKnown: (value: unknown) => boolean): IntegrationError {
	// Of a plain name, as the hints write it into an expression.
	const fields = Object.entries(json).filter(([name]) => /^[a-z]\w*$/i.test(name));
	const under = (fits: (value: unknown) => boolean) => fields.find(([, value]) => fits(value))?.[0];
	const list = under((value) => Array.isArray(value) && isKnown(value[0]));
	if (list !== undefined)
		return unknown(`The item holds a list of records (${list})`, `Put Split Out before this node and let it split "${list}"`);
	const inner = under(isKnown);
	if (inner !== undefined)
		return unknown(
			`The item holds the record in a field (${inner})`,
			`Put Edit Fields before this node, in the mode JSON, with {{ $json.${inner} }}`,
		);
	const text = under((value) => typeof value === 'string' && isKnown(parseJson(value)));
	if (text !== undefined)
		return unknown(
			`The item holds the record as a text (${text})`,
			'Let the node before this one put it out as JSON: in HTTP Request, "Response Format" JSON',
		);
	return unknown('The item is in no form that is known', otherwise);
}

async function shapesOf({ id, name, shapes }: RecordReaderEntry): Promise<FoundShape[]> {
	return (await shapes()).map((shape) => ({ vendor: { id, name }, shape }));
}

function fitting(all: readonly FoundShape[], record: ForeignRecord): FoundShape[] {
	return all.filter(({ shape }) => shape.fits(record));
}

const otherwise = 'Look at what the node before this one puts out, or say field by field what it means: choose the operation "Map Fields"';

function unknown(message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'recordUnknown', message, hint });
}

function ambiguous(found: readonly FoundShape[]): IntegrationError {
	const names = found.map(({ shape }) => shape.name).join(' and ');
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'recordAmbiguous',
		message: `The item has the form of more than one thing: ${names}`,
		hint: 'Let only one of them stand on the item, or choose the operation "Map Fields"',
	});
}
