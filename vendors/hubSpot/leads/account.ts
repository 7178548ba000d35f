import type { LeadOwner } from '../../../domain/documents/lead';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { HubSpotApi } from '../client/api';
import { vendor } from '../client/vendor';
import type { PageOf } from './readContact';

const fiveMinutesMs = 5 * 60_000;

const ownersOf = perAccount(() => new RecentAnswers<LeadOwner[]>(fiveMinutesMs));

const pagesOf = perAccount(() => new RecentAnswers<PageOf>(60 * 60_000));

/** Active ones: HubSpot lists those who have left apart. It knows no phones of theirs. */
export async function readOwners(api: HubSpotApi): Promise<LeadOwner[]> {
	const { account, clock } = api.connection;
	return await ownersOf(account).get('owners', clock, async () => await askOwners(api));
}

const maxPages = 100;

async function askOwners(api: HubSpotApi): Promise<LeadOwner[]> {
	const found: LeadOwner[] = [];
	let after: string | null = null;
	for (let page = 0; page < maxPages; page++) {
		const body = asRecord(await api.get('/crm/v3/owners', { limit: 100, ...(after === null ? {} : { after }) }));
		// Taken for "nobody", every seller would have left.
		if (!Array.isArray(body.results)) throw unreadableAnswer(vendor, 'transient', 'the list of owners', ['results']);
		for (const owner of asRecords(body.results)) {
			const id = asText(owner.id);
			const name = [asText(owner.firstName), asText(owner.lastName)].filter(Boolean).join(' ');
			if (id !== null && owner.archived !== true) found.push({ id, name: name || null, email: asText(owner.email), phone: null });
		}
		after = asText(asRecord(asRecord(body.paging).next).after);
		if (after === null) return found;
	}
	throw unreadableAnswer(vendor, 'transient', 'the list of owners', ['paging']);
}

/** Where a seller sees a contact; accounts live on several hosts of HubSpot's. Without the account's number there is no link. */
export async function readPages(api: HubSpotApi): Promise<PageOf> {
	const { account, clock } = api.connection;
	const outcome = await attempt(pagesOf(account).get('pages', clock, async () => await askPages(api)));
	return outcome.ok ? outcome.value : () => null;
}

async function askPages(api: HubSpotApi): Promise<PageOf> {
	const { portalId, uiDomain } = asRecord(await api.get('/account-info/v3/details'));
	const portal = asText(portalId);
	const host = asText(uiDomain) ?? 'app.hubspot.com';
	if (portal === null || !/^[\w.-]+\.hubspot\.com$/.test(host)) return () => null;
	return (id) => `https://${host}/contacts/${encodeURIComponent(portal)}/record/0-1/${encodeURIComponent(id)}`;
}
