import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { postOnce } from '../../../runtime/once/postOnce';
import type { TinyApi } from '../client/api';
import type { Sale } from '../sale/getSale';
import { vendor } from '../client/vendor';

/** What is done with the stock of a sale, and how Olist Tiny refuses to do it twice. */
const postings = {
	deduct: { path: 'lancar-estoque', done: /\bj[áa]\s+(?:\S+\s+){0,2}lan[çc]ad[oa]/i },
	return: { path: 'estornar-estoque', done: /\bn[ãa]o\s+(?:\S+\s+){0,2}lan[çc]ad[oa]|\bj[áa]\s+(?:\S+\s+){0,2}estornad[oa]/i },
};

export type SalePosting = keyof typeof postings;

/** Posts the sale's stock or takes the posting back; answers whether that had been done before. */
export async function postSaleStock(api: TinyApi, { id }: Sale, posting: SalePosting): Promise<{ before: boolean }> {
	const { path, done } = postings[posting];
	return await postOnce(
		api.connection.clock,
		async () => await api.post(`/pedidos/${id}/${path}`),
		// 409 says it; clients report a 400 instead ("Estoque já lançado."), which a lack of goods is as well: only its words tell.
		(error) => hasClass(error, 'conflict') || (hasClass(error, 'validation') && done.test(error.failure.message)),
	);
}

/** Olist Tiny moves a sale's goods in the location that the sale names, and in no other. */
export function refuseOtherLocation({ locationId }: Sale, location: string | null): void {
	if (location === null || String(locationId) === location) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'locationOfSale',
		message: 'Olist Tiny takes the goods of an order out of the warehouse (depósito) of its sale, not out of the one chosen here',
		hint: 'Leave "Location" empty, and choose the warehouse where the sale is made ("ERP Invoice")',
	});
}
