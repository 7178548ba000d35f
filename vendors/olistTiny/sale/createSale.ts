import type { Order } from '../../../domain/documents/order';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { saleName } from '../../../runtime/erp/pickSale';
import type { Recent } from '../../../runtime/memory/recent';
import { attempt } from '../../../runtime/errors/attempt';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import { createdId } from '../client/answers';
import type { TinyApi } from '../client/api';
import { findOrCreateContact } from '../contact/findOrCreateContact';
import { resolveProducts } from '../product/resolveProducts';
import { electSale } from './electSale';
import { listSalesToInvoice } from './findSale';
import { saleBody } from './saleBody';

/** Id of the sale of an order that was just looked for in vain. */
export async function createSale(api: TinyApi, order: Order, overrides: InvoiceOverrides): Promise<number> {
	const { clock } = api.connection;
	const reference = { orderNumber: order.number, order };
	// SKUs first: an order that Olist Tiny cannot know leaves no contact behind.
	const productIds = await resolveProducts(api, order);
	const contactId = await findOrCreateContact(api, order);
	const body = saleBody(order, { contactId, productIds }, overrides, clock.now());
	const outcome = await attempt(writeSale(api, order, body));
	if (outcome.ok) {
		api.memory.sales.set(saleName(reference), outcome.value.value, clock);
		return outcome.value.value;
	}
	// One of the remembered ids may be gone: the next run shall ask for all of them.
	if (hasClass(outcome.error, 'validation', 'notFound'))
		for (const recent of Object.values(api.memory) as Recent<unknown>[]) recent.clear();
	throw outcome.error;
}

async function writeSale(api: TinyApi, order: Order, body: object): Promise<Found<number>> {
	const write = async () => createdId(await api.post('/pedidos', body));
	const lookUp = skippingFirst(async () => (await listSalesToInvoice(api, { orderNumber: order.number, order }))[0]);
	return await electSale(api, order, await lookUpThenWrite(api.connection, { repeatable: true, lookUp, write }));
}
