import type { Carrier, LabelSeller } from '../../../domain/ports/carrier';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { openLabelRegister } from '../events/labelRegister';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { askForQuotes } from '../quote/quotes';
import { services } from '../quote/services';
import { track } from '../tracking/track';
import { createReturn } from './createReturn';
import { createShipment } from './createShipment';
import { cancelShipment, getShipment } from './getShipment';
import { printLabels } from './printLabels';

/** Correios with a contract of one's own. */
export function openCorreios(connection: Connection): LabelSeller & Required<Pick<Carrier, 'createReturn' | 'track'>> {
	const api = openApi(connection);
	return {
		quote: async (request) => await askForQuotes(api, request),
		create: async (request) =>
			await exclusive(`${vendor.id}:${connection.account}:shipment:${request.key}`, async () => await createShipment(api, request)),
		createReturn: async (request) =>
			await exclusive(`${vendor.id}:${connection.account}:shipment:${request.key}`, async () => await createReturn(api, request)),
		get: async (reference) => await getShipment(api, reference),
		track: async ({ trackingNumber }) => await track(api, trackingNumber),
		cancel: async (reference) => await cancelShipment(api, reference),
		print: async (references) => await printLabels(api, references),
		list: async (since) => (await openLabelRegister(connection).changed(since)).map(({ shipment }) => shipment).toReversed(),
		services: async () => await Promise.resolve(services),
	};
}
