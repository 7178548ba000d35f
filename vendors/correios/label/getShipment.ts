import type { Shipment } from '../../../domain/documents/shipment';
import type { ShipmentReference } from '../../../domain/ports/carrier';
import { callOff } from '../../../runtime/carrier/callOff';
import { labelMissing } from '../../../runtime/carrier/foundLabels';
import { refuseOtherRecipient } from '../../../runtime/carrier/refuseFound';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { track } from '../tracking/track';
import { findLabel, getLabel } from './findLabel';
import { statusOf, type PrePosting } from './prePosting';
import { toShipment } from './toShipment';
import { cancelPrePosting } from './write';

/** The label as it is now; once it was posted, with the scans of its parcel. */
export async function getShipment(api: Api, reference: ShipmentReference): Promise<Shipment> {
	const label = await labelOf(api, reference);
	const shipment = toShipment(label, undefined, true);
	if (statusOf(label) !== 'posted' || label.code === null) return shipment;
	const { status, events, estimatedDelivery } = await track(api, label.code);
	return { ...shipment, status: status === 'unknown' ? shipment.status : status, events, estimatedDelivery };
}

/** The label that is meant, of this order's recipient; there has to be one. */
export async function labelOf(api: Api, reference: ShipmentReference): Promise<PrePosting> {
	const label = 'id' in reference ? await getLabel(api, reference.id) : await findLabel(api, reference.key, reference.order);
	if (label === undefined) throw labelMissing(vendor, reference);
	if (!('id' in reference))
		refuseOtherRecipient(vendor, { documents: [label.to.document], postalCode: label.to.postalCode }, reference.order);
	return label;
}

/** Calls a label off that nobody has posted. It cost nothing so far. */
export async function cancelShipment(api: Api, reference: ShipmentReference): Promise<Shipment> {
	const label = await labelOf(api, reference);
	const found = statusOf(label) === 'cancelled';
	const done = found
		? label
		: await callOff(api.connection, label, {
				vendor,
				statusOf,
				read: async () => await labelOf(api, { id: label.id }),
				cancel: async () => await cancelPrePosting(api, label.id),
			});
	return { ...toShipment(done, undefined, found), trackingUrl: null };
}
