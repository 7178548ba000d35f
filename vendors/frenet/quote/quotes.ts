import type { ShippingQuote } from '../../../domain/documents/shipment';
import type { QuoteRequest } from '../../../domain/ports/carrier';
import { fromCents, toCents } from '../../../domain/values/money';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { declaredValue } from '../../../runtime/carrier/declaredGoods';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';

/**
 * What the carriers of the account ask for the parcel, cheapest first. Those that do not take it are left out; where none takes it, their
 * reasons are the error.
 */
export async function askForQuotes(connection: Connection, call: Call, request: QuoteRequest): Promise<ShippingQuote[]> {
	const answer = asRecord(await call({ method: 'POST', path: '/shipping/quote', body: bodyOf(connection, request) }));
	// So it is written.
	const list = answer.ShippingSevicesArray ?? answer.ShippingServicesArray;
	const message = asText(answer.Message);
	// A request that Frenet does not take is answered with its words and no rows.
	if (!Array.isArray(list) && message !== null) throw noCarrierTakesIt(request.order.number, [], message);
	if (!Array.isArray(list)) throw unreadableAnswer(vendor, 'transient', 'the request for a quote', ['ShippingSevicesArray']);
	const { serviceIds } = request;
	const rows = asRecords(list).filter(({ ServiceCode }) => serviceIds.length === 0 || serviceIds.includes(asText(ServiceCode) ?? ''));
	const quotes = rows.flatMap((row) => toQuote(row) ?? []);
	if (quotes.length === 0) throw noCarrierTakesIt(request.order.number, rows, message);
	return quotes.sort((a, b) => a.price - b.price);
}

function bodyOf(connection: Connection, { order, parcel }: QuoteRequest) {
	const { heightCm, widthCm, lengthCm, weightGrams } = parcel;
	const size = { Height: heightCm, Length: lengthCm, Width: widthCm, Weight: weightGrams / 1000 };
	return {
		SellerCEP: parsePostalCode(textSetting(connection, 'senderPostalCode')) ?? textSetting(connection, 'senderPostalCode'),
		RecipientCEP: parsePostalCode(order.shippingAddress?.postalCode) ?? '',
		ShipmentInvoiceValue: declaredValue(order),
		RecipientCountry: 'BR',
		ShippingItemArray: [{ ...size, Quantity: 1, SKU: order.number, Category: '' }],
	};
}

/** A text in `Msg` is a refusal only beside `Error`: good rows have notices, too. */
function toQuote(row: Json): ShippingQuote | undefined {
	const cents = toCents(row.ShippingPrice);
	const serviceId = asText(row.ServiceCode);
	if (row.Error === true || cents === undefined || cents < 0 || serviceId === null) return undefined;
	return {
		vendor: vendor.id,
		serviceId,
		carrier: asText(row.Carrier) ?? '',
		service: asText(row.ServiceDescription) ?? serviceId,
		price: fromCents(cents),
		deliveryDays: asNumber(row.DeliveryTime),
	};
}

function noCarrierTakesIt(orderNumber: string, rows: readonly Json[], message: string | null): IntegrationError {
	const reasons = rows.map((row) => `${asText(row.ServiceDescription) ?? 'Service'}: ${asText(row.Msg) ?? 'no price'}`);
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'noService',
		message: `Order ${orderNumber}: no carrier accepts this parcel. ${[...reasons, ...(message === null ? [] : [message])].join('; ')}`,
		hint: 'Correct size or weight of the parcel or the address, or add carriers in the panel of Frenet',
	});
}
