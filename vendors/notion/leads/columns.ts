import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { fieldNamed, fieldNames, neededFields, titled } from '../../../runtime/crm/fieldNames';
import type { LeadField } from '../../../runtime/crm/leadStore';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';

/** A column of the table: what it is called and what kind it is. */
export interface Column {
	name: string;
	type: string;
}

/** `name` is the title; `order` counts the pages as they are made. */
export type ColumnUse = Exclude<LeadField, 'firstName' | 'lastName' | 'mobile' | 'emailKey' | 'phoneKey'> | 'name' | 'order';

export type Columns = Partial<Record<ColumnUse, Column>> & Record<'name' | 'email' | 'phone' | 'order', Column>;

const texts = ['rich_text'];

/** The kinds that a column may be of; the first is what a message asks for. */
const typesOf: Readonly<Record<Exclude<ColumnUse, 'name' | 'order'>, readonly string[]>> = {
	email: ['email', 'rich_text'],
	phone: ['phone_number', 'rich_text'],
	consent: texts,
	step: ['number', 'rich_text'],
	lastTouch: ['rich_text', 'date'],
	stopReason: texts,
	company: texts,
	interest: texts,
	status: ['status', 'select', 'rich_text'],
	source: ['select', 'rich_text'],
	campaign: ['select', 'rich_text'],
	owner: ['people'],
};

const needed = ['email', 'phone', ...neededFields] as const;

/** The table's columns by what they are used for, from its description; refused where one is missing that nothing can do without. */
export function readColumns(source: Json): Columns {
	if (!isRecord(source.properties)) throw unreadableAnswer(vendor, 'transient', 'the table', ['properties']);
	const all = Object.entries(source.properties).map(([name, property]) => ({
		name,
		type: asText(asRecord(property).type) ?? '',
	}));
	const ofType = (type: string) => all.find((column) => column.type === type);
	const uses = Object.keys(typesOf) as (keyof typeof typesOf)[];
	const found = Object.fromEntries(
		uses.map((use) => [
			use,
			fieldNamed(
				all.filter(({ type }) => typesOf[use].includes(type)),
				fieldNames[use],
			),
		]),
	) as Partial<Record<keyof typeof typesOf, Column>>;
	const missing = needed.flatMap((use) => (found[use] ? [] : [`"${titled(fieldNames[use])}" (${labels[typesOf[use][0]!]})`]));
	const order = ofType('unique_id');
	if (!order) missing.push('"ID" (ID)');
	if (missing.length > 0) throw columnsMissing(missing);
	return { ...Object.fromEntries(Object.entries(found).filter(([, column]) => column)), name: ofType('title')!, order: order! } as Columns;
}

/** As Notion's screen calls the kinds. */
const labels: Readonly<Record<string, string>> = { email: 'Email', phone_number: 'Phone', rich_text: 'Text', number: 'Number' };

function columnsMissing(missing: readonly string[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'columnMissing',
		message: `The Notion table has no column ${missing.join(', ')}`,
		hint: 'Add it to the table with this name and kind; docs/notion.md lists all of them, also in Portuguese. Nothing was written',
	});
}
