import type { Order } from '../../../domain/documents/order';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import { recipientName, recipientPhone, recipientTaxId } from '../../../runtime/carrier/recipient';

/** The `to` of a label. */
export function recipientOf(order: Order) {
	const { customer, shippingAddress: address } = order;
	return {
		name: recipientName(order),
		phone: recipientPhone(order),
		email: customer.email ?? undefined,
		...documentsOf(order),
		address: address?.street,
		number: address?.number,
		complement: address?.complement ?? undefined,
		district: address?.district,
		city: address?.city,
		state_abbr: address?.state,
		country_id: 'BR',
		postal_code: parsePostalCode(address?.postalCode),
	};
}

/** A person has `document`, a company `company_document` and its state registration. */
function documentsOf(order: Order) {
	const { stateRegistration } = order.customer;
	const known = recipientTaxId(order);
	if (known?.type !== 'CNPJ') return { document: known?.value };
	return { company_document: known.value, ...(stateRegistration ? { state_register: stateRegistration } : {}) };
}
