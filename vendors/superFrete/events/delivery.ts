import type { Delivery, RegistrationRequest, SourceEvent, Verification } from '../../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../../domain/ports/shipmentSource';
import { isSignedLabelEvent, isUnsigned, labelIdOf } from '../../../runtime/carrier/labelDelivery';
import { deliveredNews } from '../../../runtime/carrier/parcelNews';
import { noteAcceptance, noteRefusal } from '../../../runtime/webhooks/refusals';
import { accepted, refused } from '../../../runtime/webhooks/verification';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { getLabel } from '../label/findLabel';
import { isPaid, statusOf } from '../label/label';
import { followedLabel, kindOf, rowOf } from './listedShipments';
import { secretsOf, webhookName } from './secrets';

/** Closed while no secret is known. */
export function verify(api: Api, delivery: Delivery, { url }: RegistrationRequest): Verification {
	const secrets = secretsOf(api, url);
	if (secrets.length === 0) return refused('The secret of the webhook is not known now');
	if (isUnsigned(delivery)) return refused('The X-ME-Signature header is missing');
	const name = webhookName(api, url);
	if (!isSignedLabelEvent(delivery, secrets)) {
		noteRefusal(name);
		return refused("The signature is not the webhook's");
	}
	noteAcceptance(name);
	return accepted;
}

/** How the label stands now, as the next look would find it: a delivery may be late or out of order. */
export async function readDelivery(
	api: Api,
	delivery: Delivery,
	{ topics }: RegistrationRequest,
): Promise<SourceEvent<ShipmentDocuments>[]> {
	const label = await getLabel(api, labelIdOf(vendor, delivery));
	const status = statusOf(label);
	const kind = kindOf(label);
	if (!topics.includes(`${kind}.${status}`) || (status === 'cancelled' && !isPaid(label))) return [];
	const row = await rowOf(api, label);
	return await deliveredNews(vendor, followedLabel(label, row), delivery, [`${kind}.${status}`], kind);
}
