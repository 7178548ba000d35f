import type { LabelSeller } from '../../../domain/ports/carrier';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { openLabelRegister } from '../events/labelRegister';
import { openApi, openFiles } from '../client/api';
import { cancelShipment } from './cancelShipment';
import { createShipment, findShipment } from './createShipment';
import { getShipment } from './getShipment';
import { printLabels } from './printLabels';
import { askWallet } from './wallet';
import { askForQuotes } from '../quote/quotes';
import { senderPostalCode } from '../parties/sender';
import { listAgencies } from '../agency/agencies';
import { listServices } from '../quote/services';
import { vendor } from '../client/vendor';

/** Labels of many carriers, bought from Melhor Envio. */
export function openMelhorEnvio(connection: Connection): LabelSeller {
	const call = openApi(connection);
	return {
		quote: async (request) => await askForQuotes(call, request, await senderPostalCode(connection, call)),
		create: async (request) =>
			await exclusive(
				`${vendor.id}:${connection.account}:shipment:${request.key}`,
				async () => await createShipment(connection, call, request),
			),
		find: async (reference) => await findShipment(call, reference),
		get: async (reference) => await getShipment(call, reference),
		cancel: async (reference, reason) => await cancelShipment(connection, call, reference, reason),
		print: async (references, form) => await printLabels(call, openFiles(connection), references, form),
		wallet: async () => ({ vendor: vendor.id, ...(await askWallet(call)) }),
		list: async (since) => (await openLabelRegister(connection).changed(since)).map(({ shipment }) => shipment).toReversed(),
		agencies: async (place) => await listAgencies(call, place, async () => await listServices(connection, call)),
		services: async () => await listServices(connection, call),
	};
}
