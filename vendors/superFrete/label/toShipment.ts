import type { Shipment, ShippingQuote } from '../../../domain/documents/shipment';
import { money } from '../../../domain/values/money';
import { addWorkingDays } from '../../../runtime/carrier/workingDays';
import { brazilDate } from '../../../domain/values/brazilTime';
import { vendor } from '../client/vendor';
import { serviceOf } from '../quote/services';
import { statusOf, type Label } from './label';

/** `quote` names carrier and service where the label does not. */
export function toShipment(label: Label, quote: ShippingQuote | undefined, found: boolean): Shipment {
	const known = serviceOf(label.serviceId);
	return {
		vendor: vendor.id,
		id: label.id,
		carrier: quote?.carrier ?? known?.carrier ?? null,
		service: quote?.service ?? known?.service ?? null,
		status: statusOf(label),
		price: label.price === null ? null : money(label.price),
		trackingNumber: label.tracking,
		trackingUrl: trackingUrl(label),
		labelUrl: ['label_ready', 'posted'].includes(statusOf(label)) ? label.printUrl : null,
		estimatedDelivery: estimate(label),
		events: [],
		found,
	};
}

/** The page on which the customer follows the parcel (SuperFrete documentation, webhooks: `tracking_url`). */
function trackingUrl({ tracking }: Label): string | null {
	return tracking === null ? null : `https://rastreio.superfrete.com/#/tracking/${encodeURIComponent(tracking)}`;
}

/** The carrier's longest time in working days, counted from the day on which the label was made; holidays are not known here. */
function estimate({ deliveryDays, generatedAt, paidAt, createdAt }: Label): string | null {
	const from = generatedAt ?? paidAt ?? createdAt;
	return from === null || deliveryDays === null ? null : addWorkingDays(brazilDate(Date.parse(from)), deliveryDays);
}
