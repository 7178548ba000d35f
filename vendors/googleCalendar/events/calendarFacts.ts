import { asRecord, asText } from '../../../runtime/client/json';
import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';
import { eventsPath, type GoogleApi } from '../client/api';

/** What every event of a calendar shares; only lists tell it. */
export interface CalendarFacts {
	calendar: string;
	timeZone: string | null;
	name: string | null;
}

const factsOf = perAccount(() => new Recent<CalendarFacts>());

export function factsIn(api: GoogleApi, calendar: string, page: unknown): CalendarFacts {
	const { timeZone, summary } = asRecord(page);
	const facts = { calendar, timeZone: asText(timeZone), name: asText(summary) };
	factsOf(api.connection.account).set(calendar, facts, api.connection.clock);
	return facts;
}

/** A call of its own where no list was read lately. */
export async function calendarFacts(api: GoogleApi, calendar: string): Promise<CalendarFacts> {
	const known = factsOf(api.connection.account).get(calendar, api.connection.clock);
	if (known) return known;
	return factsIn(api, calendar, await api.get(eventsPath(calendar), { maxResults: 1, fields: 'timeZone,summary' }));
}
