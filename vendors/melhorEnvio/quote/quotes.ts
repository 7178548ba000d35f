import { z } from 'zod';
import { money } from '../../../domain/values/money';
import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { QuoteRequest } from '../../../domain/ports/carrier';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Call } from '../client/api';
import { declaredValue } from '../../../runtime/carrier/declaredGoods';
import { decimal, id, read, text } from '../client/payload';
import { vendor } from '../client/vendor';

const quote = z.object({
	id,
	name: text,
	price: decimal,
	custom_price: decimal,
	delivery_time: decimal,
	custom_delivery_time: decimal,
	error: text,
	company: z.object({ name: text }).nullish().catch(null),
});

// One service alone may come without the array around it.
const quotes = z.union([z.array(quote), quote.transform((one) => [one])]);

/**
 * What the services ask for the parcel, cheapest first, with what the account adds to price and time (`custom_*`). Services that do
 * not take the parcel are left out; where none takes it, their reasons are the error.
 */
export async function askForQuotes(call: Call, request: QuoteRequest, fromPostalCode: string): Promise<ShippingQuote[]> {
	const body = await call({ method: 'POST', path: '/shipment/calculate', safety: 'read', body: calculation(request, fromPostalCode) });
	const rows = read(quotes, body, 'the request for a quote');
	const taken = rows.flatMap((row) => toQuote(row) ?? []);
	if (taken.length === 0) throw noCarrierTakesIt(request.order.number, rows);
	return taken.sort((a, b) => a.price - b.price);
}

/** The parcel as one product, so that it is quoted in the very size in which it is bought. */
export function calculation({ order, parcel, serviceIds }: QuoteRequest, fromPostalCode: string) {
	return {
		from: { postal_code: fromPostalCode },
		to: { postal_code: parsePostalCode(order.shippingAddress?.postalCode) ?? '' },
		products: [
			{
				id: order.number,
				height: parcel.heightCm,
				width: parcel.widthCm,
				length: parcel.lengthCm,
				weight: parcel.weightGrams / 1000,
				insurance_value: declaredValue(order),
				quantity: 1,
			},
		],
		options: { receipt: false, own_hand: false },
		...(serviceIds.length > 0 ? { services: serviceIds.join(',') } : {}),
	};
}

function toQuote(row: z.output<typeof quote>): ShippingQuote | undefined {
	const price = row.custom_price ?? row.price;
	if (row.error !== null || price === null) return undefined;
	return {
		vendor: vendor.id,
		serviceId: row.id,
		carrier: row.company?.name ?? '',
		service: row.name ?? row.id,
		price: money(price),
		deliveryDays: row.custom_delivery_time ?? row.delivery_time,
	};
}

function noCarrierTakesIt(orderNumber: string, rows: z.output<typeof quotes>): IntegrationError {
	const reasons = rows.map((row) => `${[row.company?.name, row.name].filter(Boolean).join(' ')}: ${row.error ?? 'no price'}`);
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'noService',
		message: `Order ${orderNumber}: no carrier accepts this parcel. ${reasons.join('; ')}`,
		hint: 'Correct size or weight of the parcel or the address, or enable more carriers in Melhor Envio',
	});
}
