import { addressProblems } from '../checks/buyerCheck';
import type { Order } from '../documents/order';
import { isBrazil } from '../values/postalAddress';
import { isBroughtHome } from './broughtHome';

/**
 * The order as an NFC-e tells it: a consumer has no state registration, and over the counter nobody needs an address, so one that is not
 * whole, or abroad, is left out.
 */
export function consumerSale(order: Order): Order {
	const customer = { ...order.customer, stateRegistration: null };
	if (isBroughtHome(order)) return { ...order, customer };
	const known = (address: Order['billingAddress']) => (isWhole(address) ? address : null);
	return { ...order, customer, billingAddress: known(order.billingAddress), shippingAddress: known(order.shippingAddress) };
}

function isWhole(address: Order['billingAddress']): boolean {
	return address !== null && isBrazil(address.country) && addressProblems(address, '').length === 0;
}
