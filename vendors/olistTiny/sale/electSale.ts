import type { Order } from '../../../domain/documents/order';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import type { TinyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { cancelled, listSalesToInvoice } from './findSale';
import { getSale } from './getSale';

/**
 * Another worker may have made the same order's sale at the same moment, and Olist Tiny takes both: before an invoice is made of one, all
 * look at what is there, and the oldest stands. `unclear`: the answer to the making was lost, so that `mine` is what was found after it.
 */
export async function electSale(api: TinyApi, order: Order, mine: number, unclear: boolean): Promise<Found<number>> {
	const reference = { orderNumber: order.number, order };
	let seen: readonly number[] = [];
	const candidates = async () => {
		seen = await listSalesToInvoice(api, reference);
		// Taken back already by a worker who met it: the other one stands all the same.
		return seen.some((id) => id < mine) && !seen.includes(mine) ? [...seen, mine] : seen;
	};
	const isSame = (one: number, other: number) => one === other;
	const takeBack = async (id: number) => await cancelSale(api, id);
	const elected = await elect(api.connection, mine, { candidates, isSame, takeBack, vendor });
	const doubles = unclear ? seen.filter((id) => id !== elected.value && id !== mine) : [];
	for (const id of doubles) await cancelDouble(api, order, id);
	return elected;
}

/**
 * After a lost answer nobody knows which of several sales is this run's own. All of them came since it had looked in vain; what was made
 * by this package for this very order and has no invoice is a double, whoever made it, because its maker goes on with the oldest, too.
 */
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
