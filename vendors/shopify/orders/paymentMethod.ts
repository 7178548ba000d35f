import { methodOfName, type Method } from '../../../domain/sale/methodOfName';

/** Shopify's own gateway takes cards. */
const own: readonly (readonly [RegExp, Method])[] = [[/shopifypayments/g, 'credit_card']];

export function paymentMethod(gateway: string): Method {
	return methodOfName(gateway, own);
}
