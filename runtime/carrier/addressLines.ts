import type { Order } from '../../domain/documents/order';
import type { Problem } from '../../domain/values/problem';

/** How many characters a label takes. */
export interface LongestLines {
	street: number;
	number: number;
	complement: number;
}

export interface AddressLines {
	street: string;
	number: string;
	/** Empty where there is none. */
	complement: string;
}

/** A long complement goes into the line of the street, where that has room: nothing of an address is cut off. Undefined: it does not fit. */
export function fittingLines({ shippingAddress: address }: Order, longest: LongestLines): AddressLines | undefined {
	const [street, number, complement] = [address?.street ?? '', address?.number ?? '', address?.complement ?? ''];
	const line = complement.length > longest.complement ? `${street}, ${complement}` : street;
	if (line.length > longest.street || number.length > longest.number) return undefined;
	return { street: line, number, complement: line === street ? complement : '' };
}

export function lineProblems(order: Order, longest: LongestLines): Problem[] {
	if (fittingLines(order, longest) !== undefined) return [];
	const { street, number, complement } = longest;
	const most = `street ${street}, number ${number}, complement ${complement} characters at the most`;
	return [{ field: 'order.shippingAddress', message: `is too long for a label (${most}): shorten it in the shop` }];
}
