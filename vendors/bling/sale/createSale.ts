import type { Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import { consumerContact, findOrCreateContact } from '../contact/findOrCreateContact';
import { forgetAll } from '../client/accountMemory';
import type { BlingApi } from '../client/api';
import { createdId } from '../client/answers';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import { resolveProducts } from '../product/resolveProducts';
import { electSale } from './electSale';
import { listSalesToInvoice, saleName } from './findSale';
import { choosePaymentMethod } from './paymentMethod';
import { saleBody } from './saleBody';
import { saleOverrides } from './saleOverrides';

/**
 * Creates the sale of an order that was just looked for in vain. `found`: another worker's was there first, and this one was taken back.
 */
export async function createSale(api: BlingApi, order: Order, { model, overrides = {} }: IssueRequest): Promise<Found<number>> {
	const { clock } = api.connection;
	const reference = { orderNumber: order.number, order };
	// SKUs first: an order that Bling cannot know leaves no contact behind.
	const productIds = await resolveProducts(api, order, overrides.unknownProducts ?? 'fail');
	const paymentMethodId = await choosePaymentMethod(api, order, overrides.paymentMethods ?? {});
	const isNobodys = model === 65 && order.customer.taxId === null;
	const contactId = isNobodys ? await consumerContact(api) : await findOrCreateContact(api, order);
	const body = saleBody(order, { contactId, productIds, paymentMethodId }, clock.now(), saleOverrides(overrides));
	const outcome = await attempt(writeSale(api, order, body));
	if (outcome.ok) {
		api.memory.sales.set(saleName(reference), outcome.value.value, clock);
		return outcome.value;
	}
	// One of the remembered ids may be gone in Bling: the next run shall ask for all of them.
	if (hasClass(outcome.error, 'validation', 'notFound')) forgetAll(api.memory);
	throw outcome.error;
}

async function writeSale(api: BlingApi, order: Order, body: object): Promise<Found<number>> {
	const write = async () => createdId(await api.post('/pedidos/vendas', body));
	const lookUp = skippingFirst(async () => (await listSalesToInvoice(api, { orderNumber: order.number, order }))[0]);
	return await electSale(api, order, await lookUpThenWrite(api.connection, { repeatable: true, lookUp, write }));
}
