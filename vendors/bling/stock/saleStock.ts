import { exclusive } from '../../../runtime/exclusive';
import { hasClass } from '../../../runtime/integrationError';
import { lookUpThenWrite } from '../../../runtime/lookUpThenWrite';
import { settle } from '../../../runtime/settle';
import type { BlingApi } from '../client/api';
import { stockLock } from './stockLock';

export type Posting = 'moved' | 'already_moved';

/** Posts the sale's stock in the warehouse, or in the default one. */
export async function postSaleStock(api: BlingApi, saleId: number, location: string | null): Promise<Posting> {
	const depot = location === null ? '' : `/${encodeURIComponent(location)}`;
	return await moveOnce(api, `/pedidos/vendas/${saleId}/lancar-estoque${depot}`, postedAlready);
}

/** Takes the posting of the sale back, into the warehouse it was taken from. */
export async function reverseSaleStock(api: BlingApi, saleId: number): Promise<Posting> {
	return await moveOnce(api, `/pedidos/vendas/${saleId}/estornar-estoque`, notPosted);
}

/**
 * Takes back what Bling posted when it authorized the sale's invoice (a setting of the account). The sale names its invoice without
 * the model, and one that is no NF-e is an NFC-e.
 */
export async function reverseInvoiceStock(api: BlingApi, invoiceId: number): Promise<Posting> {
	const outcome = await settle(moveOnce(api, `/nfe/${invoiceId}/estornar-estoque`, notPosted));
	if ('value' in outcome) return outcome.value;
	if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	return await moveOnce(api, `/nfce/${invoiceId}/estornar-estoque`, notPosted);
}

/**
 * Bling gives these refusals no code of their own: they come as VALIDATION_ERROR, as "saldo insuficiente" does, and are told apart by
 * their words alone ("estoque já lançado", "já foi lançado"; "não foi lançado", "já foi estornado").
 */
const postedAlready = /\bj[áa]\s+(?:\S+\s+){0,2}lan[çc]ad[oa]/i;
const notPosted = /\bn[ãa]o\s+(?:\S+\s+){0,2}lan[çc]ad[oa]|\bj[áa]\s+(?:\S+\s+){0,2}estornad[oa]/i;

/**
 * A sale does not show whether its stock was posted, so after a lost answer the request is repeated: Bling refuses to do it a second
 * time, and that refusal says that the first one was done.
 */
async function moveOnce(api: BlingApi, path: string, refusedAsDone: RegExp): Promise<Posting> {
	let tries = 0;
	const { value } = await lookUpThenWrite<Posting>(api.connection.clock, {
		lookUp: async () => undefined,
		write: async () => {
			tries++;
			const outcome = await settle(exclusive(stockLock(api), async () => await api.post(path)));
			if ('value' in outcome) return 'moved';
			const { error } = outcome;
			if (!hasClass(error, 'validation', 'conflict') || !refusedAsDone.test(error.failure.message)) throw error;
			return tries === 1 ? 'already_moved' : 'moved';
		},
	});
	return value;
}
