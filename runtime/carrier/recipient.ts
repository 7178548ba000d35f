import { startAnew } from '../../domain/checks/startAnew';
import { customerCountry, type Order } from '../../domain/documents/order';
import { isText } from '../../domain/values/isText';
import { readPhone } from '../../domain/values/phone';
import type { Problem } from '../../domain/values/problem';
import { tellProblems } from '../../domain/values/problemWords';
import { parseTaxId, type TaxId } from '../../domain/values/taxId';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { digitsWithoutCountry } from './digitsWithoutCountry';

/** A label needs the recipient's name and CPF or CNPJ, and what else this vendor asks for. */
export function requireRecipient(vendor: Vendor, order: Order, further: readonly Problem[]): void {
	refuseRecipient(vendor, order, [...problemsOf(order), ...further]);
}

/** Told by the names of the fields; nothing, where there is no problem. */
export function refuseRecipient(vendor: Vendor, order: Order, problems: readonly Problem[]): void {
	if (problems.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'recipientIncomplete',
		message: `Order ${order.number}: ${tellProblems(problems)}`,
		hint: `Complete the customer in the shop; ${startAnew}`,
	});
}

function problemsOf(order: Order): Problem[] {
	const missing = (field: string, why: string): Problem => ({ field, message: `is missing: ${why}` });
	return [
		...(recipientName(order) ? [] : [missing('order.shippingAddress.recipient', 'a label needs a name')]),
		...(recipientTaxId(order) ? [] : [missing('order.customer.taxId', 'carriers ask for the CPF or CNPJ')]),
	];
}

export function recipientName({ customer, shippingAddress }: Order): string {
	const name = [shippingAddress?.recipient, customer.name].find((each) => isText(each));
	return (name ?? '').trim();
}

/** Carriers take 11 digits, so no number of another country; and digits that are no number would be somebody's, or nobody's. */
export function phoneProblems(order: Order): Problem[] {
	if (recipientPhone(order) !== undefined) return [];
	const field = 'order.customer.phone';
	const { phone } = order.customer;
	if (!phone) return [{ field, message: 'is missing: carriers ask for a phone' }];
	const reading = readPhone(phone, customerCountry(order));
	if (!reading.valid) return [{ field, message: `cannot exist: ${reading.reason}` }];
	return [{ field, message: 'is of another country, and carriers take a Brazilian phone only: give the delivery address one' }];
}

/** Digits of the customer's, or where that is of another country or none, of the delivery address. */
export function recipientPhone(order: Order): string | undefined {
	const readings = [order.customer.phone, order.shippingAddress?.phone].map((number) => readPhone(number, customerCountry(order)));
	const known = readings.find((reading) => reading.valid && reading.e164.startsWith('+55'));
	return known?.valid ? digitsWithoutCountry(known.e164) : undefined;
}

export function recipientTaxId({ customer }: Order): TaxId | undefined {
	return customer.taxId ? parseTaxId(customer.taxId.value) : undefined;
}

/** Digits of a CPF, characters of a CNPJ. */
export function recipientDocument(order: Order): string {
	return recipientTaxId(order)?.value ?? '';
}
