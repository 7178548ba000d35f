import type { ForeignRecord, RecordShape } from '../../domain/ports/recordReader';
import { asRecord, isRecord, type Json } from '../client/json';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
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
	const list = Object.entries(record.json).find(([, value]) => {
		return Array.isArray(value) && isRecord(value[0]) && fitting(all, { json: value[0], headers: record.headers }).length > 0;
	});
	if (!list) throw unknown('The item is in no form that is known', otherwise);
	throw unknown(`The item holds a list of records (${list[0]})`, `Put Split Out before this node and let it split "${list[0]}"`);
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
