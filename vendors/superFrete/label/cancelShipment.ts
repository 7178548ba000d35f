import type { Shipment } from '../../../domain/documents/shipment';
import type { ShipmentReference } from '../../../domain/ports/carrier';
import { cancellationPending, labelMissing, notCancellable, severalLabels } from '../../../runtime/carrier/foundLabels';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { cancelLabel } from './cart';
import { getLabel } from './findLabel';
import { boughtInstead, ownLabel } from './getShipment';
import { statusOf, type Label } from './label';
import { toShipment } from './toShipment';

/** Pauses between looks at a label that was just given back. */
const pausesMs = [0, 1_000, 3_000, 6_000];

/** Calls a label off; the price of a paid one comes back into the wallet. */
export async function cancelShipment(api: Api, reference: ShipmentReference, reason: string): Promise<Shipment> {
	const label = await ownLabel(api, reference);
	if (label === undefined) throw labelMissing(vendor, reference);
	if (statusOf(label) === 'cancelled') {
		// One that was bought since is not what an earlier request meant, nor is the order without a label.
		if ((await boughtInstead(api, reference)).length > 0) throw severalLabels(vendor);
		return cancelled(label, true);
	}
	if (!['created', 'paid', 'label_ready'].includes(statusOf(label))) throw notCancellable(vendor);
	await giveBack(api, label, reason);
	for (const pause of pausesMs) {
		if (pause > 0) await api.connection.clock.sleep(pause);
		const now = await getLabel(api, label.id);
		if (statusOf(now) === 'cancelled') return cancelled(now, false);
	}
	throw cancellationPending(vendor);
}

/** A "no" may mean that another worker was faster, or that the parcel was posted meanwhile. */
async function giveBack(api: Api, { id }: Label, reason: string): Promise<void> {
	const outcome = await attempt(cancelLabel(api, id, reason));
	if (outcome.ok && outcome.value) return;
	if (!outcome.ok && !hasClass(outcome.error, 'validation', 'rejected', 'conflict')) throw outcome.error;
	if (statusOf(await getLabel(api, id)) !== 'cancelled') throw notCancellable(vendor);
}

function cancelled(label: Label, found: boolean): Shipment {
	return { ...toShipment(label, undefined, found), trackingUrl: null, labelUrl: null };
}
