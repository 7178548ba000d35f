import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { requirePhone } from '../../../runtime/crm/identity';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { HubSpotApi } from '../client/api';
import { propertyOf, readProperties, searchedPhones } from '../client/properties';
import { contactsPath, vendor } from '../client/vendor';

export interface Filter {
	propertyName: string;
	operator: string;
	value?: string;
}

/** Any of the groups, all of a group's filters. */
type Groups = readonly (readonly Filter[])[];

export interface Order {
	property: 'createdate' | 'lastmodifieddate';
	direction: 'ASCENDING' | 'DESCENDING';
}

/** HubSpot hands out 200 of a search at once. */
const pageSize = 200;

const maxPages = 5_000;

/**
 * All that a search finds. The next page begins at the last record's time, not at its place: a contact that is changed meanwhile would
 * move all others by one place, and HubSpot counts no further than 10,000. Places are used within one moment alone.
 */
export async function searchContacts(api: HubSpotApi, groups: Groups, order: Order, limit: number): Promise<Json[]> {
	const found = new Map<string, Json>();
	let from: string | undefined;
	let after: string | undefined;
	for (let page = 0; page < maxPages; page++) {
		const body = asRecord(await api.ask(`${contactsPath}/search`, searchBody(groups, order, from, after)));
		const results = resultsOf(body);
		for (const [id, each] of results) found.set(id, each);
		const next = asText(asRecord(asRecord(body.paging).next).after);
		// Who takes a part for the whole makes a second contact of somebody who is there.
		if (next === null && after === undefined && results.length < (asNumber(body.total) ?? Infinity)) throw unreadable('total');
		if (next === null || found.size >= limit) return [...found.values()].slice(0, limit);
		const last = momentOf(results.at(-1)?.[1], order);
		after = last === from ? next : undefined;
		from = last;
	}
	throw unreadable('paging');
}

const unreadable = (field: string) => unreadableAnswer(vendor, 'transient', 'a search', [field]);

function resultsOf({ results }: Json): [id: string, contact: Json][] {
	if (!Array.isArray(results)) throw unreadable('results');
	return asRecords(results).map((each) => {
		const id = asText(each.id);
		if (id === null) throw unreadable('id');
		return [id, each];
	});
}

function searchBody(groups: Groups, { property, direction }: Order, from: string | undefined, after: string | undefined): Json {
	const operator = direction === 'ASCENDING' ? 'GTE' : 'LTE';
	const since: Filter[] = from === undefined ? [] : [{ propertyName: property, operator, value: from }];
	return {
		filterGroups: groups.map((filters) => ({ filters: [...filters, ...since] })),
		sorts: [{ propertyName: property, direction }],
		properties: readProperties,
		limit: pageSize,
		...(after === undefined ? {} : { after }),
	};
}

function momentOf(contact: Json | undefined, { property }: Order): string {
	const text = asText(asRecord(contact?.properties)[property]);
	const at = text !== null && /^\d+$/.test(text) ? Number(text) : Date.parse(text ?? '');
	if (Number.isNaN(at)) throw unreadable(property);
	return String(at);
}

/**
 * A number in every spelling ends in the same four digits, which are a word of their own, or the end of one; who has been found has to
 * be compared as a whole.
 */
export function phoneGroups(e164: string, others: readonly Filter[] = []): Groups {
	return searchedPhones.map((propertyName) => [...others, { propertyName, operator: 'CONTAINS_TOKEN', value: `*${e164.slice(-4)}` }]);
}

export function queryGroups({ email, phone, status, ownerId, createdFrom, changedFrom, isInCadence }: LeadQuery): Groups {
	const equal: [string, string | undefined][] = [
		['email', email?.trim().toLowerCase()],
		['hs_lead_status', status],
		['hubspot_owner_id', ownerId],
	];
	const since: [string, string | undefined][] = [
		['createdate', createdFrom],
		['lastmodifieddate', changedFrom],
	];
	const filters: Filter[] = [
		...equal.flatMap(([propertyName, value]) => (value ? [{ propertyName, operator: 'EQ', value }] : [])),
		...since.flatMap(([propertyName, from]) => (from ? [{ propertyName, operator: 'GTE', value: String(Date.parse(from)) }] : [])),
		...(isInCadence === true
			? [
					{ propertyName: propertyOf.stopReason!, operator: 'NOT_HAS_PROPERTY' },
					{ propertyName: propertyOf.consent!, operator: 'HAS_PROPERTY' },
				]
			: []),
	];
	return phone === undefined ? [filters] : phoneGroups(requirePhone(vendor, phone), filters);
}
