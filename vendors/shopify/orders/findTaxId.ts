import { parseTaxId, type TaxId } from '../../../domain/values/taxId';
import { asRecord, type Json } from '../../../runtime/client/json';
import { noteAttributesOf, plainName } from './noteAttributes';

/** cpf, cnpj, cpf_cnpj, additional_cpf_cnpj, customer_document, documento and their like. */
const taxIdNames = /cpf|cnpj|document/;

/** The first valid CPF or CNPJ that the payload holds: in the attributes of the order, else where a company is named. */
export function findTaxId(payload: Json): TaxId | undefined {
	const attributes = noteAttributesOf(payload).filter(({ name }) => taxIdNames.test(plainName(name)));
	const written = [...attributes.map(({ value }) => value), ...companiesOf(payload)];
	return written.map(parseTaxId).find((taxId) => taxId !== undefined);
}

/** The company's name where the field was not used for a CPF or CNPJ. */
export function companyName(payload: Json): string | undefined {
	return companiesOf(payload).find((company) => parseTaxId(company) === undefined);
}

function companiesOf(payload: Json): string[] {
	const customer = asRecord(payload.customer);
	const addresses = [payload.billing_address, payload.shipping_address, customer.default_address].map(asRecord);
	return addresses
		.map(({ company }) => company)
		.filter((company): company is string => typeof company === 'string' && company.trim() !== '');
}
