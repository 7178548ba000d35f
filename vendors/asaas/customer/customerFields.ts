import { startAnew } from '../../../domain/checks/startAnew';
import { readPhone } from '../../../domain/values/phone';
import { parsePostalCode, type PostalAddress } from '../../../domain/values/postalAddress';
import type { Customer } from '../../../domain/documents/customer';
import { parseTaxId } from '../../../domain/values/taxId';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';

/** What can be said of a customer of Asaas, in this package's words; what is absent stays as it is. */
export interface CustomerFields {
	name?: string;
	/** CPF or CNPJ in any notation. */
	taxId?: string;
	email?: string;
	phone?: string;
	street?: string;
	number?: string;
	complement?: string;
	district?: string;
	postalCode?: string;
	externalReference?: string;
	observations?: string;
	/** Whether Asaas itself writes to the customer; it charges for that. */
	notifications?: boolean;
}

/** Who buys and where they live; what cannot be right is left out, because a payment needs none of it. */
export function fieldsOf(customer: Customer, address: PostalAddress | null): CustomerFields {
	const known = {
		name: customer.name,
		taxId: customer.taxId?.value,
		email: customer.email,
		phone: brazilianPhone(customer.phone, address?.country),
		street: address?.street,
		number: address?.number,
		complement: address?.complement,
		district: address?.district,
		postalCode: parsePostalCode(address?.postalCode),
	};
	return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

/** The body of `POST /customers` and `PUT /customers/{id}` (Asaas documentation). */
export function customerBody(fields: CustomerFields): Json {
	const { taxId, phone, street, number, district, notifications, ...sameName } = fields;
	return {
		...sameName,
		...(taxId === undefined ? {} : { cpfCnpj: requireTaxId(taxId) }),
		...(phone === undefined ? {} : phoneBody(phone)),
		...(street === undefined ? {} : { address: street }),
		...(number === undefined ? {} : { addressNumber: number }),
		...(district === undefined ? {} : { province: district }),
		...(notifications === undefined ? {} : { notificationDisabled: !notifications }),
	};
}

/** Digits and letters of a valid CPF or CNPJ; this API of Asaas charges no one without one. */
export function requireTaxId(taxId: string | undefined): string {
	const parsed = parseTaxId(taxId);
	if (parsed) return parsed.value;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: taxId ? 'taxIdInvalid' : 'taxIdMissing',
		message: taxId ? 'The CPF/CNPJ of the customer is not valid' : 'The customer has no CPF/CNPJ, which Asaas needs to charge a customer',
		hint: `Correct it in the shop, if need be ask the customer; ${startAnew}. Or choose a customer of Asaas by its ID`,
	});
}

/** Asaas takes area code and number without the country, mobile and landline apart. */
function phoneBody(phone: string): Json {
	const e164 = brazilianPhone(phone);
	if (e164 === null) throw unusablePhone();
	const reading = readPhone(e164);
	const isMobile = reading.valid && reading.kind === 'mobile';
	return { [isMobile ? 'mobilePhone' : 'phone']: e164.slice('+55'.length) };
}

/** E.164, null for what is no Brazilian number. */
function brazilianPhone(phone: string | null, country?: string | null): string | null {
	const reading = readPhone(phone, country);
	return reading.valid && reading.kind !== 'foreign' ? reading.e164 : null;
}

function unusablePhone(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'phoneInvalid',
		message: 'The phone of the customer is not a Brazilian number with an area code',
		hint: 'Correct the phone or leave it out, then run the item again',
	});
}
