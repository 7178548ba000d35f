import { hasClass } from '../../../runtime/integrationError';
import { lookUpThenWrite } from '../../../runtime/lookUpThenWrite';
import { settle } from '../../../runtime/settle';
import type { BlingApi } from '../client/api';

export type Posting = 'moved' | 'already_moved';

/**
 * Posts the sale's stock in the warehouse, or in the default one. A sale does not show whether that was done, so after a lost
 * answer the request is repeated: Bling refuses a second posting, and that refusal says that the first one was done.
 */
export async function postSaleStock(api: BlingApi, saleId: number, location: string | null): Promise<Posting> {
	const path = `/pedidos/vendas/${saleId}/lancar-estoque${location === null ? '' : `/${encodeURIComponent(location)}`}`;
	let tries = 0;
	const { value } = await lookUpThenWrite<Posting>(api.connection.clock, {
		lookUp: async () => undefined,
		write: async () => {
			tries++;
			const outcome = await settle(api.post(path));
			if ('value' in outcome) return 'moved';
			if (!isPostedAlready(outcome.error)) throw outcome.error;
			return tries === 1 ? 'already_moved' : 'moved';
		},
	});
	return value;
}

/**
 * Bling gives this refusal no code of its own: it comes as VALIDATION_ERROR, as "saldo insuficiente" does, and is told apart by
 * its words alone ("estoque já lançado", "já foi lançado").
 */
function isPostedAlready(error: unknown): boolean {
	return hasClass(error, 'validation', 'conflict') && /\bj[áa]\s+(?:\S+\s+){0,2}lan[çc]ad[oa]/i.test(error.failure.message);
}
