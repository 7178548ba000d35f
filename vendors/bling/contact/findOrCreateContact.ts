import type { Order } from '../../../domain/documents/order';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, type BlingApi } from '../client/api';
import { asId, createdId, listIn } from '../client/answers';
import { bareTaxId, type TaxId } from '../../../domain/values/taxId';
import { contactBody } from './contactBody';
import { vendor } from '../client/vendor';

/** Id of the customer's contact, by CPF or CNPJ. Two orders of one new customer at the same time make one contact. */
export async function findOrCreateContact(api: BlingApi, order: Order): Promise<number> {
	const taxId = order.customer.taxId;
	if (!taxId) throw taxIdMissing(order);
	return await exclusive(accountKey(api, `contact:${taxId.value}`), async () => {
		const known = api.memory.contacts.get(taxId.value, api.connection.clock);
		if (known !== undefined) return known;
		const id = await lookUpOrCreate(api, order, taxId);
		api.memory.contacts.set(taxId.value, id, api.connection.clock);
		return id;
	});
}

async function lookUpOrCreate(api: BlingApi, order: Order, taxId: TaxId): Promise<number> {
	const body = contactBody(order.customer, taxId, order.billingAddress ?? order.shippingAddress);
	const lookUp = async () => await findContact(api, taxId.value);
	const write = async () => createdId(await api.post('/contatos', body));
	const outcome = await attempt(lookUpThenWrite(api.connection, { lookUp, write, repeatable: true }));
	if (outcome.ok) return outcome.value.value;
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Bling refuses a second contact with the same CPF: another process may have made it since we looked.
	const madeMeanwhile = await lookUp();
	if (madeMeanwhile === undefined) throw outcome.error;
	return madeMeanwhile;
}

async function findContact(api: BlingApi, taxId: string): Promise<number | undefined> {
	const contacts = listIn(await api.get('/contatos', { numeroDocumento: taxId }));
	// `E`: deleted, it can be on no sale.
	const fitting = contacts.filter(({ numeroDocumento, situacao }) => bareTaxId(numeroDocumento) === bareTaxId(taxId) && situacao !== 'E');
	// Where the customer stands twice, an active contact (`A`) goes before others, and of several the first that was made: always the same.
	const ids = (contact: typeof fitting) => contact.flatMap(({ id }) => asId(id) ?? []).sort((a, b) => a - b);
	return ids(fitting.filter(({ situacao }) => situacao === 'A'))[0] ?? ids(fitting)[0];
}

function taxIdMissing(order: Order): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'taxIdMissing',
		message: `Order ${order.number}: order.customer.taxId is missing, and Bling finds customers by CPF or CNPJ`,
		hint: 'Ask for the CPF or CNPJ in the checkout of the shop',
	});
}
