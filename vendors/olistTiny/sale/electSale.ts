import type { Order } from '../../../domain/documents/order';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import type { Found, Written } from '../../../runtime/once/lookUpThenWrite';
import type { TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listSalesToInvoice } from './findSale';
import { cancelled, getSale } from './getSale';

/**
 * Another worker may have made the same order's sale at the same moment, and Olist Tiny takes both: before an invoice is made of one, all
 * look at what is there, and the oldest stands.
 */
export async function electSale(api: TinyApi, order: Order, made: Written<number>): Promise<Found<number>> {
	const candidates = async () => {
		const seen = await listSalesToInvoice(api, { orderNumber: order.number, order });
		// Taken back already by a worker who met it: the other one stands all the same.
		return seen.some((id) => id < made.value) && !seen.includes(made.value) ? [...seen, made.value] : seen;
	};
	return await elect(api.connection, made, {
		vendor,
		candidates,
		isSame: (one, other) => one === other,
		takeBack: async (id) => await cancelSale(api, id),
		takeBackDouble: async (id) => await cancelDouble(api, order, id),
	});
}

/** What was made by this package for this very order and has no invoice. */
async function cancelDouble(api: TinyApi, order: Order, id: number): Promise<void> {
	const { noted, invoiceId } = await getSale(api, id);
	if (noted === order.id && invoiceId === undefined) await cancelSale(api, id);
}

/** The API deletes no sale; a cancelled one counts no more where there is another. */
async function cancelSale(api: TinyApi, id: number): Promise<void> {
	const outcome = await attempt(api.put(`/pedidos/${id}/situacao`, { situacao: cancelled }));
	// Deleted by hand meanwhile.
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}
