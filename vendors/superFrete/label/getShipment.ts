import type { Shipment } from '../../../domain/documents/shipment';
import type { ShipmentReference } from '../../../domain/ports/carrier';
import { labelMissing, severalLabels } from '../../../runtime/carrier/foundLabels';
import { isOrdersOwn, orderTag } from '../../../runtime/carrier/orderTag';
import { refuseOtherRecipient } from '../../../runtime/carrier/refuseFound';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { findLabel, getLabel, isGood, labelsOf } from './findLabel';
import { statusOf, type Label } from './label';
import { toShipment } from './toShipment';

export async function getShipment(api: Api, reference: ShipmentReference): Promise<Shipment> {
	return toShipment(await labelOf(api, reference), undefined, true);
}

/** Where the one under the order's key is good for nothing, the one that was bought instead. */
export async function labelOf(api: Api, reference: ShipmentReference): Promise<Label> {
	const own = await ownLabel(api, reference);
	const [further, ...others] = own && statusOf(own) !== 'cancelled' ? [] : await boughtInstead(api, reference);
	if (others.length > 0) throw severalLabels(vendor);
	const label = further ?? own;
	if (label === undefined) throw labelMissing(vendor, reference);
	return label;
}

/** The label that is meant, of this order's recipient; undefined where the order has none. */
export async function ownLabel(api: Api, reference: ShipmentReference): Promise<Label | undefined> {
	if ('id' in reference) return await getLabel(api, reference.id);
	const { key, order } = reference;
	const label = await findLabel(api, key, order);
	if (label) refuseOtherRecipient(vendor, { documents: [label.to.document], postalCode: label.to.postalCode }, order);
	return label;
}

/** Good labels of an order under keys of the user's, where the order's own key is meant. */
export async function boughtInstead(api: Api, reference: ShipmentReference): Promise<Label[]> {
	if ('id' in reference || !isOrdersOwn(reference.key, reference.order)) return [];
	return (await labelsOf(api, orderTag(reference.order), reference.order)).filter(isGood);
}
