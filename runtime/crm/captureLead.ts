import type { LeadOwner } from '../../domain/documents/lead';
import type { CapturedLead, CaptureRequest } from '../../domain/ports/leadKeeper';
import type { Problem } from '../../domain/values/problem';
import { backoffMs } from '../client/backoff';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import { exclusive } from '../once/exclusive';
import { completion, newFields } from './completeFields';
import { readIdentity, requireIdentity, samePhone, type Identity } from './identity';
import type { LeadField, LeadFields, LeadStore, StoredLead } from './leadStore';
import { pickOwner } from './pickOwner';
import { readLead } from './readLead';
import { writeNoteOnce } from './writeNote';

/** Rounds of looking and writing: others may write between the two, and an answer may be lost. */
const maxRounds = 4;

interface Match {
	lead: StoredLead;
	/** Further records of the same person. */
	others: readonly StoredLead[];
}

interface Capturing {
	store: LeadStore;
	request: CaptureRequest;
	identity: Identity;
	/** Read before anything is written: a failure later would hide what was done. */
	owners: readonly LeadOwner[];
	owner: string | undefined;
}

/**
 * For a CRM that keeps e-mail or phone unique: whatever becomes of an answer, and whoever else writes at the same time, a second record
 * of the person is refused, and the next round finds the first one.
 */
export async function captureLead(store: LeadStore, request: CaptureRequest): Promise<CapturedLead> {
	const identity = readIdentity(request.draft);
	requireIdentity(store.vendor, identity);
	const name = (identity.phone ?? identity.email)!;
	const owners = await store.owners();
	const owner = pickOwner(store.vendor, request.owner, owners, name);
	const key = `lead:${store.vendor.id}:${store.connection.account}:${name}`;
	return await exclusive(key, async () => await inRounds({ store, request, identity, owners, owner }));
}

async function inRounds(capturing: Capturing): Promise<CapturedLead> {
	const { store, identity } = capturing;
	let mayHaveMadeIt = false;
	for (let round = 1; ; round++) {
		const match = await findPerson(store, identity);
		const outcome = await attempt(match ? complete(capturing, match, mayHaveMadeIt) : create(capturing));
		if (outcome.ok) return outcome.value;
		const isUnknown = hasClass(outcome.error, 'unknownOutcome');
		if ((!isUnknown && !hasClass(outcome.error, 'conflict')) || round === maxRounds) throw outcome.error;
		if (isUnknown) await store.connection.clock.sleep(backoffMs(round));
		mayHaveMadeIt ||= isUnknown && match === undefined;
	}
}

/** The e-mail says who it is; the phone, where no record has the e-mail. */
async function findPerson(store: LeadStore, { email, phone }: Identity): Promise<Match | undefined> {
	const byEmail = email === null ? [] : await store.findByEmail(email);
	const isKnown = byEmail.some(({ phones, fields }) => fields.phoneKey === phone && phones.some((each) => samePhone(each, phone ?? '')));
	const byPhone = phone === null || isKnown ? [] : await store.findByPhone(phone);
	const all = [...byEmail, ...byPhone];
	const [lead, ...others] = all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
	return lead && { lead, others };
}

async function create({ store, request, identity, owners, owner }: Capturing): Promise<CapturedLead> {
	const made = await store.create(kept(store, newFields(request.draft, identity, owner)));
	return { lead: readLead(store.vendor, made, owners), found: false, completed: [] };
}

async function complete({ store, request, identity, owners, owner }: Capturing, match: Match, isOurs: boolean): Promise<CapturedLead> {
	const { draft } = request;
	const { phone } = identity;
	const phoneIsTaken =
		phone !== null && match.others.some(({ fields, phones }) => fields.phoneKey === phone || phones.some((each) => samePhone(each, phone)));
	const { fields: offered, problems } = completion(match.lead, draft, identity, owner, phoneIsTaken);
	const fields = match.lead.isClosed ? {} : kept(store, offered);
	const completed = Object.keys(fields);
	const lead = completed.length === 0 ? match.lead : await store.write(match.lead, fields);
	if (!match.lead.isClosed) await keepInterest(store, match.lead, draft.interest);
	return {
		lead: readLead(store.vendor, lead, owners, [...problems, ...closed(match.lead), ...doubles(match.others)]),
		found: !isOurs,
		completed: isOurs ? [] : documentWords(completed),
	};
}

/** Without what the CRM has no field for: a record is not written to for nothing. */
export function kept(store: Pick<LeadStore, 'fields'>, fields: LeadFields): LeadFields {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => store.fields.has(name as LeadField)));
}

/** What somebody asks for the second time goes into the timeline: the field keeps what was asked for first. */
async function keepInterest(store: LeadStore, { id, fields }: StoredLead, interest: string | null): Promise<void> {
	const asked = interest?.trim() ?? '';
	if (asked === '' || fields.interest === undefined || fields.interest.trim() === asked) return;
	const at = new Date(store.connection.clock.now()).toISOString();
	await writeNoteOnce(store, id, { key: `interest:${asked}`, heading: 'New enquiry', text: asked, at });
}

function closed({ isClosed }: StoredLead): Problem[] {
	return isClosed
		? [{ field: 'lead', message: 'has become a contact in the CRM, which takes nothing more of a lead: go on with the contact' }]
		: [];
}

function doubles(others: readonly StoredLead[]): Problem[] {
	if (others.length === 0) return [];
	return [
		{ field: 'lead', message: `is in the CRM more than once, also as ${others.map(({ id }) => id).join(', ')}: merge the records there` },
	];
}

const words: Readonly<Record<string, string>> = {
	firstName: 'name',
	lastName: 'name',
	mobile: 'phone',
};

function documentWords(fields: readonly string[]): string[] {
	const told = fields.filter((field) => field !== 'emailKey' && field !== 'phoneKey').map((field) => words[field] ?? field);
	return [...new Set(told)];
}
