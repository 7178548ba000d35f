import type { LeadOwner } from '../../../domain/documents/lead';
import { readPhone } from '../../../domain/values/phone';
import { asText } from '../../../runtime/client/json';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { SalesforceApi } from '../client/api';

const ownersOf = perAccount(() => new RecentAnswers<LeadOwner[]>(5 * 60_000));

const usersOf = perAccount(() => new RecentAnswers<string | null>(60 * 60_000));

/** Everybody who works in the account, but for the credential's own user; who has left is not active any more. */
export async function readOwners(api: SalesforceApi): Promise<LeadOwner[]> {
	const { account, clock } = api.connection;
	return await ownersOf(account).get('owners', clock, async () => await askOwners(api));
}

async function askOwners(api: SalesforceApi): Promise<LeadOwner[]> {
	const own = await readOwnUser(api);
	const rows = await api.query(
		"SELECT Id, Name, Email, Phone, MobilePhone FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Name, Id",
	);
	return rows.flatMap(({ Id, Name, Email, Phone, MobilePhone }) => {
		const id = asText(Id);
		const phone = asText(MobilePhone) ?? asText(Phone);
		const reading = readPhone(phone);
		return id === null || id === own ? [] : [{ id, name: asText(Name), email: asText(Email), phone: reading.valid ? reading.e164 : phone }];
	});
}

/** Whom the credential logs in: leads that it made are its own until somebody is given them. */
export async function readOwnUser(api: SalesforceApi): Promise<string | null> {
	const { account, clock } = api.connection;
	return await usersOf(account).get('user', clock, async () => asText((await api.get('/services/oauth2/userinfo')).user_id));
}

/** The first letters of a queue's id. */
export const isQueue = (owner: string): boolean => owner.startsWith('00G');
