import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { QuoteRequest } from '../../../domain/ports/carrier';
import { money } from '../../../domain/values/money';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { declaredValue } from '../../../runtime/carrier/declaredGoods';
import { asNumber, asRecord, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { serviceIds, serviceOf } from './services';

/**
 * What the services ask for the parcel, cheapest first. Services that do not take it are left out; where none takes it, their reasons are
 * the error.
 */
export async function askForQuotes(
	{ call }: Api,
	request: QuoteRequest,
	shopPostalCode: string,
	isReturn = false,
): Promise<ShippingQuote[]> {
	const body = await call({ method: 'POST', path: '/calculator', safety: 'read', body: calculation(request, shopPostalCode, isReturn) });
	// One service alone may come without the array around it.
	if (!Array.isArray(body) && !isRecord(body)) throw unreadableAnswer(vendor, 'transient', 'the request for a quote');
	const rows = asRecords(Array.isArray(body) ? body : [body]);
	const taken = rows.flatMap((row) => toQuote(row) ?? []);
	if (taken.length === 0) throw noCarrierTakesIt(request.order.number, rows);
	return taken.sort((a, b) => a.price - b.price);
}

function calculation({ order, parcel, serviceIds: wanted }: QuoteRequest, shopPostalCode: string, isReturn: boolean) {
	const insured = insuredValue(declaredValue(order));
	const customers = parsePostalCode(order.shippingAddress?.postalCode) ?? '';
	return {
		from: { postal_code: isReturn ? customers : shopPostalCode },
		to: { postal_code: isReturn ? shopPostalCode : customers },
		services: (wanted.length > 0 ? wanted : serviceIds).join(','),
		options: { own_hand: false, receipt: false, insurance_value: insured ?? 0, use_insurance_value: insured !== null },
		package: { height: parcel.heightCm, width: parcel.widthCm, length: parcel.lengthCm, weight: parcel.weightGrams / 1000 },
	};
}

/** What carriers cover by themselves, and the least that can be declared (`services/info`: `insurance_value.min`). Reais. */
const leastInsurance = 25.63;

/** Null where the goods are worth no more than what is covered anyway. */
export function insuredValue(value: number): number | null {
	return value >= leastInsurance ? value : null;
}

function toQuote(row: Json): ShippingQuote | undefined {
	const serviceId = asText(row.id);
	const price = asNumber(row.price);
	if (serviceId === null || price === null || price <= 0 || refusalIn(row) !== null) return undefined;
	const known = serviceOf(serviceId);
	return {
		vendor: vendor.id,
		serviceId,
		carrier: asText(asRecord(row.company).name) ?? known?.carrier ?? '',
		service: asText(row.name) ?? known?.service ?? serviceId,
		price: money(price),
		deliveryDays: asNumber(row.delivery_time),
	};
}

function refusalIn({ error, has_error }: Json): string | null {
	return asText(error) ?? asText(asRecord(error).message) ?? (has_error === true ? 'no reason given' : null);
}

function noCarrierTakesIt(orderNumber: string, rows: readonly Json[]): IntegrationError {
	const reasons = rows.map(
		(row) => `${asText(row.name) ?? serviceOf(asText(row.id))?.service ?? 'Service'}: ${refusalIn(row) ?? 'no price'}`,
	);
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'noService',
		message: `Order ${orderNumber}: no carrier accepts this parcel. ${reasons.join('; ')}`,
		hint: 'Correct size or weight of the parcel or the address, or choose another service',
	});
}
