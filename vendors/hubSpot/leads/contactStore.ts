import type { LeadField, LeadFields, LeadStore, StoredLead } from '../../../runtime/crm/leadStore';
import { asRecord } from '../../../runtime/client/json';
import type { HubSpotApi } from '../client/api';
import { propertyOf, unsubscribedProperty } from '../client/properties';
import { contactsPath, vendor } from '../client/vendor';
import { readOwners, readPages } from './account';
import { findByPhone, findByUnique, getContact, listChanged, listContacts } from './findContacts';
import { addNote, readNotes, removeNote } from './notes';
import { propertiesIn, readContact, toProperties } from './readContact';

const fields: ReadonlySet<LeadField> = new Set(Object.keys(propertyOf) as LeadField[]);

/** A new or changed contact takes seconds until a search shows it. */
const lagMs = 5 * 60_000;

/** Contacts as leads. A look-up by a unique property is as of now; a search is not, so it only finds what people made. */
export function contactStore(api: HubSpotApi): LeadStore {
	return {
		vendor,
		connection: api.connection,
		fields: async () => fields,
		lagMs,
		read: async (id) => await getContact(api, id),
		findByEmail: async (email) => await findByUnique(api, email, 'email'),
		findByPhone: async (phone) => await findByPhone(api, phone),
		create: async (given) => await create(api, given),
		write: async (before, given) => await write(api, before, given),
		search: async (query, limit) => await listContacts(api, query, limit),
		changedSince: async (since) => await listChanged(api, since),
		owners: async () => await readOwners(api),
		notes: async (id) => await readNotes(api, id),
		addNote: async (id, text, at) => await addNote(api, id, text, at),
		removeNote: async (note) => await removeNote(api, note),
	};
}

/** HubSpot refuses a second contact with the e-mail or with the unique phone. */
async function create(api: HubSpotApi, given: LeadFields): Promise<StoredLead> {
	const pages = await readPages(api);
	const sent = { ...toProperties(given), lifecyclestage: 'lead' };
	const body = await api.post(contactsPath, { properties: sent });
	return readContact(body, { ...sent, ...propertiesIn(body) }, pages, true);
}

/** The answer names what was changed, and little else. */
async function write(api: HubSpotApi, before: StoredLead, given: LeadFields): Promise<StoredLead> {
	const pages = await readPages(api);
	const changed = toProperties(given);
	const body = await api.patch(`${contactsPath}/${encodeURIComponent(before.id)}`, { properties: changed });
	if (given.consent !== undefined) return await getContact(api, before.id);
	const whatsapp = before.phones.filter((each) => each !== before.fields.phone && each !== before.fields.mobile);
	const unwritten = {
		hs_whatsapp_phone_number: whatsapp[0],
		createdate: before.createdAt,
		[unsubscribedProperty]: String(before.isUnsubscribed),
	};
	const known = { ...toProperties(before.fields), ...unwritten, ...changed };
	return readContact({ createdAt: before.createdAt, ...asRecord(body) }, { ...known, ...propertiesIn(body) }, pages, true);
}
