import type { Offer } from './offers';

/**
 * The offer to buy. Carriers that want the posting agency named are left out unless there is no other: nobody has chosen an agency.
 */
export function chooseOffer(offers: readonly Offer[], choose: 'cheapest' | 'fastest'): Offer {
	const free = offers.filter(({ carrier }) => !wantsAgency(carrier));
	const candidates = [...(free.length > 0 ? free : offers)];
	const byPrice = (a: Offer, b: Offer) => a.price - b.price;
	const byTime = (a: Offer, b: Offer) => (a.deliveryDays ?? Infinity) - (b.deliveryDays ?? Infinity);
	const [best] = candidates.sort(choose === 'fastest' ? (a, b) => byTime(a, b) || byPrice(a, b) : byPrice);
	return best!;
}

/** Melhor Envio's rules of the carriers: `agency` is mandatory for LATAM Cargo, Azul Cargo and Buslog. */
function wantsAgency(carrier: string): boolean {
	return /^(latam|azul|buslog)\b/i.test(carrier);
}
