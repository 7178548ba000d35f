import { icmsStanding } from '../documents/customer';
import { isText } from '../values/isText';
import type { Order } from '../documents/order';
import { isState, parsePostalCode, type PostalAddress } from '../values/postalAddress';
import type { Problem } from '../values/problem';
import { parseTaxId } from '../values/taxId';

/** What an invoice has to say of its recipient; lengths are those of the NF-e (2 to 60 characters). */
export function buyerProblems(order: Order): Problem[] {
	const { billingAddress, shippingAddress } = order;
	const field = billingAddress ? 'order.billingAddress' : 'order.shippingAddress';
	return [...customerProblems(order), ...addressProblems(billingAddress ?? shippingAddress, field)];
}

function customerProblems({ customer }: Order): Problem[] {
	return [
		...(isText(customer.name, 2) ? [] : [{ field: 'order.customer.name', message: 'is missing' }]),
		...taxIdProblems(customer.taxId),
		...registrationProblems(customer.stateRegistration),
	];
}

function taxIdProblems(taxId: Order['customer']['taxId']): Problem[] {
	const field = 'order.customer.taxId';
	if (!taxId) return [{ field, message: 'is missing: a nota fiscal needs the CPF or CNPJ' }];
	if (taxId.type === 'foreign') return isText(taxId.value) ? [] : [{ field, message: 'is missing' }];
	return parseTaxId(taxId.value)?.type === taxId.type ? [] : [{ field, message: `is not a valid ${taxId.type}` }];
}

/** Inscrição estadual: 2 to 14 digits, however written, or ISENTO. */
function registrationProblems(registration: string | null): Problem[] {
	const { registration: bare } = icmsStanding({ stateRegistration: String(registration ?? '') });
	if (bare === undefined || /^\d{2,14}$/.test(bare)) return [];
	return [{ field: 'order.customer.stateRegistration', message: 'is not a state registration (IE) of 2 to 14 digits' }];
}

const shortest = { street: 2, number: 1, district: 2, city: 2 } as const;

export function addressProblems(address: PostalAddress | null, field: string): Problem[] {
	if (!address) return [{ field, message: 'is missing' }];
	const parts = Object.entries(shortest) as [keyof typeof shortest, number][];
	const missing = parts
		.filter(([part, length]) => !isText(address[part], length))
		.map(([part]) => ({ field: `${field}.${part}`, message: 'is missing' }));
	if ((address.country ?? 'BR') !== 'BR') return missing;
	return [
		...missing,
		...(isState(address.state) ? [] : [{ field: `${field}.state`, message: 'is not a Brazilian state (UF)' }]),
		...(parsePostalCode(address.postalCode) ? [] : [{ field: `${field}.postalCode`, message: 'is not a CEP of 8 digits' }]),
	];
}
