import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import type { LeadField, LeadFields, LeadStore, StoredLead } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import type { Json } from '../../../runtime/client/json';
import type { HubSpotApi } from '../client/api';
import { phoneKeyProperty, propertyHint, propertyOf, readProperties } from '../client/properties';
import { contactsPath, vendor } from '../client/vendor';
import { readOwners, readPages } from './account';
import { addNote, readNotes, removeNote } from './notes';
import { propertiesIn, readContact, toProperties } from './readContact';
import { phoneGroups, queryGroups, searchContacts } from './searchContacts';

const fields: ReadonlySet<LeadField> = new Set(Object.keys(propertyOf) as LeadField[]);

/** A new or changed contact takes seconds until a search shows it. */
const lagMs = 5 * 60_000;

/** Contacts as leads. A look-up by a unique property is as of now; a search is not, so it only finds what people made. */
export function contactStore(api: HubSpotApi): LeadStore {
	const stored = async (body: unknown) => readContact(body, propertiesIn(body), await readPages(api));
	const all = async (bodies: readonly Json[]) => await Promise.all(bodies.map(stored));
	const one = async (value: string, idProperty?: string) =>
		await stored(
			await api.get(`${contactsPath}/${encodeURIComponent(value)}`, {
				properties: readProperties.join(','),
				...(idProperty === undefined ? {} : { idProperty }),
			}),
		);
	const byUnique = async (value: string, idProperty: string): Promise<StoredLead[]> => {
		const outcome = await attempt(one(value, idProperty));
		if (outcome.ok) return [outcome.value];
		if (hasClass(outcome.error, 'notFound')) return [];
		throw outcome.error;
	};
	const withPhone = async (phone: string) => {
		const found = await searchContacts(api, phoneGroups(phone), { property: 'createdate', direction: 'ASCENDING' }, Infinity);
		return (await all(found)).filter(({ phones }) => phones.some((each) => samePhone(each, phone)));
	};
	return {
		vendor,
		connection: api.connection,
		fields: async () => fields,
		lagMs,
		read: async (id) => await one(id),
		findByEmail: async (email) => await byUnique(email, 'email'),
		async findByPhone(phone) {
			const known = await byUnique(phone, phoneKeyProperty).catch(refusedKey);
			return known.length > 0 ? known : await withPhone(phone);
		},
		create: async (fields) => await create(api, fields),
		write: async (before, fields) => await write(api, before, fields),
		async search(query, limit) {
			const order = { property: 'createdate', direction: 'DESCENDING' } as const;
			if (query.phone === undefined) return await all(await searchContacts(api, queryGroups(query), order, limit));
			const phone = requirePhone(vendor, query.phone);
			// Who was captured a moment ago is not in the search's index yet, and may have answered all the same.
			const fresh = Object.keys(query).length === 1 ? await byUnique(phone, phoneKeyProperty).catch(refusedKey) : [];
			const found = await all(await searchContacts(api, queryGroups(query), order, Infinity));
			const older = found.filter(
				({ id, phones }) => phones.some((each) => samePhone(each, phone)) && fresh.every((each) => each.id !== id),
			);
			return [...older, ...fresh].toSorted(newestFirst).slice(0, limit);
		},
		async changedSince(since) {
			const filter = { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(Date.parse(since)) };
			return await all(await searchContacts(api, [[filter]], { property: 'lastmodifieddate', direction: 'ASCENDING' }, Infinity));
		},
		owners: async () => await readOwners(api),
		notes: async (id) => await readNotes(api, id),
		addNote: async (id, text, at) => await addNote(api, id, text, at),
		removeNote: async (note) => await removeNote(api, note),
	};
}

const newestFirst = (one: StoredLead, other: StoredLead) => Date.parse(other.createdAt ?? '') - Date.parse(one.createdAt ?? '');

/** HubSpot knows no unique property of this name: it words that otherwise than for any other property. */
function refusedKey(error: unknown): never {
	if (!hasClass(error, 'validation')) throw error;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'phonePropertyMissing',
		message: `HubSpot has no contact property "${phoneKeyProperty}" with unique values`,
		hint: `Create it in HubSpot (Settings → Properties → Contact properties): ${propertyHint(phoneKeyProperty)}, and the others that docs/hubspot.md lists. Nothing was written`,
	});
}

/** HubSpot refuses a second contact with the e-mail or with the unique phone. */
async function create(api: HubSpotApi, fields: LeadFields): Promise<StoredLead> {
	const pages = await readPages(api);
	const sent = { ...toProperties(fields), lifecyclestage: 'lead' };
	const body = await api.post(contactsPath, { properties: sent });
	return readContact(body, { ...sent, ...propertiesIn(body) }, pages, true);
}

async function write(api: HubSpotApi, before: StoredLead, fields: LeadFields): Promise<StoredLead> {
	const pages = await readPages(api);
	const changed = toProperties(fields);
	const body = await api.patch(`${contactsPath}/${encodeURIComponent(before.id)}`, { properties: changed });
	const whatsapp = before.phones.filter((each) => each !== before.fields.phone && each !== before.fields.mobile);
	const known = { ...toProperties(before.fields), hs_whatsapp_phone_number: whatsapp[0], createdate: before.createdAt, ...changed };
	return readContact({ createdAt: before.createdAt, ...(body as Json) }, { ...known, ...propertiesIn(body) }, pages, true);
}
