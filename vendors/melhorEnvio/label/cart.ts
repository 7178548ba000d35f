import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { ShipmentRequest } from '../../../domain/ports/carrier';
import { declaredValue } from '../../../runtime/carrier/declaredGoods';
import type { Connection } from '../../../runtime/client/connection';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { declaredProducts } from '../parties/goods';
import { readLabel, type Label } from './label';
import { isOrdersOwn, orderTag } from '../../../runtime/carrier/orderTag';
import { reminderOf } from './markTag';
import { recipientOf } from '../parties/recipient';
import { senderOf } from '../parties/sender';

/** Puts a label into the cart: wanted, not yet paid. */
export async function addToCart(connection: Connection, call: Call, request: ShipmentRequest, quote: ShippingQuote): Promise<Label> {
	const body = await cartBody(connection, call, request, quote);
	return readLabel(await call({ method: 'POST', path: '/cart', safety: 'once', body }));
}

/** One that is gone already is no failure. */
export async function removeFromCart(call: Call, id: string): Promise<void> {
	const outcome = await attempt(call({ method: 'DELETE', path: `/cart/${encodeURIComponent(id)}`, safety: 'keyed' }));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

function tagsOf({ key, order, mark }: ShipmentRequest): string[] {
	return [key, ...(isOrdersOwn(key, order) ? [] : [orderTag(order)]), ...(mark === undefined ? [] : [mark])];
}

/** Reais. Jadlog takes no parcel of less; one of several may hold nothing but a gift. */
function leastInsured({ carrier }: ShippingQuote): number {
	return /^jadlog\b/i.test(carrier) ? 1 : 0;
}

async function cartBody(connection: Connection, call: Call, request: ShipmentRequest, quote: ShippingQuote) {
	const { order, parcel, key, mark } = request;
	const accessKey = request.invoice?.accessKey ?? null;
	return {
		service: Number(quote.serviceId),
		from: await senderOf(connection, call, accessKey),
		to: recipientOf(order),
		products: declaredProducts(order),
		volumes: [{ height: parcel.heightCm, width: parcel.widthCm, length: parcel.lengthCm, weight: parcel.weightGrams / 1000 }],
		options: {
			insurance_value: Math.max(declaredValue(order), leastInsured(quote)),
			receipt: false,
			own_hand: false,
			reverse: false,
			// Without a nota fiscal the parcel travels with a declaration of content.
			...(accessKey === null ? { non_commercial: true } : { non_commercial: false, invoice: { key: accessKey } }),
			platform: 'Ponte',
			reminder: reminderOf(key, mark),
			tags: tagsOf(request).map((tag) => ({ tag, url: null })),
		},
	};
}
