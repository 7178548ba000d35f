import type { Delivery, RegistrationRequest, SourceEvent, Verification } from '../../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../../domain/ports/shipmentSource';
import { isSignedLabelEvent, isUnsigned, labelIdOf } from '../../../runtime/carrier/labelDelivery';
import { deliveredNews } from '../../../runtime/carrier/parcelNews';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { getLabel } from '../label/findLabel';
import { followedLabel } from './listedShipments';
import { readTracked } from './trackedLabel';

/** Only what was signed with the secret of the credential's app; closed while the credential has none. */
export function verify(connection: Connection, delivery: Delivery): Verification {
	const secret = textSetting(connection, 'webhookSecret');
	if (secret === '') return refusedWithoutSecret('"App Secret"');
	if (isUnsigned(delivery)) return refused('The X-ME-Signature header is missing');
	return isSignedLabelEvent(delivery, [secret]) ? accepted : refused("The signature is not the app's");
}

/** The label is read anew: a delivery may be late, out of order, and its state lags behind (a made label says `released`). */
export async function readDelivery(
	call: Call,
	delivery: Delivery,
	{ topics }: RegistrationRequest,
): Promise<SourceEvent<ShipmentDocuments>[]> {
	const tracked = readTracked(await getLabel(call, labelIdOf(vendor, delivery)));
	if (!tracked) throw unreadableAnswer(vendor, 'transient', 'the request for the label that it delivered');
	// Goods that come back go to the shop.
	return tracked.isReverse ? [] : await deliveredNews(vendor, followedLabel(tracked), delivery, topics);
}
