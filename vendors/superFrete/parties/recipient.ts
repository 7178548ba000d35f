import { cutText } from '../../../domain/values/cutText';
import type { Order } from '../../../domain/documents/order';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import type { Problem } from '../../../domain/values/problem';
import { fittingLines, lineProblems } from '../../../runtime/carrier/addressLines';
import { phoneProblems, recipientDocument, recipientName, recipientPhone } from '../../../runtime/carrier/recipient';
import { phoneWanted } from '../quote/services';

/** SuperFrete documentation, cart: the longest that a label takes. */
const longest = { street: 50, number: 10, complement: 20 };

/** What this order lacks for a label, with the services that may be bought. */
export function recipientProblems(order: Order, serviceIds: readonly string[]): Problem[] {
	const wantsPhone = serviceIds.length > 0 && serviceIds.every((id) => id === phoneWanted);
	const name = recipientName(order);
	return [
		...(name !== '' && !/\s/.test(name)
			? [{ field: 'order.shippingAddress.recipient', message: 'is one word: SuperFrete wants first and last name' }]
			: []),
		...lineProblems(order, longest),
		...(wantsPhone && !hasPhone(order) ? phoneProblemsOf(order) : []),
	];
}

export function hasPhone(order: Order): boolean {
	return recipientPhone(order)?.length === 11;
}

function phoneProblemsOf(order: Order): Problem[] {
	const problems = phoneProblems(order);
	return problems.length > 0 ? problems : [{ field: 'order.customer.phone', message: 'has not the 11 digits that J&T asks for' }];
}

/** The `to` of a label. */
export function recipientOf(order: Order) {
	const { customer, shippingAddress: address } = order;
	const lines = fittingLines(order, longest);
	return {
		name: cutText(recipientName(order), 50),
		address: lines?.street,
		number: lines?.number,
		...(lines?.complement ? { complement: lines.complement } : {}),
		district: cutText(address?.district ?? '', 50) || 'NA',
		city: cutText(address?.city ?? '', 50),
		state_abbr: address?.state?.toUpperCase(),
		postal_code: parsePostalCode(address?.postalCode),
		email: customer.email,
		...(hasPhone(order) ? { phone: recipientPhone(order) } : {}),
		document: recipientDocument(order),
	};
}
