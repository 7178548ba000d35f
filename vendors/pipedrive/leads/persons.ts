import { asId, asRecord, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import type { LeadFields, StoredLead } from '../../../runtime/crm/leadStore';
import { joinName, splitName } from '../../../domain/values/personName';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import { toCustomFields, valuesIn, type OwnFields } from './fields';

/** A person with all of its addresses: a write replaces the whole list. */
export interface StoredPerson extends StoredLead {
	emails: readonly Json[];
	numbers: readonly Json[];
}

export interface Reading {
	host: string;
	own: OwnFields;
}

export function readPerson(person: Json, { host, own }: Reading, afterWrite = false): StoredPerson {
	const id = asId(person.id);
	if (id === undefined) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient', 'a person', ['id']);
	const [emails, numbers] = [person.emails, person.phones].map((list) => primaryFirst(asRecords(list)));
	const [email, phone, mobile] = [emails![0], numbers![0], numbers![1]].map((each) => asText(each?.value));
	const given = { email, phone, mobile, owner: asText(person.owner_id) };
	return {
		id: String(id),
		fields: {
			...nameIn(asText(person.name), [...emails!, ...numbers!]),
			...(Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as LeadFields),
			...valuesIn(asRecord(person.custom_fields), own),
		},
		phones: numbers!.flatMap(({ value }) => asText(value) ?? []),
		createdAt: moment(person.add_time),
		updatedAt: moment(person.update_time),
		url: `https://${host}/person/${id}`,
		isUnsubscribed: person.marketing_status === 'unsubscribed',
		emails: emails!,
		numbers: numbers!,
	};
}

/** A person that says nothing of its own fields or its addresses: what stands there would be taken for empty, and written over. */
export function readWhole(person: Json, reading: Reading, afterWrite = false): StoredPerson {
	const missing = ['emails', 'phones', 'custom_fields'].filter(
		(name) => !(name in person) || (name === 'custom_fields' && !isRecord(person[name])),
	);
	if (missing.length > 0) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient', 'a person', missing);
	return readPerson(person, reading, afterWrite);
}

/** Empty ones are as good as none. */
function primaryFirst(list: readonly Json[]): Json[] {
	const written = list.filter(({ value }) => asText(value) !== null);
	return [...written.filter(({ primary }) => primary === true), ...written.filter(({ primary }) => primary !== true)];
}

/** Pipedrive demands a name: where nobody said one, the address stands there. */
function nameIn(name: string | null, addresses: readonly Json[]): LeadFields {
	return addresses.some(({ value }) => asText(value) === name) ? {} : splitName(name);
}

/** As Pipedrive takes them. `before`: as it stands now, because half a name is written with the other half, and lists as a whole. */
export function toPerson(fields: LeadFields, own: OwnFields, before?: StoredPerson): Json {
	const { firstName, lastName, email, phone, mobile } = { ...before?.fields, ...fields };
	const custom = toCustomFields(fields, own);
	const isNamed = fields.firstName !== undefined || fields.lastName !== undefined || before === undefined;
	return {
		...(isNamed ? { name: joinName(firstName, lastName) ?? (email || phone || mobile || '?') } : {}),
		...(fields.email === undefined ? {} : { emails: listed([fields.email], before?.emails, 'work') }),
		...(fields.phone === undefined && fields.mobile === undefined
			? {}
			: { phones: listed([phone ?? '', ...(mobile === undefined ? [] : [mobile])], before?.numbers, 'mobile') }),
		...(fields.owner === undefined ? {} : { owner_id: ownerId(fields.owner) }),
		...(Object.keys(custom).length === 0 ? {} : { custom_fields: custom }),
	};
}

/** The first ones become these; all others stay as they are. An empty text takes one away. */
function listed(values: readonly string[], before: readonly Json[] = [], label: string): Json[] {
	const first = values.map((value, index) => ({ label, ...before[index], value }));
	return [...first, ...before.slice(values.length)]
		.filter(({ value }) => value !== '')
		.map((each, index) => ({ ...each, primary: index === 0 }));
}

function ownerId(owner: string): number {
	const id = asId(owner);
	if (id !== undefined) return id;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'ownerNeeded',
		message: 'A person in Pipedrive always has an owner, named by a number',
		hint: 'Choose the seller who gets the lead',
	});
}

/** `2026-11-24T15:00:00Z`; version 1 writes a blank and no zone, and means UTC. */
export function moment(value: unknown): string | null {
	const text = asText(value);
	const at = Date.parse(text !== null && /^\d{4}-\d{2}-\d{2} [\d:]{8}$/.test(text) ? `${text.replace(' ', 'T')}Z` : (text ?? ''));
	return Number.isNaN(at) ? null : new Date(at).toISOString();
}
