import { asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { CalendlyApi } from '../client/api';
import { vendor } from '../client/vendor';

/** Whose the token is, by their addresses. */
export interface Account {
	user: string;
	organization: string;
	name: string | null;
	/** IANA name. */
	timeZone: string | null;
}

/** A token stays its user's; who moves to another organization is found there an hour later. */
const accounts = new RecentAnswers<Account>(3_600_000);

export async function accountOfToken(api: CalendlyApi): Promise<Account> {
	return await accounts.get(api.connection.account, api.connection.clock, async () => await ask(api));
}

async function ask(api: CalendlyApi): Promise<Account> {
	const me = await api.get('/users/me');
	const user = asText(me.uri);
	const organization = asText(me.current_organization);
	if (user === null || organization === null) throw unreadableAnswer(vendor, 'transient', 'the question whose the token is', ['uri']);
	return { user, organization, name: asText(me.name), timeZone: asText(me.timezone) };
}
