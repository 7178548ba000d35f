import { cutText } from '../../../domain/values/cutText';
import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { ShipmentRequest } from '../../../domain/ports/carrier';
import { declaredUnitValue, declaredValue, goodsOf } from '../../../runtime/carrier/declaredGoods';
import { isOrdersOwn, orderTag, returnTag } from '../../../runtime/carrier/orderTag';
import { asRecord } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { Api } from '../client/api';
import { recipientOf } from '../parties/recipient';
import { senderOf, shopAsRecipient } from '../parties/sender';
import { insuredValue } from '../quote/quotes';
import { getLabel } from './findLabel';
import { readLabel, statusOf, type Label } from './label';

/** A label to the customer, or by which goods come back. */
export interface LabelRequest extends ShipmentRequest {
	isReturn?: true;
}

/** Puts a label into the cart: wanted, not yet paid. */
export async function addToCart(api: Api, request: LabelRequest, quote: ShippingQuote): Promise<Label> {
	const body = await cartBody(api, request, quote);
	const answer = await api.call({ method: 'POST', path: '/cart', safety: 'once', body });
	return readLabel({ service_id: quote.serviceId, status: 'pending', ...asRecord(answer) });
}

/**
 * There is no other way out of the cart than to cancel, which SuperFrete does to a paid label, too. A double is paid by nobody, because all
 * choose the oldest; it is looked at once more all the same.
 */
export async function takeOutOfCart(api: Api, id: string): Promise<void> {
	if (!(await waits(api, id))) return;
	const outcome = await attempt(cancelLabel(api, id, 'Etiqueta em duplicidade'));
	// What an answer that was lost had done already is refused.
	if (!outcome.ok && (!hasClass(outcome.error, 'conflict', 'validation', 'rejected') || (await waits(api, id)))) throw outcome.error;
}

async function waits(api: Api, id: string): Promise<boolean> {
	const outcome = await attempt(getLabel(api, id));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
	return outcome.ok && statusOf(outcome.value) === 'created';
}

/** Whether SuperFrete says that it was done; cancelling what is cancelled is harmless, so the request may be repeated. */
export async function cancelLabel({ call }: Api, id: string, description: string): Promise<boolean> {
	const answer = await call({ method: 'POST', path: '/order/cancel', safety: 'keyed', body: { order: { id, description } } });
	return asRecord(asRecord(answer)[id]).canceled === true;
}

async function cartBody(api: Api, request: LabelRequest, quote: ShippingQuote) {
	const { order, parcel, isReturn = false } = request;
	const accessKey = request.invoice?.accessKey ?? null;
	return {
		service: Number(quote.serviceId),
		from: isReturn ? recipientOf(order) : await senderOf(api),
		to: isReturn ? await shopAsRecipient(api) : recipientOf(order),
		// Numbers as texts, as in SuperFrete's own plugin.
		products: goodsOf(order).map((item) => ({
			name: cutText(item.name, 255),
			quantity: String(item.quantity),
			unitary_value: declaredUnitValue(item).toFixed(2),
		})),
		volumes: { height: parcel.heightCm, width: parcel.widthCm, length: parcel.lengthCm, weight: parcel.weightGrams / 1000 },
		options: {
			insurance_value: insuredValue(declaredValue(order)),
			receipt: false,
			own_hand: false,
			// Without a nota fiscal the parcel travels with a declaration of content, which SuperFrete files as DC-e.
			...(accessKey === null ? { non_commercial: true } : { invoice: { number: accessKey, key: accessKey } }),
			tags: tagsOf(request).map((tag) => ({ tag, url: null })),
		},
		platform: 'Ponte',
	};
}

function tagsOf({ key, order, isReturn }: LabelRequest): string[] {
	if (isReturn) return [key, returnTag(order)];
	return isOrdersOwn(key, order) ? [key] : [key, orderTag(order)];
}
