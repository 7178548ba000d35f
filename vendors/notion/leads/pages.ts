import { asLink, asRecord, asText, type Json } from '../../../runtime/client/json';
import type { LeadField, LeadFields, StoredLead } from '../../../runtime/crm/leadStore';
import { joinName, splitName } from '../../../domain/values/personName';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import type { Columns, ColumnUse } from './columns';
import { moment, textIn, toValue } from './values';

/** A page with its place in the order in which the table's pages were made. */
export interface StoredPage extends StoredLead {
	order: number;
}

export function readPage(page: Json, columns: Columns, afterWrite = false): StoredPage {
	const id = asText(page.id);
	const properties = asRecord(page.properties);
	const order = Number(textIn(properties[columns.order.name]));
	if (id === null || !Number.isFinite(order)) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient', 'a page', ['id']);
	// Somebody has just renamed it: a stop or a consent that is not seen must not look like none.
	const unseen = Object.values(columns).find(({ name }) => !(name in properties));
	if (unseen) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient', 'a page', [unseen.name]);
	const used = Object.entries(columns).filter(([use]) => use !== 'name' && use !== 'order');
	const fields = Object.fromEntries(
		used.flatMap(([use, { name }]) => {
			const text = textIn(properties[name]);
			return text === undefined ? [] : [[use, text]];
		}),
	);
	return {
		id,
		order,
		fields: { ...splitName(textIn(properties[columns.name.name]) ?? null), ...fields },
		phones: fields.phone === undefined ? [] : [fields.phone],
		createdAt: moment(page.created_time) ?? null,
		updatedAt: moment(page.last_edited_time) ?? null,
		url: asLink(page.url),
	};
}

/** As Notion takes them; what the table has no column for is left out. `before`: half a name is written with the other half. */
export function toProperties(fields: LeadFields, columns: Columns, before: LeadFields = {}): Json {
	const plain = (Object.keys(fields) as LeadField[]).flatMap((field) => {
		const column = columns[field as ColumnUse];
		return column === undefined ? [] : [[column.name, toValue(column, fields[field]!)]];
	});
	const { firstName, lastName } = { ...before, ...fields };
	const isNamed = fields.firstName !== undefined || fields.lastName !== undefined;
	const name = isNamed ? { [columns.name.name]: toValue(columns.name, joinName(firstName, lastName) ?? '') } : {};
	return { ...Object.fromEntries(plain), ...name };
}
