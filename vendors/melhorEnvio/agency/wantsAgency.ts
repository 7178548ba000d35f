import type { ShippingQuote } from '../../../domain/documents/shipment';

/**
 * Whether the carrier wants the posting agency to be named. This package names none, so such a quote is the last resort. Melhor Envio's
 * rules of the carriers: `agency` is mandatory for LATAM Cargo, Azul Cargo and Buslog.
 */
export function wantsAgency({ carrier }: Pick<ShippingQuote, 'carrier'>): boolean {
	return /^(latam|azul|buslog)\b/i.test(carrier);
}
