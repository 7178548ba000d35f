import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { PipedriveApi } from '../client/api';
import { personsPath, vendor } from '../client/vendor';
import { readOwnFields } from './fields';
import { readPerson, readWhole, type StoredPerson } from './persons';

/** What was written within that time may be missing in the search: the list of changes, which is no index, is asked as well. */
const recentMs = 15 * 60_000;

/** So long a search is not asked again: what happened since then is in the list of changes. */
const searchedMs = 60_000;

const searches = perAccount(() => new RecentAnswers<string[]>(searchedMs));

type Test = (person: StoredPerson) => boolean;

export const byOrder = (one: StoredPerson, other: StoredPerson) => Number(one.id) - Number(other.id);

export async function getPerson(api: PipedriveApi, id: string): Promise<StoredPerson> {
	const own = await readOwnFields(api);
	const person = await api.get(`${personsPath}/${encodeURIComponent(id)}`);
	if (person.is_deleted === true) throw personGone();
	const stored = readWhole(person, { host: api.host, own });
	if (stored.id !== id) throw unreadableAnswer(vendor, 'transient', 'the person that was asked for', ['id']);
	return stored;
}

export async function findByEmail(api: PipedriveApi, email: string): Promise<StoredPerson[]> {
	const wanted = email.trim().toLowerCase();
	return await find(api, { term: wanted, fields: 'email', exact_match: true }, hasEmail(wanted));
}

/** A number in every spelling ends in the same three digits, which stand together ("987 654 321"); who has been found is compared as a whole. */
export async function findByPhone(api: PipedriveApi, phone: string): Promise<StoredPerson[]> {
	return await find(api, { term: phone.slice(-3), fields: 'phone' }, hasPhone(phone));
}

const hasEmail = (wanted: string) => (person: StoredPerson) => person.emails.some(({ value }) => asText(value)?.toLowerCase() === wanted);

const hasPhone = (phone: string) => (person: StoredPerson) => person.phones.some((each) => samePhone(each, phone));

/** Whom the search knows of, as they stand now, and who was made or changed a moment ago; in the order in which they were made. */
async function find(api: PipedriveApi, query: Record<string, string | boolean>, isIt: Test): Promise<StoredPerson[]> {
	const { account, clock } = api.connection;
	const ids = await searches(account).get(JSON.stringify(query), clock, async () => await searchIds(api, query, isIt));
	const recent = (await changedSince(api, new Date(clock.now() - recentMs).toISOString())).filter(isIt);
	const older: StoredPerson[] = [];
	for (const id of ids.filter((each) => recent.every((person) => person.id !== each))) {
		const outcome = await attempt(getPerson(api, id));
		if (outcome.ok) older.push(outcome.value);
		else if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	}
	return [...older.filter(isIt), ...recent].toSorted(byOrder);
}

/** A search shows addresses as plain texts, and nothing of one's own fields. What shows none of them is looked at as a whole. */
async function searchIds(api: PipedriveApi, query: Record<string, string | boolean>, isIt: Test): Promise<string[]> {
	const found = await api.list(`${personsPath}/search`, query);
	const texts = (list: unknown) => (Array.isArray(list) ? list.map((value) => ({ value: value as unknown })) : []);
	return found.flatMap(({ item }) => {
		const { id, emails, phones } = asRecord(item);
		const shown = readPerson({ id, emails: texts(emails), phones: texts(phones) }, { host: api.host, own: {} });
		const asked = query.fields === 'email' ? emails : phones;
		const isShown = Array.isArray(asked) && asked.length > 0 && asked.every((each) => asText(each) !== null);
		return !isShown || isIt(shown) ? [shown.id] : [];
	});
}

/** The oldest change first. */
export async function changedSince(api: PipedriveApi, since: string): Promise<StoredPerson[]> {
	const query = { updated_since: wholeSecond(since), sort_by: 'update_time', sort_direction: 'asc' };
	return await listed(api, query);
}

/** Milliseconds would leave out what was changed within the second. */
const wholeSecond = (since: string) => new Date(Date.parse(since)).toISOString().replace(/\.\d+Z$/, 'Z');

async function listed(
	api: PipedriveApi,
	query: Record<string, string>,
	isEnough?: (found: readonly StoredPerson[]) => boolean,
): Promise<StoredPerson[]> {
	const reading = { host: api.host, own: await readOwnFields(api) };
	const read = (found: readonly Json[]) => {
		const standing = found.filter((person) => person.is_deleted !== true).map((person) => readWhole(person, reading));
		return [...new Map(standing.map((person) => [person.id, person])).values()];
	};
	return read(await api.list(personsPath, query, isEnough && ((found) => isEnough(read(found)))));
}

/** The newest first. Pipedrive looks by owner and change; everything else is compared here. */
export async function listPersons(api: PipedriveApi, query: LeadQuery, limit: number): Promise<StoredPerson[]> {
	const { email, phone, ownerId, changedFrom, createdFrom } = query;
	const fits = (person: StoredPerson) => isWanted(person, query);
	if (email || phone) {
		const isOfPhone = phone ? hasPhone(requirePhone(vendor, phone)) : () => true;
		const found = email ? await findByEmail(api, email) : await findByPhone(api, requirePhone(vendor, phone!));
		return found
			.filter((person) => isOfPhone(person) && fits(person))
			.toSorted((one, other) => byOrder(other, one))
			.slice(0, limit);
	}
	const asked = {
		sort_by: 'add_time',
		sort_direction: 'desc',
		...(ownerId ? { owner_id: ownerId } : {}),
		...(changedFrom ? { updated_since: wholeSecond(changedFrom) } : {}),
	};
	const isEnough = (found: readonly StoredPerson[]) =>
		found.filter(fits).length >= limit || (createdFrom !== undefined && isBefore(found.at(-1)?.createdAt, createdFrom));
	return (await listed(api, asked, isEnough)).filter(fits).slice(0, limit);
}

function isWanted({ fields, createdAt, updatedAt }: StoredPerson, query: LeadQuery): boolean {
	const { status, ownerId, createdFrom, changedFrom, isInCadence } = query;
	if (status && fields.status !== status) return false;
	if (ownerId && fields.owner !== ownerId) return false;
	if (createdFrom && isBefore(createdAt, createdFrom)) return false;
	if (changedFrom && isBefore(updatedAt, changedFrom)) return false;
	return isInCadence !== true || (fields.stopReason === undefined && fields.consent !== undefined);
}

/** By whole seconds, as Pipedrive keeps them. */
function isBefore(moment: string | null | undefined, limit: string): boolean {
	return moment !== null && moment !== undefined && Date.parse(moment) < Date.parse(wholeSecond(limit));
}

function personGone(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'leadNotFound',
		message: 'The person was deleted in Pipedrive, or merged with another one',
		hint: 'Look for it in Pipedrive',
	});
}
