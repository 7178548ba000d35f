import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { metaTexts } from './metaData';

type Side = 'billing' | 'shipping';

/**
 * The fields that "Brazilian Market on WooCommerce" and its like add to the checkout. The REST API shows them beside the address; in
 * meta data they stand as typed, under a key of the old checkout, of the block checkout, or of another plugin.
 */
export interface CheckoutFields {
	/** `number`, `neighborhood`, `cpf`, `cnpj`, `ie`, `cellphone`, `persontype`; null where nothing says it. */
	read(side: Side, name: string): string | null;
	/** Values of all keys of meta data that fit. */
	matching(fits: (key: string) => boolean): string[];
}

export function checkoutFields(order: Json): CheckoutFields {
	const meta = metaTexts(order);
	return {
		read(side, name) {
			const keys = [`_${side}_${name}`, `${side}_${name}`, `_wc_${side}/csbmw/${name}`, `_wc_other/csbmw/${name}`];
			const written = keys.map((key) => meta.get(key)).find((value) => value !== undefined);
			return asText(asRecord(order[side])[name]) ?? written ?? null;
		},
		matching: (fits) => [...meta].flatMap(([key, value]) => (fits(key) ? [value] : [])),
	};
}
