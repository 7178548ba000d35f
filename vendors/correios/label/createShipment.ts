import type { Shipment, ShippingQuote } from '../../../domain/documents/shipment';
import type { ShipmentRequest } from '../../../domain/ports/carrier';
import { chooseQuote } from '../../../runtime/carrier/chooseQuote';
import { requireRecipient } from '../../../runtime/carrier/recipient';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { recipientProblems } from '../parties/recipient';
import { askForQuotes } from '../quote/quotes';
import { makeLabel } from './makeLabel';
import { toShipment } from './toShipment';
import { addPrePosting } from './write';

export async function createShipment(api: Api, request: ShipmentRequest): Promise<Shipment> {
	const { key, order } = request;
	requireRecipient(vendor, order, recipientProblems(order));
	let quote: ShippingQuote | undefined;
	const { label, found } = await makeLabel(api, {
		key,
		order,
		customerOf: ({ to }) => to,
		add: async () => {
			quote ??= chooseQuote(await askForQuotes(api, request), request.choose, () => false);
			return await addPrePosting(api, request, quote);
		},
	});
	return toShipment(label, quote, found);
}
