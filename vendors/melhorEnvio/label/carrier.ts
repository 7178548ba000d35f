import type { Carrier } from '../../../domain/ports/carrier';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { openApi } from '../client/api';
import { createShipment } from './createShipment';
import { askForQuotes } from '../quote/quotes';
import { senderPostalCode } from '../parties/sender';
import { listServices } from '../quote/services';
import { vendor } from '../client/vendor';

/** Labels of many carriers, bought from Melhor Envio. */
export function openMelhorEnvio(connection: Connection): Carrier {
	const call = openApi(connection);
	return {
		quote: async (request) => await askForQuotes(call, request, await senderPostalCode(connection, call)),
		create: async (request) =>
			await exclusive(
				`${vendor.id}:${connection.account}:shipment:${request.key}`,
				async () => await createShipment(connection, call, request),
			),
		services: async () => await listServices(connection, call),
	};
}
