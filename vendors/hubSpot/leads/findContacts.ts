import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import { asText, type Json } from '../../../runtime/client/json';
import { plainEmail } from '../../../domain/values/email';
import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import type { StoredLead } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { HubSpotApi } from '../client/api';
import { phoneKeyProperty, propertyHint, readProperties } from '../client/properties';
import { contactsPath, vendor } from '../client/vendor';
import { readPages } from './account';
import { propertiesIn, readContact, type PageOf } from './readContact';
import { phoneGroups, queryGroups, searchContacts, type Order } from './searchContacts';

/** As of now; by an id that was merged into another one, that other one. */
export async function getContact(api: HubSpotApi, id: string): Promise<StoredLead> {
	const body = await api.get(`${contactsPath}/${encodeURIComponent(id)}`, { properties: readProperties.join(',') });
	return wholeContact(body, await readPages(api));
}

/** Somebody else's contact would be completed and written to. Who was merged with another has several e-mails. */
async function getUnique(api: HubSpotApi, value: string, idProperty: UniqueProperty): Promise<StoredLead> {
	const body = await api.get(`${contactsPath}/${encodeURIComponent(value)}`, { properties: readProperties.join(','), idProperty });
	const { email, hs_additional_emails: others, [phoneKeyProperty]: phone } = propertiesIn(body);
	const own = idProperty === 'email' ? [email, ...(asText(others)?.split(';') ?? [])] : [phone];
	const contact = wholeContact(body, await readPages(api));
	if (own.some((each) => plainEmail(asText(each) ?? '') === plainEmail(value))) return contact;
	throw unreadableAnswer(vendor, 'transient', 'the contact that was asked for', [idProperty]);
}

/** HubSpot tells the time of every contact: without it nothing was told of this one, and what stands there would be written over. */
function wholeContact(body: unknown, pages: PageOf): StoredLead {
	const properties = propertiesIn(body);
	if (asText(properties.createdate) === null) throw unreadableAnswer(vendor, 'transient', 'a contact', ['properties']);
	return readContact(body, properties, pages);
}

type UniqueProperty = 'email' | typeof phoneKeyProperty;

export async function findByUnique(api: HubSpotApi, value: string, idProperty: UniqueProperty): Promise<StoredLead[]> {
	const outcome = await attempt(getUnique(api, value, idProperty));
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
	const phone = query.phone === undefined ? undefined : requirePhone(vendor, query.phone);
	// Who was captured a moment ago is not in the search's index yet, and may have answered or booked all the same.
	const fresh = Object.keys(query).length === 1 ? await freshOf(api, query.email, phone) : [];
	const most = phone === undefined ? limit : Infinity;
	const all = await stored(api, await searchContacts(api, queryGroups(query), order, most));
	const found = phone === undefined ? all : withPhone(all, phone);
	const older = found.filter(({ id }) => fresh.every((each) => each.id !== id));
	return [...older, ...fresh].toSorted(newestFirst).slice(0, limit);
}

async function freshOf(api: HubSpotApi, email: string | undefined, phone: string | undefined): Promise<StoredLead[]> {
	if (phone !== undefined) return await findByPhoneKey(api, phone);
	return email === undefined ? [] : await findByUnique(api, plainEmail(email), 'email');
}

export async function listChanged(api: HubSpotApi, since: string): Promise<StoredLead[]> {
	const filter = { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(Date.parse(since)) };
	const order: Order = { property: 'lastmodifieddate', direction: 'ASCENDING' };
	return await stored(api, await searchContacts(api, [[filter]], order, Infinity));
}

async function stored(api: HubSpotApi, bodies: readonly Json[]): Promise<StoredLead[]> {
	const pages = await readPages(api);
	return bodies.map((body) => wholeContact(body, pages));
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
