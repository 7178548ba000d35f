import type { Shipment } from '../../../domain/documents/shipment';

export interface TrackingInput {
	company?: string;
	number?: string;
	url?: string;
}

/**
 * The shipment's tracking as Shopify takes it, undefined if it has none yet. Shopify builds the link by itself for carriers
 * on its list, by the exact name (Shopify documentation); of the Brazilian ones only Correios is there.
 */
export function trackingOf(shipment: Shipment | null): TrackingInput | undefined {
	const number = shipment?.trackingNumber ?? undefined;
	const url = webAddress(shipment?.trackingUrl);
	if (!shipment || (number === undefined && url === undefined)) return undefined;
	if (isCorreios(shipment) && number !== undefined) return { company: 'Correios', number };
	return {
		...(shipment.carrier === null ? {} : { company: shipment.carrier }),
		...(number === undefined ? {} : { number }),
		...(url === undefined ? {} : { url }),
	};
}

function isCorreios({ carrier }: Shipment): boolean {
	return carrier !== null && /^(empresa brasileira de )?correios\b/i.test(carrier.trim());
}

function webAddress(url: string | null | undefined): string | undefined {
	return url && /^https?:\/\/\S+$/.test(url) ? url : undefined;
}
