import { asText, type Json } from '../../../runtime/client/json';
import type { LeadField, LeadFields, StoredLead } from '../../../runtime/crm/leadStore';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { cutText } from '../../../domain/values/cutText';
import { columnOf, lengthOf, notGiven, unsubscribedColumn } from '../client/fields';
import { vendor } from '../client/vendor';

const columnNames = [...Object.values(columnOf), 'Id', 'CreatedDate', 'LastModifiedDate', 'IsConverted', unsubscribedColumn];

export const columns = columnNames.join(', ');

const fieldNames = Object.keys(columnOf) as LeadField[];

/** A row of a query, which names every column that was asked for: a stop or a consent that is not seen must not look like none. */
export function readWhole(row: Json, host: string, isNobody: (owner: string) => boolean): StoredLead {
	const missing = columnNames.filter((name) => !(name in row) || (name === 'CreatedDate' && asText(row[name]) === null));
	if (missing.length > 0) throw unreadableAnswer(vendor, 'transient', 'a lead', missing);
	return readRow(row, host, isNobody);
}

/**
 * `isNobody`: an owner who is no seller. Every lead of Salesforce has an owner: one that nobody was given to belongs to who made it, or to a
 * queue.
 */
export function readRow(row: Json, host: string, isNobody: (owner: string) => boolean): StoredLead {
	const id = asText(row.Id);
	if (id === null) throw unreadableAnswer(vendor, 'transient', 'a lead', ['Id']);
	const written = fieldNames.flatMap((field) => {
		const value = asText(row[columnOf[field]]);
		return value === null || value === notGiven ? [] : [[field, value] as const];
	});
	const fields: LeadFields = Object.fromEntries(written);
	if (fields.owner !== undefined && isNobody(fields.owner)) delete fields.owner;
	return {
		id,
		fields: withFirstName(fields),
		phones: [fields.phone, fields.mobile].flatMap((each) => each ?? []),
		createdAt: moment(row.CreatedDate),
		updatedAt: moment(row.LastModifiedDate),
		url: `https://${host}/lightning/r/Lead/${encodeURIComponent(id)}/view`,
		isUnsubscribed: row[unsubscribedColumn] === true,
		...(row.IsConverted === true ? { isClosed: true } : {}),
	};
}

/** Salesforce demands a last name: who has one name alone has it there. */
function withFirstName({ firstName, lastName, ...others }: LeadFields): LeadFields {
	const [first, last] = firstName === undefined ? [lastName, undefined] : [firstName, lastName];
	return { ...others, ...(first === undefined ? {} : { firstName: first }), ...(last === undefined ? {} : { lastName: last }) };
}

/** As Salesforce takes them. `before`: what stands there, because a first name may become a last one. */
export function toColumns(fields: LeadFields, before: LeadFields = {}): Json {
	const plain = fieldNames.filter((field) => field !== 'firstName' && field !== 'lastName' && fields[field] !== undefined);
	return {
		...Object.fromEntries(plain.map((field) => [columnOf[field], cut(field, fields[field]!)])),
		...('firstName' in fields || 'lastName' in fields ? nameColumns({ ...before, ...fields }) : {}),
		...(fields.company === '' ? { Company: notGiven } : {}),
	};
}

function nameColumns({ firstName = '', lastName = '' }: LeadFields): Json {
	if (lastName === '') return { FirstName: null, LastName: cut('lastName', firstName) ?? notGiven };
	return { FirstName: cut('firstName', firstName), LastName: cut('lastName', lastName) };
}

/** An empty text empties the column. Half an address would be somebody else's: a longer one stands in the key alone. */
function cut(field: LeadField, value: string): string | null {
	const most = lengthOf[field] ?? 255;
	return value === '' || (field === 'email' && value.length > most) ? null : cutText(value, most);
}

function moment(value: unknown): string | null {
	const at = Date.parse(asText(value)?.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') ?? '');
	return Number.isNaN(at) ? null : new Date(at).toISOString();
}
