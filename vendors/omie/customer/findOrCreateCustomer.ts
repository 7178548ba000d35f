import type { Order } from '../../../domain/documents/order';
import type { TaxId } from '../../../domain/values/taxId';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { accountKey, type OmieApi } from '../client/api';
import { asRecord } from '../../../runtime/client/json';
import { createdId, requireId } from '../client/answers';
import { hashOf } from '../client/keys';
import { methods } from '../client/methods';
import { changeBody, customerBody } from './customerBody';
import { vendor } from '../client/vendor';

/**
 * Id of the customer, made or brought up to date under the CPF or CNPJ as its key. One that was made in Omie itself has another
 * key: Omie names it in its refusal, and only its address, e-mail and state registration are brought to what the order says.
 */
export async function findOrCreateCustomer(api: OmieApi, order: Order): Promise<number> {
	const { taxId, address, body, name } = saidBy(order);
	const { clock } = api.connection;
	return await exclusive(accountKey(api, `customer:${taxId.value}`), async () => {
		const known = api.memory.customers.get(name, clock);
		if (known !== undefined) return known;
		const written = await api.write(methods.upsertCustomer, body);
		const id = 'body' in written ? createdId(written.body.codigo_cliente_omie) : written.duplicateOf;
		if ('duplicateOf' in written) await api.write(methods.changeCustomer, changeBody(id, order.customer, taxId, address));
		// Another order may have said something else of the same customer.
		const saidBefore = api.memory.saidOfCustomers.get(taxId.value, clock);
		if (saidBefore !== undefined) api.memory.customers.delete(saidBefore);
		api.memory.saidOfCustomers.set(taxId.value, name, clock);
		api.memory.customers.set(name, id, clock);
		return id;
	});
}

/**
 * Omie makes the invoice out to the customer's record as it stands then: since the sale was made the order may have been corrected, or
 * another one may have said something else. What a person has written in Omie itself stays.
 */
export async function renewCustomer(api: OmieApi, order: Order, saleId: number): Promise<void> {
	if (api.memory.customers.get(saidBy(order).name, api.connection.clock) !== undefined) return;
	const sale = asRecord((await api.ask(methods.getSale, { codigo_pedido: saleId })).pedido_venda_produto);
	const customerId = requireId(asRecord(sale.cabecalho).codigo_cliente);
	const { info } = await api.ask(methods.getCustomer, { codigo_cliente_omie: customerId });
	// `uAlt`: who changed it last.
	if ((asRecord(info).uAlt ?? byApi) === byApi) await findOrCreateCustomer(api, order);
}

const byApi = 'WEBSERVICE';

function saidBy(order: Order) {
	const taxId = requireTaxId(order);
	const address = order.billingAddress ?? order.shippingAddress;
	const body = customerBody(order.customer, taxId, address);
	return { taxId, address, body, name: hashOf(JSON.stringify(body)) };
}

function requireTaxId({ number, customer }: Order): TaxId {
	const { taxId } = customer;
	if (taxId && taxId.type !== 'foreign') return taxId;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'taxIdMissing',
		message: `Order ${number}: order.customer.taxId is ${taxId ? 'not a CPF or CNPJ' : 'missing'}, and customers are kept in Omie by CPF or CNPJ`,
		hint: taxId ? 'Issue the invoice of a customer from abroad in Omie itself' : 'Ask for the CPF or CNPJ in the checkout of the shop',
	});
}
