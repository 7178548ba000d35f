import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import type { Json } from '../../../runtime/client/json';
import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import type { LeadField, LeadStore, StoredLead } from '../../../runtime/crm/leadStore';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { quoted, type SalesforceApi } from '../client/api';
import { columnOf, notGiven } from '../client/fields';
import { vendor } from '../client/vendor';
import { isQueue, readOwners, readOwnUser } from './account';
import { addNote, readNotes, removeNote } from './notes';
import { columns, readWhole, toColumns } from './readRow';

const fields: ReadonlySet<LeadField> = new Set(Object.keys(columnOf) as LeadField[]);

/** A query shows what has been written; a long piece of work of somebody else's shows up late, under the time at which it began. */
const lagMs = 5 * 60_000;

/** Those that can still be worked on first. */
const oldestFirst = 'ORDER BY IsConverted ASC, CreatedDate ASC, Id ASC';

export function leadRows(api: SalesforceApi): LeadStore {
	const stored = async (rows: readonly Json[]): Promise<StoredLead[]> => {
		const own = await readOwnUser(api);
		return rows.map((row) => readWhole(row, api.host, (owner) => owner === own || isQueue(owner)));
	};
	const select = async (where: string, order: string, limit = Infinity) => {
		const condition = where === '' ? '' : ` WHERE ${where}`;
		const most = Number.isFinite(limit) ? ` LIMIT ${limit}` : '';
		return await stored(await api.query(`SELECT ${columns} FROM Lead${condition} ${order}${most}`, limit));
	};
	const read = async (id: string): Promise<StoredLead> => {
		const found = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(id) ? await select(`Id = ${quoted(id)}`, oldestFirst) : [];
		const lead = found.find((each) => isSameId(each.id, id));
		if (lead) return lead;
		throw leadGone();
	};
	return {
		vendor,
		connection: api.connection,
		fields: async () => fields,
		lagMs,
		read,
		findByEmail: async (email) => await select(emailCondition(email), oldestFirst),
		findByPhone: async (phone) => withPhone(await select(phoneCondition(phone), oldestFirst), phone),
		async create(fields) {
			const given = { LastName: notGiven, Company: notGiven, ...toColumns(fields) };
			return await read(await api.create('Lead', given));
		},
		async write(before, fields) {
			await api.update('Lead', before.id, toColumns(fields, before.fields));
			return await read(before.id);
		},
		async search(query, limit) {
			const leads = await select(conditionOf(query), 'ORDER BY CreatedDate DESC, Id DESC', isWholeInQuery(query) ? limit : undefined);
			const withNumber = query.phone === undefined ? leads : withPhone(leads, requirePhone(vendor, query.phone));
			// A long text cannot be asked for in a query.
			const inCadence = query.isInCadence === true ? withNumber.filter(({ fields }) => fields.consent !== undefined) : withNumber;
			return inCadence.slice(0, limit);
		},
		changedSince: async (since) => await select(`LastModifiedDate >= ${momentText(since)}`, 'ORDER BY LastModifiedDate ASC, Id ASC'),
		owners: async () => await readOwners(api),
		notes: async (id) => await readNotes(api, id),
		addNote: async (id, text, at) => await addNote(api, id, text, at),
		removeNote: async (note) => await removeNote(api, note),
	};
}

/** Salesforce has ids of 15 letters, whose capitals count, and of 18, whose last three say the same once more. */
const isSameId = (one: string, other: string) => one.slice(0, 15) === other.slice(0, 15);

/** The other conditions are looked at in what the query has found. */
const isWholeInQuery = ({ phone, isInCadence }: LeadQuery) => phone === undefined && isInCadence !== true;

/** Whatever a seller writes, and however long it is: the key names the person, too. */
const emailCondition = (email: string): string => `Email = ${quoted(email)} OR ${columnOf.emailKey} = ${quoted(email)}`;

/**
 * A number in every spelling has the same four digits at its end, whatever stands behind, and a sign between two of them at most ("987 654
 * 321"): `_` is any one. Who has been found is compared as a whole.
 */
function phoneCondition(phone: string): string {
	const tail = phone.slice(-4);
	const tails = [tail, ...[1, 2, 3].map((at) => `${tail.slice(0, at)}_${tail.slice(at)}`)].map((each) => quoted(`%${each}%`));
	const spelled = tails.flatMap((each) => [`Phone LIKE ${each}`, `MobilePhone LIKE ${each}`]);
	return [`${columnOf.phoneKey} = ${quoted(phone)}`, ...spelled].join(' OR ');
}

function withPhone(leads: readonly StoredLead[], phone: string): StoredLead[] {
	return leads.filter(({ fields, phones }) => fields.phoneKey === phone || phones.some((each) => samePhone(each, phone)));
}

function conditionOf({ email, phone, status, ownerId, createdFrom, changedFrom, isInCadence }: LeadQuery): string {
	return [
		email && `(${emailCondition(email.trim())})`,
		phone && `(${phoneCondition(requirePhone(vendor, phone))})`,
		status && `Status = ${quoted(status)}`,
		ownerId && `OwnerId = ${quoted(ownerId)}`,
		createdFrom && `CreatedDate >= ${momentText(createdFrom)}`,
		changedFrom && `LastModifiedDate >= ${momentText(changedFrom)}`,
		isInCadence === true && `${columnOf.stopReason} = null AND IsConverted = false`,
	]
		.filter(Boolean)
		.join(' AND ');
}

/** Without quotes, as SOQL takes times. Salesforce shows whole seconds, so a fraction would leave out what was changed in it. */
function momentText(moment: string): string {
	return new Date(Math.floor(Date.parse(moment) / 1000) * 1000).toISOString();
}

function leadGone(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'leadNotFound',
		message: 'Salesforce has no lead with this ID',
		hint: 'It may have been deleted or merged with another one: look for it in Salesforce',
	});
}
