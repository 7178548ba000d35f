import type { Carrier } from '../../../domain/ports/carrier';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { track } from '../tracking/track';
import { askForQuotes } from './quotes';
import { listServices } from './services';

/** What the carriers ask that a shop has in its Frenet account, and where their parcels are. Labels are bought elsewhere. */
export function openFrenet(connection: Connection): Carrier & Required<Pick<Carrier, 'track' | 'services'>> {
	const call = openApi(connection);
	return {
		quote: async (request) => await askForQuotes(connection, call, request),
		track: async (request) => await track(call, request),
		services: async () => await listServices(connection, call),
	};
}
