import type { Customer } from '../documents/customer';
import type { Order } from '../documents/order';
import { plainName } from '../values/plainName';
import { bareTaxId } from '../values/taxId';

/** Whom a label or an invoice names, as far as it does. */
export type NamedCustomer = Partial<Pick<Customer, 'name' | 'email' | 'phone' | 'taxId'>>;

/** Whether an order is somebody else's than the one who is named: of all that both of them tell nothing agrees. */
export function isOthers({ customer, shippingAddress, billingAddress }: Order, named: NamedCustomer): boolean {
	const places = [shippingAddress, billingAddress];
	const told = [
		[nameMark, named.name, [customer.name, ...places.map((place) => place?.recipient)]],
		[emailMark, named.email, [customer.email]],
		[phoneMark, named.phone, [customer.phone, ...places.map((place) => place?.phone)]],
		[bareTaxId, named.taxId?.value, [customer.taxId?.value]],
	] as const;
	const known = told
		.map(([markOf, one, others]) => ({ one: markOf(one), others: others.map(markOf).filter((mark) => mark !== '') }))
		.filter(({ one, others }) => one !== '' && others.length > 0);
	return known.length > 0 && !known.some(({ one, others }) => others.includes(one));
}

/** Labels cut long names off. */
const nameMark = (name: unknown) => plainName(text(name)).slice(0, 30);

const emailMark = (email: unknown) => text(email).trim().toLowerCase();

/** Without country and area code, which not everybody writes. */
const phoneMark = (phone: unknown) => text(phone).replace(/\D/g, '').slice(-8);

const text = (value: unknown) => (typeof value === 'string' ? value : '');
