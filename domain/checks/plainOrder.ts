import type { Order } from '../documents/order';
import { readState } from '../values/brazilStates';
import { isBrazil, parsePostalCode, type PostalAddress } from '../values/postalAddress';
import { parseTaxIdField, unreadTaxId, type TaxId } from '../values/taxId';

/**
 * The order with tax id, addresses and payments in the forms that vendors are told them in. An order of another node or a spreadsheet writes
 * `"529.982.247-25"`, `30160011` and `Minas Gerais`; what the checks let pass has to be what is sent. What says nothing for sure stays, for
 * the checks to name.
 */
export function plainOrder(order: Order): Order {
	const { number, customer, billingAddress, shippingAddress, payments } = order;
	const { taxId, stateRegistration } = customer;
	return {
		...order,
		// Vendors cut blanks off, and would not find the order by them again.
		number: number.trim(),
		customer: { ...customer, taxId: plainTaxId(taxId), stateRegistration: textOf(stateRegistration ?? null) },
		billingAddress: plainAddress(billingAddress),
		shippingAddress: plainAddress(shippingAddress),
		payments: Array.isArray(payments) ? payments.filter((payment) => typeof payment === 'object' && payment !== null) : [],
	};
}

function plainTaxId(written: unknown): TaxId | null {
	const { type, value } = typeof written === 'object' && written !== null ? (written as Partial<TaxId>) : { value: written };
	if (value === undefined || value === null || value === '') return null;
	if (type === 'foreign') return { type, value: String(value) };
	const read = parseTaxIdField(value);
	// A CNPJ that calls itself a CPF is one of them at most.
	const isAsSaid = (type ?? null) === null || String(type).toUpperCase() === read?.type;
	if (read && isAsSaid) return read;
	return { ...unreadTaxId(String(value)), ...(type ? { type } : {}) };
}

function plainAddress(address: PostalAddress | null): PostalAddress | null {
	if (!address || !isBrazil(address.country)) return address || null;
	const { number, complement, state, postalCode } = address;
	return {
		...address,
		number: textOf(number),
		complement: textOf(complement),
		state: (typeof state === 'string' ? readState(state) : undefined) ?? state,
		postalCode: parsePostalCode(postalCodeText(postalCode)) ?? postalCode,
		country: 'BR',
	};
}

/** A CEP of São Paulo begins with a zero, which a number has lost. */
function postalCodeText(written: unknown): unknown {
	return typeof written === 'number' && /^\d{7,8}$/.test(String(written)) ? String(written).padStart(8, '0') : written;
}

function textOf(written: string | null): string | null {
	return Number.isSafeInteger(written) && Number(written) >= 0 ? String(written) : written;
}
