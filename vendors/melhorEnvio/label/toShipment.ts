import { money } from '../../../domain/values/money';
import type { Shipment, ShippingQuote } from '../../../domain/documents/shipment';
import type { BoughtShipment } from '../../../domain/ports/carrier';
import { addWorkingDays } from '../../../runtime/carrier/workingDays';
import type { Label } from './label';
import { markTag } from './markTag';
import { statusOf } from './labelStatus';
import { vendor } from '../client/vendor';

/** With what the label says of the order's other parcels. */
export function toBought(...[label, ...more]: Parameters<typeof toShipment>): BoughtShipment {
	const mark = markTag(label);
	return { ...toShipment(label, ...more), ...(mark === undefined ? {} : { mark }) };
}

/** `quote` names carrier and service where the label does not. */
export function toShipment(label: Label, quote: ShippingQuote | undefined, labelUrl: string | null, found: boolean): Shipment {
	return {
		vendor: vendor.id,
		id: label.id,
		carrier: label.service?.company ?? quote?.carrier ?? null,
		service: label.service?.name ?? quote?.service ?? null,
		status: statusOf(label),
		price: label.price === null ? null : money(label.price),
		trackingNumber: trackingNumber(label),
		trackingUrl: label.tracking_url ?? trackingUrl(label),
		labelUrl,
		estimatedDelivery: estimate(label),
		events: [],
		found,
	};
}

/** The carrier's code; some carriers give it at the counter only, until then Melhor Envio's own can be followed too. */
function trackingNumber({ tracking, self_tracking }: Label): string | null {
	return tracking ?? self_tracking;
}

/** Melhor Envio documentation, webhooks: the page on which the customer follows the parcel. */
function trackingUrl(label: Label): string | null {
	const code = trackingNumber(label);
	return code === null ? null : `https://www.melhorrastreio.com.br/rastreio/${encodeURIComponent(code)}`;
}

/** The carrier's longest time in working days, counted from the day of payment; holidays are not known here. */
function estimate({ delivery_max, paid_at, created_at }: Label): string | null {
	const day = /^\d{4}-\d{2}-\d{2}/.exec(paid_at ?? created_at ?? '')?.[0];
	if (day === undefined || delivery_max === null) return null;
	return addWorkingDays(day, delivery_max);
}
