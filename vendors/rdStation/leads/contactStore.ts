import type { BookStore, LeadField, StoredLead } from '../../../runtime/crm/leadStore';
import { samePhone } from '../../../runtime/crm/identity';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { RdStationApi } from '../client/api';
import { vendor } from '../client/vendor';
import { readContact, standardFields, toContact } from './contacts';
import { readOwnFields } from './fields';

const contactsPath = '/platform/contacts';

type Identifier = 'uuid' | 'email' | 'phone';

/** Contacts as leads: RD Station recognises one by its e-mail or its phone, as of now, and refuses a second one. */
export function contactStore(api: RdStationApi): BookStore {
	const pathOf = (by: Identifier, value: string) => `${contactsPath}/${by}:${encodeURIComponent(value)}`;
	const read = async (by: Identifier, value: string): Promise<StoredLead> => {
		const own = await readOwnFields(api);
		const contact = readContact(await api.get(pathOf(by, value)), own);
		// Somebody else's record would be completed and written to.
		if (!isOf(contact, by, value)) throw unreadableAnswer(vendor, 'transient', 'the contact that was asked for', [by]);
		return contact;
	};
	const find = async (by: Identifier, value: string): Promise<StoredLead[]> => {
		const outcome = await attempt(read(by, value));
		if (outcome.ok) return [outcome.value];
		if (hasClass(outcome.error, 'notFound')) return [];
		throw outcome.error;
	};
	return {
		vendor,
		connection: api.connection,
		fields: async () => new Set<LeadField>([...standardFields, ...(Object.keys(await readOwnFields(api)) as LeadField[])]),
		read: async (id) => await read('uuid', id),
		findByEmail: async (email) => await find('email', email),
		findByPhone: async (phone) => await find('phone', phone),
		async create(fields) {
			const own = await readOwnFields(api);
			return readContact(await api.post(contactsPath, toContact(fields, own)), own, true);
		},
		async write(before, fields) {
			const own = await readOwnFields(api);
			return readContact(await api.patch(pathOf('uuid', before.id), toContact(fields, own, before.fields)), own, true);
		},
		// Those of RD Station Marketing are nobody's: sellers work in the CRM.
		owners: async () => [],
	};
}

function isOf({ id, fields, phones }: StoredLead, by: Identifier, value: string): boolean {
	if (by === 'uuid') return id === value;
	if (by === 'email') return fields.email?.trim().toLowerCase() === value.trim().toLowerCase();
	return phones.some((phone) => samePhone(phone, value));
}
