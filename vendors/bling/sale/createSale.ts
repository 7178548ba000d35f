import type { Order } from '../../../domain/documents/order';
import type { InvoiceWishes } from '../../../domain/ports/invoiceIssuer';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { settle } from '../../../runtime/errors/attempt';
import { findOrCreateContact } from '../contact/findOrCreateContact';
import { forgetAll } from '../client/accountMemory';
import type { BlingApi } from '../client/api';
import { createdId } from '../client/answers';
import { skippingFirst } from '../../../runtime/once/skippingFirst';
import { resolveProducts } from '../product/resolveProducts';
import { findSale, saleName } from './findSale';
import { choosePaymentMethod } from './paymentMethod';
import { saleBody } from './saleBody';
import { saleWishes } from './saleOverrides';

/** Makes the sale of an order that was just looked for in vain. `found`: it turned up after an answer was lost. */
export async function createSale(api: BlingApi, order: Order, wishes: InvoiceWishes): Promise<Found<number>> {
	const { clock } = api.connection;
	const reference = { orderNumber: order.number, order };
	// SKUs first: an order that Bling cannot know leaves no contact behind.
	const productIds = await resolveProducts(api, order, wishes.unknownProducts ?? 'fail');
	const paymentMethodId = await choosePaymentMethod(api, order, wishes.paymentMethods ?? {});
	const contactId = await findOrCreateContact(api, order);
	const body = saleBody(order, { contactId, productIds, paymentMethodId }, clock.now(), saleWishes(wishes));
	const outcome = await settle(
		lookUpThenWrite(clock, {
			lookUp: skippingFirst(async () => await findSale(api, reference)),
			write: async () => createdId(await api.post('/pedidos/vendas', body)),
		}),
	);
	if ('value' in outcome) {
		api.memory.sales.set(saleName(reference), outcome.value.value, clock);
		return outcome.value;
	}
	// One of the remembered ids may be gone in Bling: the next run shall ask for all of them.
	if (hasClass(outcome.error, 'validation', 'notFound')) forgetAll(api.memory);
	throw outcome.error;
}
