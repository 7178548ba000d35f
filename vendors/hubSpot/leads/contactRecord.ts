import type { ForeignRecord, RecordReading, RecordShape } from '../../../domain/ports/recordReader';
import { asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { readLead } from '../../../runtime/crm/readLead';
import { propertyOf } from '../client/properties';
import { vendor } from '../client/vendor';
import { readContact } from './readContact';

/** What n8n's HubSpot node puts out: a profile of the old API (values within `value`), or a contact of the new one. */
const contact: RecordShape = {
	name: 'contact of HubSpot',
	makes: ['lead'],
	fits: ({ json }) => isContact(json),
	read: readContactRecord,
};

/** Deals and companies, and the webhooks that n8n's HubSpot Trigger hands on, which name a record and say nothing of it. */
const other: RecordShape = {
	name: 'record of HubSpot that is not a contact',
	makes: [],
	instead: 'Get the contact first: with the HubSpot node (Contact, Get), with all of its properties',
	fits: ({ json }) => !isContact(json) && (typeof json.subscriptionType === 'string' || (isRecord(json.properties) && isOfHubSpot(json))),
};

export const hubSpotRecords: readonly RecordShape[] = [contact, other];

/** Contacts alone have `lastmodifieddate`; all other records say `hs_lastmodifieddate`. */
const ofContacts = ['email', 'firstname', 'lastname', 'lastmodifieddate'];

function isContact(json: Json): boolean {
	const properties = asRecord(json.properties);
	if ('vid' in json) return isRecord(json.properties);
	return isOfHubSpot(json) && !('dealname' in properties) && !('domain' in properties) && ofContacts.some((name) => name in properties);
}

function isOfHubSpot(json: Json): boolean {
	const isNew = asText(json.id) !== null && typeof json.createdAt === 'string' && typeof json.archived === 'boolean';
	return isNew || 'dealId' in json || 'companyId' in json || 'portal-id' in json;
}

function readContactRecord({ json }: ForeignRecord): RecordReading {
	const properties = valuesIn(asRecord(json.properties));
	const stored = readContact({ ...json, id: json.id ?? json.vid }, properties, () => null);
	const { owner } = stored.fields;
	const lead = readLead(vendor, stored, owner === undefined ? [] : [{ id: owner, name: null, email: null, phone: null }]);
	const consent = propertyOf.consent ?? '';
	return {
		documents: { lead },
		doubts:
			consent in properties
				? []
				: [`Whether the person agreed to be written to is not said: the property "${consent}" did not come with the contact.`],
	};
}

function valuesIn(properties: Json): Json {
	return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, isRecord(value) ? value.value : value]));
}
