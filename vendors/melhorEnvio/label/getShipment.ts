import type { BoughtShipment, ShipmentReference } from '../../../domain/ports/carrier';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { findFurther, findLabel, getLabel } from './findLabel';
import { readLabel, type Label } from './label';
import { isGenerated, statusOf } from './labelStatus';
import { labelMissing, severalLabels } from '../../../runtime/carrier/foundLabels';
import { isOrdersOwn } from '../../../runtime/carrier/orderTag';
import { labelUrl } from './print';
import { refuseOtherRecipient } from './refuseFound';
import { toBought } from './toShipment';

/** The label as it is now, with the address of its print where there is something to print. */
export async function getShipment(call: Call, reference: ShipmentReference): Promise<BoughtShipment> {
	const label = await labelOf(call, reference);
	return toBought(label, undefined, isGenerated(label) ? await labelUrl(call, label.id) : null, true);
}

/** Where the one under the order's key is good for nothing, the one that was bought instead. */
export async function labelOf(call: Call, reference: ShipmentReference): Promise<Label> {
	const outcome = await attempt(requireLabel(call, reference));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
	const isGood = outcome.ok && statusOf(outcome.value) !== 'cancelled';
	const [further, ...others] = isGood ? [] : await boughtInstead(call, reference);
	if (others.length > 0) throw severalLabels(vendor);
	if (further) return further;
	if (!outcome.ok) throw outcome.error;
	return outcome.value;
}

/** Good labels of an order under keys of the user's, where the order's own key is meant. */
export async function boughtInstead(call: Call, reference: ShipmentReference): Promise<Label[]> {
	if ('id' in reference || !isOrdersOwn(reference.key, reference.order)) return [];
	return await findFurther(call, reference.order);
}

/** The label that is meant, of this order's recipient; there has to be one. */
export async function requireLabel(call: Call, reference: ShipmentReference): Promise<Label> {
	if ('id' in reference) return readLabel(await getLabel(call, reference.id));
	const { key, order } = reference;
	const label = await findLabel(call, key, order);
	if (label === undefined) throw labelMissing(vendor, reference);
	refuseOtherRecipient(label, order);
	return label;
}
