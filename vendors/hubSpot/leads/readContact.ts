import { cutText } from '../../../domain/values/cutText';
import type { LeadField, LeadFields, StoredLead } from '../../../runtime/crm/leadStore';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { phoneProperties, propertyOf, unsubscribedProperty } from '../client/properties';
import { vendor } from '../client/vendor';

export type PageOf = (id: string) => string | null;

/** `properties`: all that is known of the contact, because the answer to a write names only some; values are texts. */
export function readContact(body: unknown, properties: Json, pageOf: PageOf, afterWrite = false): StoredLead {
	const contact = asRecord(body);
	const id = asText(contact.id);
	if (id === null) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient', 'a contact', ['id']);
	return {
		id,
		fields: fieldsIn(properties),
		phones: phoneProperties.flatMap((name) => asText(properties[name]) ?? []),
		createdAt: moment(contact.createdAt ?? properties.createdate),
		updatedAt: moment(contact.updatedAt ?? properties.lastmodifieddate),
		url: pageOf(id),
		isUnsubscribed: asText(properties[unsubscribedProperty]) === 'true',
	};
}

export function propertiesIn(body: unknown): Json {
	return asRecord(asRecord(body).properties);
}

/** What HubSpot takes of a text: a form's long answer must not cost the lead. */
const longest = 65_536;

/** As HubSpot takes them; what it has no property for is left out. */
export function toProperties(fields: LeadFields): Json {
	const named = Object.entries(fields) as [LeadField, string][];
	return Object.fromEntries(
		named.flatMap(([field, value]) => (propertyOf[field] === undefined ? [] : [[propertyOf[field], cutText(value, longest)]])),
	);
}

function fieldsIn(properties: Json): LeadFields {
	const named = Object.entries(propertyOf) as [LeadField, string][];
	return Object.fromEntries(
		named.flatMap(([field, name]) => {
			const value = asText(properties[name]);
			return value === null ? [] : [[field, value]];
		}),
	);
}

/** ISO 8601, whether HubSpot writes it so or in milliseconds. */
function moment(value: unknown): string | null {
	const text = asText(value);
	if (text === null) return null;
	const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
	return Number.isNaN(at) ? null : new Date(at).toISOString();
}
