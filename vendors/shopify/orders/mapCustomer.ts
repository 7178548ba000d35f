import type { Customer } from '../../../domain/documents/customer';
import { readPhone, type PhoneReading } from '../../../domain/values/phone';
import type { TaxId } from '../../../domain/values/taxId';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { companyName } from './findTaxId';
import { nameOf } from './mapAddress';
import { noteAttributesOf, plainName } from './noteAttributes';

const stateRegistrationNames = ['inscricaoestadual', 'stateregistration', 'ie'];

/** Whom the nota fiscal is made out to and who is told about the order. */
export function mapCustomer(payload: Json, taxId: TaxId | undefined): Customer {
	const customer = asRecord(payload.customer);
	const [billing, shipping] = [asRecord(payload.billing_address), asRecord(payload.shipping_address)];
	const company = taxId?.type === 'CNPJ' ? companyName(payload)?.trim() : undefined;
	const registration = noteAttributesOf(payload).find(({ name }) => stateRegistrationNames.includes(plainName(name)));
	return {
		name: company ?? nameOf(billing) ?? nameOf(customer) ?? nameOf(shipping),
		email: asText(payload.email) ?? asText(payload.contact_email) ?? asText(customer.email),
		phone: phoneOf([shipping.phone, billing.phone, payload.phone, customer.phone, asRecord(customer.default_address).phone]),
		taxId: taxId ?? null,
		stateRegistration: registration?.value ?? null,
	};
}

/** The first mobile number, else the first number that can exist, else what was written. */
function phoneOf(written: readonly unknown[]): string | null {
	const readings = written.map(readPhone).filter((reading) => reading.valid);
	const best = readings.find(isMobile) ?? readings[0];
	return best?.e164 ?? written.map(asText).find((text) => text !== null) ?? null;
}

function isMobile(reading: Extract<PhoneReading, { valid: true }>): boolean {
	return reading.kind === 'mobile';
}
