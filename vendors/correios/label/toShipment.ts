import type { Shipment, ShippingQuote } from '../../../domain/documents/shipment';
import { brazilDate } from '../../../domain/values/brazilTime';
import { money } from '../../../domain/values/money';
import { addWorkingDays } from '../../../runtime/carrier/workingDays';
import { vendor } from '../client/vendor';
import { serviceName } from '../quote/services';
import { trackingUrl } from '../tracking/track';
import { statusOf, type PrePosting } from './prePosting';

/** Correios has no address of the printed label: Print Label brings the file. */
export function toShipment(label: PrePosting, quote: ShippingQuote | undefined, found: boolean): Shipment {
	const { id, code, serviceId, price, createdAt } = label;
	const days = quote?.deliveryDays ?? null;
	return {
		vendor: vendor.id,
		id,
		carrier: vendor.name,
		service: quote?.service ?? (serviceId === null ? null : serviceName(serviceId)),
		status: statusOf(label),
		price: quote?.price ?? (price === null ? null : money(price)),
		trackingNumber: code,
		trackingUrl: code === null ? null : trackingUrl(code),
		labelUrl: null,
		estimatedDelivery: createdAt === null || days === null ? null : addWorkingDays(brazilDate(Date.parse(createdAt)), days),
		events: [],
		found,
	};
}
