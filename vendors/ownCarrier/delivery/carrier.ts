import type { BoughtShipment, LabelMaker, OwnTerms, PrintForm, ShipmentReference } from '../../../domain/ports/carrier';
import type { Order } from '../../../domain/documents/order';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { deliveryCode } from './deliveryCode';
import { deliveryLines, inBold } from './deliveryLines';
import { notePdf } from './notePdf';
import { readDelivery } from './readDelivery';

const usualTerms: OwnTerms = { service: 'Entrega própria', price: 0, deliveryDays: 1 };

/** All of it follows from order, key and terms, so that the same order is the same delivery, whoever asks and however often. */
export function openOwnCarrier(terms: OwnTerms = usualTerms): LabelMaker {
	const { service, price, deliveryDays } = terms;
	return {
		withTerms: openOwnCarrier,
		quote: async () => await Promise.resolve([{ vendor: vendor.id, serviceId: vendor.id, carrier: service, service, price, deliveryDays }]),
		create: async ({ order, key }) => await Promise.resolve(shipmentOf(order, key, terms)),
		print: async (references, form) => await Promise.resolve(references.map((reference) => printed(reference, form))),
	};
}

function shipmentOf(order: Order, key: string, { service, price }: OwnTerms): BoughtShipment {
	const code = deliveryCode(key);
	return {
		vendor: vendor.id,
		id: code,
		carrier: service,
		service,
		status: 'label_ready',
		price,
		trackingNumber: code,
		trackingUrl: null,
		labelUrl: null,
		// It depends on the day that the courier comes for it.
		estimatedDelivery: null,
		events: [],
		found: false,
		delivery: deliveryLines(readDelivery(order), code).map(inBold).join('\n'),
	};
}

function printed(reference: ShipmentReference, form: PrintForm = 'label'): Buffer {
	if (!('key' in reference) || form !== 'label') throw onlyByOrder();
	const { order, key } = reference;
	return notePdf(deliveryLines(readDelivery(order), deliveryCode(key)));
}

function onlyByOrder(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'orderNeeded',
		message: 'A delivery note of the own courier is made of the order alone',
		hint: 'Let the item bring the order, and choose "Label"',
	});
}
