import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';

const remembered = new RecentAnswers<{ id: string; name: string }[]>();

/** The services of the account. */
export async function listServices({ account, clock }: Connection, call: Call): Promise<{ id: string; name: string }[]> {
	return await remembered.get(account, clock, async () => {
		const answer = asRecord(await call({ method: 'GET', path: '/shipping/info' }));
		// So it is written.
		const list = answer.ShippingSeviceAvailableArray ?? answer.ShippingServiceAvailableArray;
		if (!Array.isArray(list)) throw unreadableAnswer(vendor, 'transient', 'the request for its services');
		return asRecords(list).flatMap(({ ServiceCode, ServiceDescription, Carrier }) => {
			const id = asText(ServiceCode);
			return id === null ? [] : [{ id, name: [Carrier, ServiceDescription].flatMap((each) => asText(each) ?? []).join(' ') || id }];
		});
	});
}
