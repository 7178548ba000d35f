import type { CapturedLead, CaptureRequest } from '../../domain/ports/leadKeeper';
import { elect } from '../once/elect';
import { exclusive } from '../once/exclusive';
import { lookUpThenWrite } from '../once/lookUpThenWrite';
import { completeLead, findPerson, newLead, openCapture, type Capturing } from './captureLead';
import { newFields } from './completeFields';
import { kept } from './keptFields';
import type { LeadStore, StoredLead } from './leadStore';

/** A CRM that keeps nothing unique, but tells in which order its records were made. */
export interface StoreWithoutKeys<Stored extends StoredLead = StoredLead> extends LeadStore<Stored> {
	/** Where the leads are. */
	readonly table: string;
	/** The one that was made first comes first, however close they were. */
	byOrder(one: Stored, other: Stored): number;
	/** Undoes what a run has just made. Must not fail where it is gone already. */
	takeBack(made: Stored): Promise<void>;
}

/**
 * Looks, makes, and looks again: of two records that two workers made of one person the first one stands, and the other one's maker takes
 * its own back and completes the first.
 */
export async function captureElected<Stored extends StoredLead>(
	store: StoreWithoutKeys<Stored>,
	request: CaptureRequest,
): Promise<CapturedLead> {
	const capturing = await openCapture(store, request);
	// E-mail here and phone there may be one person: one lead at a time in a table.
	const key = `leads:${store.vendor.id}:${store.connection.account}:${store.table}`;
	return await exclusive(key, async () => await makeOrComplete(store, capturing));
}

async function makeOrComplete<Stored extends StoredLead>(
	store: StoreWithoutKeys<Stored>,
	capturing: Capturing<Stored>,
): Promise<CapturedLead> {
	const { identity, request, owner } = capturing;
	const match = await findPerson(store, identity);
	if (match) return await completeLead(capturing, match);
	const candidates = async () => await allOf(store, capturing);
	const fields = kept(newFields(request.draft, identity, owner), await store.fields());
	let looks = 0;
	const made = await lookUpThenWrite(store.connection, {
		lookUp: async () => (looks++ === 0 ? undefined : (await candidates())[0]),
		write: async () => await store.create(fields),
		repeatable: true,
	});
	const elected = await elect(store.connection, made, {
		candidates,
		isSame: (one, other) => one.id === other.id,
		takeBack: async (double) => await store.takeBack(double),
		vendor: store.vendor,
	});
	if (!elected.found) return await newLead(capturing, elected.value);
	return await completeLead(capturing, { lead: elected.value, others: [] });
}

async function allOf<Stored extends StoredLead>(
	store: StoreWithoutKeys<Stored>,
	{ identity: { email, phone } }: Capturing<Stored>,
): Promise<Stored[]> {
	const byEmail = email === null ? [] : await store.findByEmail(email);
	const byPhone = phone === null ? [] : await store.findByPhone(phone);
	const all = [...byEmail, ...byPhone];
	const different = all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
	return different.toSorted((one, other) => store.byOrder(one, other));
}
