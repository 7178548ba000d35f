import type { Shipment } from '../../../domain/documents/shipment';

export interface TrackingInput {
	company?: string;
	number?: string;
	url?: string;
	/** Of several parcels in one fulfillment. */
	numbers?: string[];
	urls?: string[];
}

/**
 * The shipment's tracking as Shopify takes it, undefined if it has none yet. Shopify builds the link by itself for carriers
 * on its list, by the exact name (Shopify documentation); of the Brazilian ones only Correios is there.
 */
export function trackingOf(shipment: Shipment | null): TrackingInput | undefined {
	const number = shipment?.trackingNumber ?? undefined;
	const url = webAddress(shipment?.trackingUrl);
	if (!shipment || (number === undefined && url === undefined)) return undefined;
	const numbers = numbersOf(shipment);
	if (numbers.length > 1) return severalTracked(shipment, numbers);
	if (isCorreios(shipment) && number !== undefined) return { company: 'Correios', number };
	return {
		...(shipment.carrier === null ? {} : { company: shipment.carrier }),
		...(number === undefined ? {} : { number }),
		...(url === undefined ? {} : { url }),
	};
}

/** Each parcel's, where the order is in several. */
export function numbersOf({ parcels }: Shipment): string[] {
	return (parcels ?? []).flatMap(({ trackingNumber }) => trackingNumber ?? []);
}

function severalTracked(shipment: Shipment, numbers: string[]): TrackingInput {
	if (isCorreios(shipment)) return { company: 'Correios', numbers };
	const urls = (shipment.parcels ?? []).flatMap(({ trackingNumber, trackingUrl }) =>
		trackingNumber ? (webAddress(trackingUrl) ?? []) : [],
	);
	return {
		...(shipment.carrier === null ? {} : { company: shipment.carrier }),
		numbers,
		// One for each number, or none: Shopify pairs them by place.
		...(urls.length === numbers.length ? { urls } : {}),
	};
}

function isCorreios({ carrier }: Shipment): boolean {
	return carrier !== null && /^(empresa brasileira de )?correios\b/i.test(carrier.trim());
}

function webAddress(url: string | null | undefined): string | undefined {
	return url && /^https?:\/\/\S+$/.test(url) ? url : undefined;
}
