import type { Customer } from '../../../domain/documents/customer';
import { readPhone } from '../../../domain/values/phone';
import { asId, asRecord, asText, type Json } from '../../../runtime/client/json';
import { checkoutFields } from './checkoutFields';
import { findTaxId } from './findTaxId';
import { nameOf } from './mapAddress';

/** Whom the nota fiscal is made out to and who is told about the order. */
export function mapCustomer(order: Json): Customer {
	const [billing, shipping] = [asRecord(order.billing), asRecord(order.shipping)];
	const taxId = findTaxId(order);
	const id = asId(order.customer_id);
	const company = taxId?.type === 'CNPJ' ? asText(billing.company) : null;
	return {
		// A guest has none.
		...(id === undefined ? {} : { id: String(id) }),
		name: company ?? nameOf(billing) ?? asText(billing.company) ?? nameOf(shipping),
		email: asText(billing.email),
		phone: phoneOf(order),
		taxId,
		stateRegistration: checkoutFields(order).read('billing', 'ie'),
	};
}

/** The first number that is no landline, else the first that can exist, else what was written. */
function phoneOf(order: Json): string | null {
	const fields = checkoutFields(order);
	const [billing, shipping] = [asRecord(order.billing), asRecord(order.shipping)];
	const home = asText(billing.country) ?? asText(shipping.country);
	const names = ['cellphone_e164', 'cellphone', 'phone_e164', 'phone'];
	const written = [...names.map((name) => fields.read('billing', name)), asText(shipping.phone)];
	const readings = written.map((text) => readPhone(text, home)).filter((reading) => reading.valid);
	const best = readings.find(({ kind }) => kind !== 'landline') ?? readings[0];
	return best?.e164 ?? written.find((text) => text !== null) ?? null;
}
