import type { PaymentCustomer } from '../../../domain/documents/payment';
import { readPhone } from '../../../domain/values/phone';
import { parsePostalCode, type PostalAddress } from '../../../domain/values/postalAddress';
import { parseTaxId, type TaxId } from '../../../domain/values/taxId';
import { asText, isRecord, type Json } from '../../../runtime/client/json';

/** The customer that a payment names, as long as nothing more is known. */
export function unknownCustomer(id: string): PaymentCustomer {
	return { id, name: null, email: null, phone: null, taxId: null, stateRegistration: null, address: null };
}

/** The answer of `GET /customers/{id}` (Asaas documentation). */
export function readCustomer(customer: unknown, id: string): PaymentCustomer {
	if (!isRecord(customer)) return unknownCustomer(id);
	return {
		id,
		name: asText(customer.name),
		email: asText(customer.email),
		phone: readPhoneOf(customer),
		taxId: readTaxId(customer),
		stateRegistration: asText(customer.stateInscription),
		address: readAddress(customer),
	};
}

/** The mobile number comes first: messages go there. */
function readPhoneOf(customer: Json): string | null {
	const numbers = [asText(customer.mobilePhone), asText(customer.phone)].filter((number) => number !== null);
	for (const number of numbers) {
		const reading = readPhone(number);
		if (reading.valid) return reading.e164;
	}
	return numbers[0] ?? null;
}

/** Asaas took the number, so one that looks wrong to us is kept for the next system to judge. */
function readTaxId(customer: Json): TaxId | null {
	const value = asText(customer.cpfCnpj);
	if (value === null) return null;
	if (customer.foreignCustomer === true) return parseTaxId(value) ?? { type: 'foreign', value };
	const bare = value.replace(/[\s./-]/g, '').toUpperCase();
	return (
		parseTaxId(value) ?? (bare.length === 11 ? { type: 'CPF', value: bare } : bare.length === 14 ? { type: 'CNPJ', value: bare } : null)
	);
}

/** `province` is the bairro; `city` is a number of Asaas' own, the name is in `cityName`. */
function readAddress(customer: Json): PostalAddress | null {
	const [street, city, code] = [asText(customer.address), asText(customer.cityName), asText(customer.postalCode)];
	if (street === null && city === null && code === null) return null;
	return {
		recipient: asText(customer.name),
		street,
		number: asText(customer.addressNumber),
		complement: asText(customer.complement),
		district: asText(customer.province),
		city,
		state: asText(customer.state),
		postalCode: parsePostalCode(code) ?? code,
		country: readCountry(asText(customer.country)),
	};
}

function readCountry(name: string | null): string | null {
	if (name === null) return null;
	if (/^bra[sz]il$/i.test(name)) return 'BR';
	return /^[A-Z]{2}$/.test(name) ? name : null;
}
