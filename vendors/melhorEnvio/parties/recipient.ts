import { startAnew } from '../../../domain/checks/startAnew';
import { customerCountry, type Order } from '../../../domain/documents/order';
import { readPhone } from '../../../domain/values/phone';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import type { Problem } from '../../../domain/values/problem';
import { parseTaxId, type TaxId } from '../../../domain/values/taxId';
import { digitsWithoutCountry } from '../../../runtime/carrier/digitsWithoutCountry';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { tellProblems } from '../../../domain/values/problemWords';

/** Melhor Envio documentation: a label needs the recipient's name, phone and CPF or CNPJ. */
function recipientProblems(order: Order): Problem[] {
	const { customer, shippingAddress } = order;
	const missing = (field: string, why: string): Problem => ({ field, message: `is missing: ${why}` });
	return [
		...(shippingAddress?.recipient || customer.name ? [] : [missing('order.shippingAddress.recipient', 'a label needs a name')]),
		...phoneProblems(order),
		...(taxIdOf(customer.taxId) ? [] : [missing('order.customer.taxId', 'carriers ask for the CPF or CNPJ')]),
	];
}

/** Melhor Envio takes 11 characters, so no number of another country. */
function phoneProblems(order: Order): Problem[] {
	if (phoneOf(order) !== undefined) return [];
	const field = 'order.customer.phone';
	if (!order.customer.phone) return [{ field, message: 'is missing: carriers ask for a phone' }];
	return [{ field, message: 'is of another country, and carriers take a Brazilian phone only: give the delivery address one' }];
}

/** The customer's, or where that is of another country, the one of the delivery address. */
function phoneOf(order: Order): string | undefined {
	const numbers = [order.customer.phone, order.shippingAddress?.phone ?? null];
	return numbers
		.filter((number) => !isForeign(number, order))
		.map(digitsWithoutCountry)
		.find((digits) => digits !== undefined);
}

function isForeign(number: string | null, order: Order): boolean {
	const reading = readPhone(number, customerCountry(order));
	return reading.valid && !reading.e164.startsWith('+55');
}

export function requireRecipient(order: Order): void {
	const problems = recipientProblems(order);
	if (problems.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'recipientIncomplete',
		message: `Order ${order.number}: ${tellProblems(problems)}`,
		hint: `Complete the customer in the shop; ${startAnew}`,
	});
}

/** The `to` of a label. */
export function recipientOf(order: Order) {
	const { customer, shippingAddress: address } = order;
	return {
		name: address?.recipient || customer.name,
		phone: phoneOf(order),
		email: customer.email ?? undefined,
		...documentsOf(customer.taxId, customer.stateRegistration),
		address: address?.street,
		number: address?.number,
		complement: address?.complement ?? undefined,
		district: address?.district,
		city: address?.city,
		state_abbr: address?.state,
		country_id: address?.country ?? 'BR',
		postal_code: parsePostalCode(address?.postalCode),
	};
}

/** By which the recipient's labels are searched: digits of a CPF, characters of a CNPJ. */
export function recipientDocument(order: Order): string {
	return taxIdOf(order.customer.taxId)?.value ?? '';
}

/** A person has `document`, a company `company_document` and its state registration. */
function documentsOf(taxId: TaxId | null, stateRegistration: string | null) {
	const known = taxIdOf(taxId);
	if (known?.type !== 'CNPJ') return { document: known?.value };
	return { company_document: known.value, ...(stateRegistration ? { state_register: stateRegistration } : {}) };
}

function taxIdOf(taxId: TaxId | null): TaxId | undefined {
	return taxId ? parseTaxId(taxId.value) : undefined;
}
