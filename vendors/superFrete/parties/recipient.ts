import type { Order } from '../../../domain/documents/order';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import type { Problem } from '../../../domain/values/problem';
import { phoneProblems, recipientDocument, recipientName, recipientPhone } from '../../../runtime/carrier/recipient';
import { phoneWanted } from '../quote/services';

/** SuperFrete documentation, cart: the longest that a label takes. */
const longest = { address: 50, complement: 20, number: 10 };

/** What this order lacks for a label, with the services that may be bought. */
export function recipientProblems(order: Order, serviceIds: readonly string[]): Problem[] {
	const wantsPhone = serviceIds.length > 0 && serviceIds.every((id) => id === phoneWanted);
	const name = recipientName(order).trim();
	return [
		...(name !== '' && !/\s/.test(name)
			? [{ field: 'order.shippingAddress.recipient', message: 'is one word: SuperFrete wants first and last name' }]
			: []),
		...(fittingLines(order) ? [] : [{ field: 'order.shippingAddress', message: tooLong }]),
		...(wantsPhone && !hasPhone(order) ? phoneProblemsOf(order) : []),
	];
}

const tooLong = `is too long for a label: street ${longest.address}, complement ${longest.complement}, number ${longest.number} characters at the most; shorten it in the shop`;

export function hasPhone(order: Order): boolean {
	return recipientPhone(order)?.length === 11;
}

function phoneProblemsOf(order: Order): Problem[] {
	const problems = phoneProblems(order);
	return problems.length > 0 ? problems : [{ field: 'order.customer.phone', message: 'has not the 11 digits that J&T asks for' }];
}

/** A long complement goes into the line of the street, where that has room: nothing of an address is cut off. */
function fittingLines({ shippingAddress }: Order): { address: string; complement?: string } | undefined {
	const street = shippingAddress?.street ?? '';
	const complement = shippingAddress?.complement ?? '';
	if (street.length > longest.address || (shippingAddress?.number ?? '').length > longest.number) return undefined;
	if (complement.length <= longest.complement) return complement === '' ? { address: street } : { address: street, complement };
	const line = `${street}, ${complement}`;
	return line.length <= longest.address ? { address: line } : undefined;
}

/** The `to` of a label. */
export function recipientOf(order: Order) {
	const { customer, shippingAddress: address } = order;
	return {
		name: recipientName(order).slice(0, 50),
		...fittingLines(order),
		number: address?.number ?? '',
		district: address?.district?.slice(0, 50) || 'NA',
		city: address?.city?.slice(0, 50),
		state_abbr: address?.state?.toUpperCase(),
		postal_code: parsePostalCode(address?.postalCode),
		email: customer.email,
		...(hasPhone(order) ? { phone: recipientPhone(order) } : {}),
		document: recipientDocument(order),
	};
}
