import type { LeadOwner } from '../../domain/documents/lead';
import type { CapturedLead, CaptureRequest } from '../../domain/ports/leadKeeper';
import type { Problem } from '../../domain/values/problem';
import { backoffMs } from '../client/backoff';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import { exclusive } from '../once/exclusive';
import { completion, newFields, otherThanGiven, unreadContact } from './completeFields';
import { readIdentity, requireIdentity, samePhone, type Identity } from './identity';
import { readConsent, takenBack } from './consentText';
import { kept, unkept } from './keptFields';
import { hasTimeline, type BookStore, type LeadFields, type LeadStore, type StoredLead } from './leadStore';
import { pickOwner } from './pickOwner';
import { readLead } from './readLead';
import { writeNoteOnce } from './writeNote';

/** Rounds of looking and writing: others may write between the two, and an answer may be lost. */
const maxRounds = 4;

export interface Match<Stored extends StoredLead = StoredLead> {
	lead: Stored;
	/** Further records of the same person. */
	others: readonly StoredLead[];
}

export interface Capturing<Stored extends StoredLead = StoredLead> {
	store: BookStore<Stored>;
	request: CaptureRequest;
	identity: Identity;
	/** Read before anything is written: a failure later would hide what was done. */
	owners: readonly LeadOwner[];
	owner: string | undefined;
}

/** What is known before anything is looked up; refused where nothing says who it is. */
export async function openCapture<Stored extends StoredLead>(
	store: BookStore<Stored>,
	request: CaptureRequest,
): Promise<Capturing<Stored>> {
	const identity = readIdentity(request.draft);
	requireIdentity(store.vendor, identity);
	const owners = await store.owners();
	return { store, request, identity, owners, owner: pickOwner(store.vendor, request.owner, owners, nameOf(identity)) };
}

const nameOf = ({ phone, email }: Identity): string => phone ?? email ?? '';

/**
 * For a CRM that keeps e-mail or phone unique: whatever becomes of an answer, and whoever else writes at the same time, a second record
 * of the person is refused, and the next round finds the first one.
 */
export async function captureLead(store: BookStore, request: CaptureRequest): Promise<CapturedLead> {
	const capturing = await openCapture(store, request);
	const key = `lead:${store.vendor.id}:${store.connection.account}:${nameOf(capturing.identity)}`;
	return await exclusive(key, async () => await inRounds(capturing));
}

async function inRounds(capturing: Capturing): Promise<CapturedLead> {
	const { store, identity } = capturing;
	let mayHaveMadeIt = false;
	for (let round = 1; ; round++) {
		const match = await findPerson(store, identity);
		const outcome = await attempt(match ? completeLead(capturing, match, mayHaveMadeIt) : create(capturing));
		if (outcome.ok) return outcome.value;
		const isUnknown = hasClass(outcome.error, 'unknownOutcome');
		if ((!isUnknown && !hasClass(outcome.error, 'conflict')) || round === maxRounds) throw outcome.error;
		if (isUnknown) await store.connection.clock.sleep(backoffMs(round));
		mayHaveMadeIt ||= isUnknown && match === undefined;
	}
}

/** The e-mail says who it is; the phone, where no record has the e-mail. */
export async function findPerson<Stored extends StoredLead>(
	store: BookStore<Stored>,
	{ email, phone }: Identity,
): Promise<Match<Stored> | undefined> {
	const byEmail = email === null ? [] : await store.findByEmail(email);
	const isKnown = byEmail.some(({ phones, fields }) => fields.phoneKey === phone && phones.some((each) => samePhone(each, phone ?? '')));
	const byPhone = phone === null || isKnown ? [] : await store.findByPhone(phone);
	const all = [...byEmail, ...byPhone];
	const [lead, ...others] = all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
	return lead && { lead, others };
}

async function create(capturing: Capturing): Promise<CapturedLead> {
	const { store, request, identity, owner } = capturing;
	const fields = newFields(request.draft, identity, owner);
	return await newLead(capturing, await store.create(kept(fields, await store.fields())));
}

/** A record that was just made, as the caller is told of it. */
export async function newLead<Stored extends StoredLead>(
	{ store, request, identity, owners, owner }: Capturing<Stored>,
	made: Stored,
): Promise<CapturedLead> {
	const lost = unkept(newFields(request.draft, identity, owner), await store.fields());
	const { problems, otherwise } = unreadContact(request.draft, identity);
	if (hasTimeline(store)) await keepOtherwise(store, made, otherwise);
	const told = [...lost, ...problems.map((problem) => inTimeline(store, problem))];
	return { lead: readLead(store.vendor, made, owners, told), found: false, completed: [] };
}

function inTimeline(store: BookStore, { field, message }: Problem): Problem {
	if (hasTimeline(store)) return { field, message: `${message}: see the timeline` };
	return { field, message: message === otherThanGiven ? message : `${message}: it was not kept` };
}

/** Fills in what is empty in a record that is there; `isOurs`: this run made it a moment ago, and lost the answer. */
export async function completeLead<Stored extends StoredLead>(
	{ store, request, identity, owners, owner }: Capturing<Stored>,
	{ lead: before, others }: Match<Stored>,
	isOurs = false,
): Promise<CapturedLead> {
	const { draft } = request;
	const { fields: offered, problems, otherwise } = completion(before, draft, identity, owner, isTaken(identity, others));
	const known = await store.fields();
	const fields = before.isClosed ? {} : kept(offered, known);
	const completed = Object.keys(fields);
	const lead = completed.length === 0 ? before : await complete(store, before, fields);
	if (!before.isClosed && hasTimeline(store)) {
		await keepInterest(store, before, draft.interest);
		const second = known.has('mobile') ? undefined : offered.mobile;
		await keepOtherwise(store, before, [...otherwise, ...(second === undefined ? [] : [`Phone: ${second}`])]);
	}
	const anew =
		hasTimeline(store) || askedAnew(before, draft.interest) === undefined ? [] : [{ field: 'lead.interest', message: otherThanGiven }];
	const different = [...problems, ...anew].map((problem) => inTimeline(store, problem));
	const told = [...different, ...(before.isClosed ? closed : unkept(offered, known)), ...doubles(others)];
	return {
		lead: readLead(store.vendor, lead, owners, told),
		found: !isOurs,
		completed: isOurs ? [] : documentWords(completed),
	};
}

/** An opt-out that came between reading and writing is the later word: its consent was written over, its reason stands. */
async function complete<Stored extends StoredLead>(store: BookStore<Stored>, before: Stored, fields: LeadFields): Promise<Stored> {
	const written = await store.write(before, fields);
	const isOptOut = ({ stopReason }: LeadFields) => stopReason === 'optedOut';
	if (fields.consent === undefined || isOptOut(before.fields) || !isOptOut(written.fields)) return written;
	const at = new Date(store.connection.clock.now()).toISOString();
	return await store.write(written, { consent: takenBack(readConsent(fields.consent), at) });
}

function isTaken({ phone }: Identity, others: readonly StoredLead[]): boolean {
	if (phone === null) return false;
	return others.some(({ fields, phones }) => fields.phoneKey === phone || phones.some((each) => samePhone(each, phone)));
}

/** What somebody asks for the second time, if it is something else: the field keeps what was asked for first. */
function askedAnew({ fields }: StoredLead, interest: string | null): string | undefined {
	const asked = interest?.trim() ?? '';
	return asked === '' || fields.interest === undefined || fields.interest.trim() === asked ? undefined : asked;
}

async function keepInterest(store: LeadStore, lead: StoredLead, interest: string | null): Promise<void> {
	const asked = askedAnew(lead, interest);
	if (asked === undefined) return;
	const at = new Date(store.connection.clock.now()).toISOString();
	await writeNoteOnce(store, lead.id, { key: `interest:${asked}`, heading: 'New enquiry', text: asked, at });
}

/** Two people behind one phone, or a new address: what the record has no place for is in its timeline. */
async function keepOtherwise(store: LeadStore, { id }: StoredLead, lines: readonly string[]): Promise<void> {
	if (lines.length === 0) return;
	const text = lines.join('\n');
	const at = new Date(store.connection.clock.now()).toISOString();
	await writeNoteOnce(store, id, { key: `otherwise:${text}`, heading: 'Given otherwise than it stands here', text, at });
}

const closed: readonly Problem[] = [
	{ field: 'lead', message: 'has become a contact in the CRM, which takes nothing more of a lead: go on with the contact' },
];

function doubles(others: readonly StoredLead[]): Problem[] {
	if (others.length === 0) return [];
	const ids = others.map(({ id }) => id).join(', ');
	return [{ field: 'lead', message: `is in the CRM more than once, also as ${ids}: merge the records there` }];
}

const words: Readonly<Record<string, string>> = { firstName: 'name', lastName: 'name', mobile: 'phone' };

function documentWords(fields: readonly string[]): string[] {
	const told = fields.filter((field) => field !== 'emailKey' && field !== 'phoneKey').map((field) => words[field] ?? field);
	return [...new Set(told)];
}
