import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import type { Json } from '../../../runtime/client/json';
import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import type { StoredLead } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import type { HubSpotApi } from '../client/api';
import { phoneKeyProperty, propertyHint, readProperties } from '../client/properties';
import { contactsPath, vendor } from '../client/vendor';
import { readPages } from './account';
import { propertiesIn, readContact } from './readContact';
import { phoneGroups, queryGroups, searchContacts, type Order } from './searchContacts';

/** By id, or by a property that is unique: as of now. */
export async function getContact(api: HubSpotApi, value: string, idProperty?: string): Promise<StoredLead> {
	const query = { properties: readProperties.join(','), ...(idProperty === undefined ? {} : { idProperty }) };
	const body = await api.get(`${contactsPath}/${encodeURIComponent(value)}`, query);
	return readContact(body, propertiesIn(body), await readPages(api));
}

export async function findByUnique(api: HubSpotApi, value: string, idProperty: string): Promise<StoredLead[]> {
	const outcome = await attempt(getContact(api, value, idProperty));
	if (outcome.ok) return [outcome.value];
	if (hasClass(outcome.error, 'notFound')) return [];
	throw outcome.error;
}

/** Who was kept under this phone, as of now; else whoever has it written down, as the search knows. */
export async function findByPhone(api: HubSpotApi, phone: string): Promise<StoredLead[]> {
	const known = await findByPhoneKey(api, phone);
	if (known.length > 0) return known;
	const order = { property: 'createdate', direction: 'ASCENDING' } as const;
	return withPhone(await stored(api, await searchContacts(api, phoneGroups(phone), order, Infinity)), phone);
}

export async function listContacts(api: HubSpotApi, query: LeadQuery, limit: number): Promise<StoredLead[]> {
	const order: Order = { property: 'createdate', direction: 'DESCENDING' };
	if (query.phone === undefined) return await stored(api, await searchContacts(api, queryGroups(query), order, limit));
	const phone = requirePhone(vendor, query.phone);
	// Who was captured a moment ago is not in the search's index yet, and may have answered all the same.
	const fresh = Object.keys(query).length === 1 ? await findByPhoneKey(api, phone) : [];
	const found = withPhone(await stored(api, await searchContacts(api, queryGroups(query), order, Infinity)), phone);
	const older = found.filter(({ id }) => fresh.every((each) => each.id !== id));
	return [...older, ...fresh].toSorted(newestFirst).slice(0, limit);
}

export async function listChanged(api: HubSpotApi, since: string): Promise<StoredLead[]> {
	const filter = { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(Date.parse(since)) };
	const order: Order = { property: 'lastmodifieddate', direction: 'ASCENDING' };
	return await stored(api, await searchContacts(api, [[filter]], order, Infinity));
}

async function stored(api: HubSpotApi, bodies: readonly Json[]): Promise<StoredLead[]> {
	const pages = await readPages(api);
	return bodies.map((body) => readContact(body, propertiesIn(body), pages));
}

function withPhone(contacts: readonly StoredLead[], phone: string): StoredLead[] {
	return contacts.filter(({ phones }) => phones.some((each) => samePhone(each, phone)));
}

const newestFirst = (one: StoredLead, other: StoredLead) => Date.parse(other.createdAt ?? '') - Date.parse(one.createdAt ?? '');

/** HubSpot words it otherwise than for any other property where there is no unique one of this name. */
async function findByPhoneKey(api: HubSpotApi, phone: string): Promise<StoredLead[]> {
	const outcome = await attempt(findByUnique(api, phone, phoneKeyProperty));
	if (outcome.ok) return outcome.value;
	if (!hasClass(outcome.error, 'validation')) throw outcome.error;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'phonePropertyMissing',
		message: `HubSpot has no contact property "${phoneKeyProperty}" with unique values`,
		hint: `Create it in HubSpot (Settings → Properties → Contact properties): ${propertyHint(phoneKeyProperty)}, and the others that docs/hubspot.md lists. Nothing was written`,
	});
}
