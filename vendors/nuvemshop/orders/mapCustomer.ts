import type { Customer } from '../../../domain/documents/customer';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import { isTriedTaxId, parseTaxIdField, unreadTaxId, type TaxId } from '../../../domain/values/taxId';
import { asId, asRecord, asText, type Json } from '../../../runtime/client/json';
import { phoneOf } from './mapAddress';

/** Whom the nota fiscal is made out to. `customer` is there only where the app may read customers: the order's own fields come first. */
export function mapCustomer(order: Json, address: PostalAddress | null): Customer {
	const customer = asRecord(order.customer);
	const taxId = taxIdOf(order, customer);
	const id = asId(customer.id);
	const company = taxId?.type === 'CNPJ' ? asText(order.billing_business_name) : null;
	return {
		...(id === undefined ? {} : { id: String(id) }),
		name: company ?? asText(order.contact_name) ?? asText(customer.name) ?? address?.recipient ?? null,
		email: asText(order.contact_email) ?? asText(customer.email),
		phone: phoneOf(asText(order.contact_phone) ?? customer.phone, address?.country ?? null) ?? address?.phone ?? null,
		taxId,
		stateRegistration: asText(order.billing_state_registration),
	};
}

/**
 * What this order's checkout took; what the store remembers of the customer stands in only where that was left empty. What is written and is
 * no CPF or CNPJ is kept for the checks to tell.
 */
function taxIdOf(order: Json, customer: Json): TaxId | null {
	const [said, remembered] = [asText(order.contact_identification), asText(customer.identification)];
	const written = said !== null && isTriedTaxId(said) ? said : (remembered ?? said);
	return written === null ? null : (parseTaxIdField(written) ?? unreadTaxId(written));
}
