import type { Order } from '../../../domain/documents/order';
import { bareTaxId, punctuateTaxId, type TaxId } from '../../../domain/values/taxId';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { cannotTell } from '../../../runtime/erp/pickSale';
import { asId, type Json } from '../../../runtime/client/json';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { createdId, hasMore, listIn } from '../client/answers';
import { accountKey, type TinyApi } from '../client/api';
import { contactBody } from './contactBody';
import { saidOf, updateContact } from './updateContact';
import { vendor } from '../client/vendor';

/**
 * Id of the customer's contact, by CPF or CNPJ, which says of address, state registration and e-mail what the order says. Two orders of
 * one new customer at the same time make one contact.
 */
export async function findOrCreateContact(api: TinyApi, order: Order): Promise<number> {
	const { taxId } = order.customer;
	if (!taxId) throw taxIdMissing(order);
	const { clock } = api.connection;
	return await exclusive(accountKey(api, `contact:${taxId.value}`), async () => {
		const known = api.memory.contacts.get(taxId.value, clock);
		const says = saidOf(order, taxId);
		if (known?.says === says) return known.id;
		const { value: id, found } = known ? { value: known.id, found: true } : await lookUpOrCreate(api, order, taxId);
		if (found) await updateContact(api, id, order, taxId);
		api.memory.contacts.set(taxId.value, { id, says }, clock);
		return id;
	});
}

async function lookUpOrCreate(api: TinyApi, order: Order, taxId: TaxId): Promise<Found<number>> {
	return await lookUpThenWrite(api.connection, {
		repeatable: true,
		lookUp: async () => await findContact(api, taxId),
		write: async () => createdId(await api.post('/contatos', contactBody(order.customer, taxId, addressOf(order)))),
	});
}

function addressOf({ billingAddress, shippingAddress }: Order) {
	return billingAddress ?? shippingAddress;
}

/**
 * Reports differ on whether the search wants punctuation (documentation: "CPF ou CNPJ"; clients saw that bare digits find nothing).
 * One call more for a new customer is cheaper than a second contact.
 */
async function findContact(api: TinyApi, { value }: TaxId): Promise<number | undefined> {
	for (const cpfCnpj of new Set([punctuateTaxId(value), value])) {
		const answer = await api.get('/contatos', { cpfCnpj });
		const contacts = listIn(answer);
		refuseUnclear(contacts, value);
		// `E`: deleted, it can be on no sale.
		const fitting = contacts.filter((contact) => bareTaxId(contact.cpfCnpj) === bareTaxId(value) && contact.situacao !== 'E');
		const ids = fitting.flatMap(({ id }) => asId(id) ?? []);
		// Of two contacts with one CPF it is always the older one, so that a repetition finds the same.
		if (ids.length > 0) return Math.min(...ids);
		if (hasMore(answer)) throw cannotTell(vendor, 'the contact of the customer');
	}
	return undefined;
}

/** Documents of others show that the filter was ignored; else a contact without one may be the customer. */
function refuseUnclear(contacts: readonly Json[], value: string): void {
	const documents = contacts.map(({ cpfCnpj }) => bareTaxId(cpfCnpj));
	const isFiltered = documents.every((each) => each === '' || each === bareTaxId(value));
	const isUnclear = contacts.some(({ id }, index) => (documents[index] === '' ? isFiltered : asId(id) === undefined));
	if (isUnclear) throw cannotTell(vendor, 'the contact of the customer');
}

function taxIdMissing(order: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'taxIdMissing',
		message: `Order ${order.number}: order.customer.taxId is missing, and customers are found in Olist Tiny by CPF or CNPJ`,
		hint: 'Ask for the CPF or CNPJ in the checkout of the shop',
	});
}
