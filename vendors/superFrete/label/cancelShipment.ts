import type { Shipment } from '../../../domain/documents/shipment';
import type { ShipmentReference } from '../../../domain/ports/carrier';
import { callOff } from '../../../runtime/carrier/callOff';
import { labelMissing, severalLabels } from '../../../runtime/carrier/foundLabels';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { cancelLabel } from './cart';
import { getLabel } from './findLabel';
import { boughtInstead, ownLabel } from './getShipment';
import { statusOf, type Label } from './label';
import { toShipment } from './toShipment';

/** Calls a label off; the price of a paid one comes back into the wallet. */
export async function cancelShipment(api: Api, reference: ShipmentReference, reason: string): Promise<Shipment> {
	const label = await ownLabel(api, reference);
	if (label === undefined) throw labelMissing(vendor, reference);
	if (statusOf(label) === 'cancelled') {
		// One that was bought since is not what an earlier request meant, nor is the order without a label.
		if ((await boughtInstead(api, reference)).length > 0) throw severalLabels(vendor);
		return cancelled(label, true);
	}
	const { id } = label;
	const read = async () => await getLabel(api, id);
	const done = await callOff(api.connection, label, { vendor, statusOf, read, cancel: async () => await cancelLabel(api, id, reason) });
	return cancelled(done, false);
}

function cancelled(label: Label, found: boolean): Shipment {
	return { ...toShipment(label, undefined, found), trackingUrl: null, labelUrl: null };
}
