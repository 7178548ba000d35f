import { cutText } from '../../../domain/values/cutText';
import type { Lead } from '../../../domain/documents/lead';
import { asNumber, type Json } from '../../../runtime/client/json';
import { elect } from '../../../runtime/once/elect';
import { exclusive } from '../../../runtime/once/exclusive';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { PipedriveApi } from '../client/api';
import { leadsPath, personsPath, vendor } from '../client/vendor';
import { removeOnce } from './notes';

/**
 * A seller looks into the Leads Inbox, where a person alone does not show: who is captured gets a lead there, once. Who has had one, or
 * has a deal, is in the seller's hands already.
 */
export async function keepInInbox(api: PipedriveApi, { id, name, email, phone, source }: Lead): Promise<void> {
	const personId = Number(id);
	const { connection } = api;
	const title = cutText([name ?? email ?? phone, source].filter(Boolean).join(' – '), 255);
	// Leads are listed as they were made, the oldest first.
	const candidates = async () => await api.list(leadsPath, { person_id: personId });
	await exclusive(`inbox:${vendor.id}:${connection.account}:${personId}`, async () => {
		if ((await candidates()).length > 0 || (await isInHands(api, personId))) return;
		let looks = 0;
		const made = await lookUpThenWrite<Json>(connection, {
			lookUp: async () => (looks++ === 0 ? undefined : (await candidates())[0]),
			write: async () => await api.post(leadsPath, { title, person_id: personId }),
			repeatable: true,
		});
		const takeBack = async ({ id: double }: Json) => await removeOnce(api, `${leadsPath}/${encodeURIComponent(String(double))}`);
		await elect(connection, made, { candidates, isSame: (one, other) => one.id === other.id, takeBack, vendor });
	});
}

async function isInHands(api: PipedriveApi, personId: number): Promise<boolean> {
	const counts = ['open_deals_count', 'closed_deals_count'];
	const person = await api.get(`${personsPath}/${personId}`, { include_fields: counts.join(',') });
	const deals = counts.map((name) => asNumber(person[name]));
	// What is not told is not "none": a seller's person would come into the inbox anew.
	if (deals.includes(null)) throw unreadableAnswer(vendor, 'transient', 'a person', counts);
	if (deals.some((count) => count! > 0)) return true;
	return (await api.list(`${leadsPath}/archived`, { person_id: personId })).length > 0;
}
