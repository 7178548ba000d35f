import type { Lead } from '../../domain/documents/lead';
import type { LeadBook, LeadKeeper } from '../../domain/ports/leadKeeper';
import { noteContact, stopCadence } from './cadence';
import { captureLead } from './captureLead';
import { changedFields } from './changeFields';
import { requirePhone } from './identity';
import type { BookStore, LeadStore, StoredLead } from './leadStore';
import { readLead } from './readLead';

/** The rules that all systems of leads share, on one that knows how to look up and to write. */
export function leadBookOn(store: BookStore, capture: typeof captureLead = captureLead): LeadBook {
	const document = async (stored: StoredLead): Promise<Lead> => readLead(store.vendor, stored, await store.owners());
	return {
		capture: async (request) => await capture(store, request),
		get: async (id) => await document(await store.read(id)),
		async find({ email, phone }) {
			const byEmail = email === undefined ? [] : await store.findByEmail(email.trim().toLowerCase());
			const byPhone = phone === undefined ? [] : await store.findByPhone(requirePhone(store.vendor, phone));
			return await documents(store, [...new Map([...byEmail, ...byPhone].map((stored) => [stored.id, stored])).values()]);
		},
		async update(id, changes) {
			const before = await store.read(id);
			const fields = changedFields(changes);
			return await document(Object.keys(fields).length === 0 ? before : await store.write(before, fields));
		},
		stopCadence: async (id, stop) => await stopCadence(store, id, stop),
	};
}

/** The same for a CRM, with its lists and its timeline. */
export function leadKeeperOn(store: LeadStore, capture: typeof captureLead = captureLead): LeadKeeper {
	return {
		...leadBookOn(store, capture),
		lagMs: store.lagMs,
		// A look-up for a capture may stop at the first one; here all records of the person count.
		find: async (person) => (await documents(store, await store.search(person, Infinity))).toReversed(),
		getMany: async (query, limit) => await documents(store, await store.search(query, limit)),
		note: async (id, note) => await noteContact(store, id, note),
		listOwners: async () => await store.owners(),
		listChanged: async (since) => await documents(store, await store.changedSince(since)),
	};
}

async function documents(store: BookStore, found: readonly StoredLead[]): Promise<Lead[]> {
	const owners = await store.owners();
	return found.map((stored) => readLead(store.vendor, stored, owners));
}
