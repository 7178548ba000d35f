import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass } from '../../../runtime/errors/integrationError';
import { postOnce } from '../../../runtime/once/postOnce';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { stockLock } from './stockLock';

export type Posting = 'moved' | 'already_moved';

/** Posts the sale's stock at the location, or at the default one. */
export async function postSaleStock(api: BlingApi, saleId: number, location: string | null): Promise<Posting> {
	const atLocation = location === null ? '' : `/${encodeURIComponent(location)}`;
	return await post(api, `/pedidos/vendas/${saleId}/lancar-estoque${atLocation}`, postedAlready);
}

/** Takes the posting of the sale back, into the location it was taken from. */
export async function reverseSaleStock(api: BlingApi, saleId: number): Promise<Posting> {
	return await post(api, `/pedidos/vendas/${saleId}/estornar-estoque`, notPosted);
}

/**
 * Takes back what Bling posted when it authorized the sale's invoice (a setting of the account). The sale names its invoice without
 * the model, and one that is no NF-e is an NFC-e.
 */
export async function reverseInvoiceStock(api: BlingApi, invoiceId: number): Promise<Posting> {
	const outcome = await attempt(post(api, `/nfe/${invoiceId}/estornar-estoque`, notPosted));
	if (outcome.ok) return outcome.value;
	if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	return await post(api, `/nfce/${invoiceId}/estornar-estoque`, notPosted);
}

/**
 * Bling gives these refusals no code of their own: they come as VALIDATION_ERROR, as "saldo insuficiente" does, and are told apart by
 * their words alone ("estoque já lançado", "já foi lançado"; "não foi lançado", "já foi estornado").
 */
const postedAlready = /\bj[áa]\s+(?:\S+\s+){0,2}lan[çc]ad[oa]/i;
const notPosted = /\bn[ãa]o\s+(?:\S+\s+){0,2}lan[çc]ad[oa]|\bj[áa]\s+(?:\S+\s+){0,2}estornad[oa]/i;

/** A sale and an invoice do not show whether their stock was posted. */
async function post(api: BlingApi, path: string, refusedAsDone: RegExp): Promise<Posting> {
	const { before } = await postOnce(
		api.connection.clock,
		async () => await exclusive(stockLock(api), async () => await api.post(path)),
		(error) => hasClass(error, 'validation', 'conflict') && refusedAsDone.test(error.failure.message),
	);
	return before ? 'already_moved' : 'moved';
}
