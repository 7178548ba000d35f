import type { Order } from '../../../domain/documents/order';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { elect } from '../../../runtime/once/elect';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import type { BlingApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listSalesToInvoice } from './findSale';
import { getKnownSale } from './invoicedFirst';

/**
 * Another worker may have made the same order's sale at the same moment, and Bling takes both: before an invoice is made of one, all
 * look at what is there, and the oldest stands. `unclear`: the answer to the making was lost, so that `mine` is what was found after it.
 */
export async function electSale(api: BlingApi, order: Order, mine: number, unclear: boolean): Promise<Found<number>> {
	const reference = { orderNumber: order.number, order };
	let seen: readonly number[] = [];
	const candidates = async () => {
		seen = await listSalesToInvoice(api, reference);
		// Taken back already by a worker who met it: the other one stands all the same.
		return seen.some((id) => id < mine) && !seen.includes(mine) ? [...seen, mine] : seen;
	};
	const isSame = (one: number, other: number) => one === other;
	const takeBack = async (id: number) => await deleteSale(api, id);
	const elected = await elect(api.connection, mine, { candidates, isSame, takeBack, vendor });
	if (unclear)
		await takeBackDoubles(
			api,
			order,
			seen.filter((id) => id !== elected.value && id !== mine),
		);
	return elected;
}

/**
 * After a lost answer nobody knows which of several sales is this run's own. All of them came since it had looked in vain; what was made
 * by this package for this very order and has no invoice is a double, whoever made it, because its maker goes on with the oldest, too.
 */
async function takeBackDoubles(api: BlingApi, order: Order, doubles: readonly number[]): Promise<void> {
	for (const id of doubles) {
		const outcome = await attempt(getKnownSale(api, id));
		if (outcome.ok && outcome.value.noted === order.id && outcome.value.invoiceId === undefined) await deleteSale(api, id);
		else if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
	}
}

async function deleteSale(api: BlingApi, id: number): Promise<void> {
	const outcome = await attempt(api.remove(`/pedidos/vendas/${id}`));
	// Gone already: by a first request whose answer was lost, or by another worker.
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}
