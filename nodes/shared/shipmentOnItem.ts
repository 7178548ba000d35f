import type { IExecuteFunctions } from 'n8n-workflow';
import type { Shipment } from '../../domain/documents/shipment';
import { asObject } from '../../runtime/host/itemDocuments';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** The shipment that a node before put on the item, null where there is none; a broken one is refused. */
export function shipmentOnItem(context: IExecuteFunctions, itemIndex: number): Shipment | null {
	const shipment = asObject(context.getInputData()[itemIndex]!.json.shipment);
	if (!shipment) return null;
	const broken = ['carrier', 'trackingNumber', 'trackingUrl'].filter((field) => !isTextOrNothing(shipment[field]));
	if (broken.length === 0) return withNulls(shipment as unknown as Shipment);
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'shipmentDocument',
		message: `The shipment on the item cannot be used: ${broken.map((field) => `shipment.${field} is not a text`).join('; ')}`,
		hint: 'Put Carrier Shipment before this node, or take "shipment" off the item to fulfill without tracking',
	});
}

/** The same for what tells a customer that a parcel comes: one whose label was called off does not. */
export function comingShipment(context: IExecuteFunctions, itemIndex: number): Shipment | null {
	const shipment = shipmentOnItem(context, itemIndex);
	if (shipment?.status !== 'cancelled') return shipment;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'shipmentState',
		message: 'The shipment on the item was cancelled: nothing of it is on its way. Nothing was written',
		hint: 'Put "Carrier Shipment: Create" before this node for a new label, or an If node that looks at shipment.status',
	});
}

function isTextOrNothing(value: unknown): boolean {
	return value === undefined || value === null || typeof value === 'string';
}

function withNulls(shipment: Shipment): Shipment {
	const { carrier, trackingNumber, trackingUrl } = shipment;
	return { ...shipment, carrier: carrier ?? null, trackingNumber: trackingNumber || null, trackingUrl: trackingUrl || null };
}
