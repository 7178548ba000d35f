import type { LeadOwner } from '../../../domain/documents/lead';
import { asText } from '../../../runtime/client/json';
import type { StoreWithoutKeys } from '../../../runtime/crm/captureElected';
import type { LeadField } from '../../../runtime/crm/leadStore';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { PipedriveApi } from '../client/api';
import { personsPath, vendor } from '../client/vendor';
import { readOwnFields } from './fields';
import { byOrder, changedSince, findByEmail, findByPhone, getPerson, listPersons } from './findPersons';
import { addNote, readNotes, removeNote, removeOnce } from './notes';
import { readWhole, toPerson, type StoredPerson } from './persons';

/** Times are to the second, and the list may be a copy that follows. */
const lagMs = 2 * 60_000;

const ownersOf = perAccount(() => new RecentAnswers<LeadOwner[]>(5 * 60_000));

const ownFields = ['firstName', 'lastName', 'email', 'phone', 'mobile', 'owner'] as const satisfies readonly LeadField[];

/** Persons as leads: Pipedrive keeps nothing unique of them, but counts them up. */
export function personStore(api: PipedriveApi): StoreWithoutKeys<StoredPerson> {
	const { account, clock } = api.connection;
	const pathOf = (id: string) => `${personsPath}/${encodeURIComponent(id)}`;
	return {
		vendor,
		connection: api.connection,
		table: 'persons',
		lagMs,
		byOrder,
		fields: async () => new Set([...(Object.keys(await readOwnFields(api)) as LeadField[]), ...ownFields]),
		read: async (id) => await getPerson(api, id),
		findByEmail: async (email) => await findByEmail(api, email),
		findByPhone: async (phone) => await findByPhone(api, phone),
		async create(fields) {
			const own = await readOwnFields(api);
			return readWhole(await api.post(personsPath, toPerson(fields, own)), { host: api.host, own }, true);
		},
		async write({ id }, fields) {
			const own = await readOwnFields(api);
			const before = await getPerson(api, id);
			return readWhole(await api.patch(pathOf(id), toPerson(fields, own, before)), { host: api.host, own }, true);
		},
		takeBack: async ({ id }) => await removeOnce(api, pathOf(id)),
		search: async (query, limit) => await listPersons(api, query, limit),
		changedSince: async (since) => await changedSince(api, since),
		owners: async () => await ownersOf(account).get('owners', clock, async () => await readOwners(api)),
		notes: async (id) => await readNotes(api, id),
		addNote: async (id, text) => await addNote(api, id, text),
		removeNote: async (note) => await removeNote(api, note),
	};
}

async function readOwners(api: PipedriveApi): Promise<LeadOwner[]> {
	return (await api.list('/api/v1/users')).flatMap(({ id, name, email, phone, active_flag: isActive }) => {
		const user = asText(id);
		if (user === null || isActive !== true) return [];
		return [{ id: user, name: asText(name), email: asText(email), phone: asText(phone) }];
	});
}
