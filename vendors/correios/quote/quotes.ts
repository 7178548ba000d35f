import type { Parcel, ShippingQuote } from '../../../domain/documents/shipment';
import type { QuoteRequest } from '../../../domain/ports/carrier';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { declaredValue } from '../../../runtime/carrier/declaredGoods';
import { fromCents, toCents } from '../../../domain/values/money';
import { asNumber, asRecord } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Api, Query } from '../client/api';
import { vendor } from '../client/vendor';
import { senderPostalCode } from '../parties/sender';
import { automaticCover, declaredService, serviceName, usualServices } from './services';

/**
 * What the services ask for the parcel, cheapest first: two calls each, for price and time. Services that do not take it, or that the
 * contract does not have, are left out; where none takes it, their reasons are the error.
 */
export async function askForQuotes(api: Api, request: QuoteRequest): Promise<ShippingQuote[]> {
	const { order, parcel, serviceIds } = request;
	const ids = serviceIds.length > 0 ? serviceIds : usualServices(parcel, declaredValue(order));
	const outcomes = await Promise.all(ids.map(async (id) => await attempt(quoteOf(api, request, id))));
	const reasons = outcomes.flatMap((outcome, index) => (outcome.ok ? [] : `${serviceName(ids[index]!)}: ${reasonIn(outcome.error)}`));
	const quotes = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	if (quotes.length === 0) throw noServiceTakesIt(order.number, reasons);
	return quotes.sort((a, b) => a.price - b.price);
}

/** What is no refusal of this service is the failure of all. */
function reasonIn(error: unknown): string {
	const isRefusal = hasClass(error, 'validation', 'rejected', 'notFound', 'conflict');
	const isContract = error instanceof IntegrationError && error.failure.code === 'notAllowed';
	if (isRefusal || isContract) return (error as IntegrationError).failure.message;
	throw error;
}

async function quoteOf(api: Api, request: QuoteRequest, serviceId: string): Promise<ShippingQuote> {
	const route: Query = [
		['cepOrigem', senderPostalCode(api.connection)],
		['cepDestino', parsePostalCode(request.order.shippingAddress?.postalCode) ?? ''],
	];
	const path = `nacional/${encodeURIComponent(serviceId)}`;
	const size = await sizeOf(api, request, serviceId);
	const priced = await api.call({ method: 'GET', path: `/preco/v1/${path}`, safety: 'read', query: [...route, ...size] });
	const timed = await api.call({ method: 'GET', path: `/prazo/v1/${path}`, safety: 'read', query: route });
	const price = amountIn(asRecord(priced).pcFinal);
	if (price === null || price <= 0) throw unreadableAnswer(vendor, 'transient', 'the request for a price', ['pcFinal']);
	const deliveryDays = asNumber(asRecord(timed).prazoEntrega);
	return { vendor: vendor.id, serviceId, carrier: vendor.name, service: serviceName(serviceId), price, deliveryDays };
}

async function sizeOf(api: Api, { order, parcel }: QuoteRequest, serviceId: string): Promise<Query> {
	const { contract, office } = await api.login();
	const { heightCm, widthCm, lengthCm, weightGrams } = leastBox(parcel);
	const insured = insuredValue(declaredValue(order), serviceId);
	return [
		['psObjeto', weightGrams],
		['tpObjeto', 2],
		['comprimento', lengthCm],
		['largura', widthCm],
		['altura', heightCm],
		...(contract === null ? [] : [['nuContrato', contract] as const]),
		...(office === null ? [] : [['nuDR', office] as const]),
		...(insured === undefined
			? []
			: ([
					['servicosAdicionais', insured.code],
					['vlDeclarado', insured.value.toFixed(2)],
				] as const)),
	];
}

/** A box is priced as of 16 × 11 × 2 cm at least, in whole centimetres and grams. */
export function leastBox({ heightCm, widthCm, lengthCm, weightGrams }: Parcel): Parcel {
	const least = (value: number, smallest: number) => Math.max(Math.ceil(value), smallest);
	return {
		heightCm: least(heightCm, 2),
		widthCm: least(widthCm, 11),
		lengthCm: least(lengthCm, 16),
		weightGrams: least(weightGrams, 1),
	};
}

/** Nothing is declared where Correios covers it anyway. */
export function insuredValue(value: number, serviceId: string): { code: string; value: number } | undefined {
	const code = declaredService(serviceId);
	return code === undefined || value <= automaticCover ? undefined : { code, value };
}

/** `1.023,45`, in reais; null where it is no amount, or may be two (`1.023`). */
export function amountIn(value: unknown): number | null {
	const cents = toCents(value);
	return cents === undefined ? null : fromCents(cents);
}

function noServiceTakesIt(orderNumber: string, reasons: readonly string[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'noService',
		message: `Order ${orderNumber}: no service of Correios accepts this parcel. ${reasons.join('; ')}`,
		hint: 'Correct size or weight of the parcel or the address, or have more services added to the contract',
	});
}
