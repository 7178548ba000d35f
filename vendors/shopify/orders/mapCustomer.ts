import type { Customer } from '../../../domain/documents/customer';
import { readPhone } from '../../../domain/values/phone';
import type { TaxId } from '../../../domain/values/taxId';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { companyName, unreadableCompany, unreadableTaxId } from './findTaxId';
import { nameOf } from './mapAddress';
import { plainName } from '../../../domain/values/plainName';
import { noteAttributesOf } from './noteAttributes';
import { globalId } from './orderIdentity';

const stateRegistrationNames = ['inscricaoestadual', 'stateregistration', 'ie'];

/** Whom the nota fiscal is made out to and who is told about the order. */
export function mapCustomer(payload: Json, taxId: TaxId | undefined): Customer {
	const customer = asRecord(payload.customer);
	const [billing, shipping] = [asRecord(payload.billing_address), asRecord(payload.shipping_address)];
	const company = taxId?.type === 'CNPJ' ? companyName(payload)?.trim() : undefined;
	const registration = noteAttributesOf(payload).find(({ name }) => stateRegistrationNames.includes(plainName(name)));
	return {
		...idOf(customer),
		name: company ?? nameOf(billing) ?? nameOf(customer) ?? nameOf(shipping),
		email: asText(payload.email) ?? asText(payload.contact_email) ?? asText(customer.email),
		phone: phoneOf(payload),
		taxId: taxId ?? unreadableTaxId(payload) ?? unreadableCompany(payload) ?? null,
		stateRegistration: registration?.value ?? null,
	};
}

/** Absent on an order without a customer, as one over the counter may be. */
function idOf(customer: Json): Pick<Customer, 'id'> {
	const id = asText(customer.admin_graphql_api_id) ?? globalId('Customer', customer.id);
	return id === null ? {} : { id };
}

/**
 * The first number that is no landline, else the first that can exist, else what was written. A number without a country is one of the
 * address it stands with, or of where the order goes.
 */
function phoneOf(payload: Json): string | null {
	const customer = asRecord(payload.customer);
	const [shipping, billing, usual] = [payload.shipping_address, payload.billing_address, customer.default_address].map(asRecord);
	const countries = [shipping, billing, usual].map((address) => asText(address?.country_code));
	const home = countries.find((country) => country !== null) ?? null;
	const written = [shipping?.phone, billing?.phone, payload.phone, customer.phone, usual?.phone];
	const places = [countries[0], countries[1], home, home, countries[2]];
	const readings = written.map((text, index) => readPhone(text, places[index] ?? home)).filter((reading) => reading.valid);
	const best = readings.find(({ kind }) => kind !== 'landline') ?? readings[0];
	return best?.e164 ?? written.map(asText).find((text) => text !== null) ?? null;
}
