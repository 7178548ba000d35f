import type { Order } from '../../../domain/documents/order';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import type { Found, Written } from '../../../runtime/once/lookUpThenWrite';
import type { BlingApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listSalesToInvoice } from './findSale';
import { getKnownSale } from './invoicedFirst';

/**
 * Another worker may have made the same order's sale at the same moment, and Bling takes both: before an invoice is made of one, all
 * look at what is there, and the oldest stands.
 */
export async function electSale(api: BlingApi, order: Order, made: Written<number>): Promise<Found<number>> {
	const candidates = async () => {
		const seen = await listSalesToInvoice(api, { orderNumber: order.number, order });
		// Taken back already by a worker who met it: the other one stands all the same.
		return seen.some((id) => id < made.value) && !seen.includes(made.value) ? [...seen, made.value] : seen;
	};
	return await elect(api.connection, made, {
		vendor,
		candidates,
		isSame: (one, other) => one === other,
		takeBack: async (id) => await deleteSale(api, id),
		takeBackDouble: async (id) => await deleteDouble(api, order, id),
	});
}

/** What was made by this package for this very order and has no invoice. */
async function deleteDouble(api: BlingApi, order: Order, id: number): Promise<void> {
	const outcome = await attempt(getKnownSale(api, id));
	if (outcome.ok && outcome.value.noted === order.id && outcome.value.invoiceId === undefined) await deleteSale(api, id);
	else if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

async function deleteSale(api: BlingApi, id: number): Promise<void> {
	const outcome = await attempt(api.remove(`/pedidos/vendas/${id}`));
	// Gone already: by a first request whose answer was lost, or by another worker.
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}
