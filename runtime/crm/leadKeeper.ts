import type { Lead } from '../../domain/documents/lead';
import type { LeadKeeper } from '../../domain/ports/leadKeeper';
import { noteContact, stopCadence } from './cadence';
import { captureLead } from './captureLead';
import { changedFields } from './changeFields';
import type { LeadStore, StoredLead } from './leadStore';
import { readLead } from './readLead';

/** The rules that all CRMs share, on one that knows how to look up and to write. */
export function leadKeeperOn(store: LeadStore, capture: typeof captureLead = captureLead): LeadKeeper {
	const document = async (stored: StoredLead): Promise<Lead> => readLead(store.vendor, stored, await store.owners());
	const documents = async (found: readonly StoredLead[]): Promise<Lead[]> => {
		const owners = await store.owners();
		return found.map((stored) => readLead(store.vendor, stored, owners));
	};
	return {
		lagMs: store.lagMs,
		capture: async (request) => await capture(store, request),
		get: async (id) => await document(await store.read(id)),
		getMany: async (query, limit) => await documents(await store.search(query, limit)),
		async update(id, changes) {
			const before = await store.read(id);
			const fields = changedFields(changes);
			return await document(Object.keys(fields).length === 0 ? before : await store.write(before, fields));
		},
		note: async (id, note) => await noteContact(store, id, note),
		stopCadence: async (id, stop) => await stopCadence(store, id, stop),
		listOwners: async () => await store.owners(),
		listChanged: async (since) => await documents(await store.changedSince(since)),
	};
}
