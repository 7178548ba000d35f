import type { Order } from '../../../domain/documents/order';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { cannotTell } from '../../../runtime/erp/pickSale';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import { accountKey, type BlingApi } from '../client/api';
import { asId, createdId, listIn, recordIn } from '../client/answers';
import { bareTaxId, type TaxId } from '../../../domain/values/taxId';
import { contactBody } from './contactBody';
import { saidOf, updateContact } from './updateContact';
import { vendor } from '../client/vendor';

/**
 * Id of the customer's contact, by CPF or CNPJ, which says of address, state registration and e-mail what the order says. Two orders of
 * one new customer at the same time make one contact.
 */
export async function findOrCreateContact(api: BlingApi, order: Order): Promise<number> {
	const taxId = order.customer.taxId;
	if (!taxId) throw taxIdMissing(order);
	return await exclusive(accountKey(api, `contact:${taxId.value}`), async () => {
		const { clock } = api.connection;
		const known = api.memory.contacts.get(taxId.value, clock);
		const says = saidOf(order, taxId);
		if (known?.says === says) return known.id;
		const { value: id, found } = known ? { value: known.id, found: true } : await lookUpOrCreate(api, order, taxId);
		if (found) await updateContact(api, id, order, taxId);
		api.memory.contacts.set(taxId.value, { id, says }, clock);
		return id;
	});
}

/** Bling's own contact for sales to nobody, which every account has. */
export async function consumerContact(api: BlingApi): Promise<number> {
	const { clock } = api.connection;
	const known = api.memory.contacts.get(nobody, clock);
	if (known) return known.id;
	const id = asId(recordIn(await api.get('/contatos/consumidor-final')).id);
	if (id === undefined) throw cannotTell(vendor, 'the contact "Consumidor Final"');
	api.memory.contacts.set(nobody, { id, says: '' }, clock);
	return id;
}

/** No CPF and no CNPJ. */
const nobody = '';

async function lookUpOrCreate(api: BlingApi, order: Order, taxId: TaxId): Promise<Found<number>> {
	const body = contactBody(order.customer, taxId, order.billingAddress ?? order.shippingAddress);
	const lookUp = async () => await findContact(api, taxId.value);
	const write = async () => createdId(await api.post('/contatos', body));
	const outcome = await attempt(lookUpThenWrite(api.connection, { lookUp, write, repeatable: true }));
	if (outcome.ok) return outcome.value;
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Bling refuses a second contact with the same CPF: another process may have made it since we looked.
	const madeMeanwhile = await lookUp();
	if (madeMeanwhile === undefined) throw outcome.error;
	return { value: madeMeanwhile, found: true };
}

/** Unless it is told which, Bling lists the contacts that were included last (`criterio`; OpenAPI document, Contatos). */
const everybody = 1;

async function findContact(api: BlingApi, taxId: string): Promise<number | undefined> {
	const contacts = listIn(await api.get('/contatos', { numeroDocumento: taxId, criterio: everybody }));
	// All of them were asked for by their CPF or CNPJ: one that cannot be read may be the customer.
	const isUnclear = contacts.some(({ id, numeroDocumento }) => asId(id) === undefined || bareTaxId(numeroDocumento) === '');
	if (isUnclear) throw cannotTell(vendor, 'the contact of the customer');
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
