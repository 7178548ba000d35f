import { hasClass } from '../../../runtime/integrationError';
import { postOnce } from '../../../runtime/postOnce';
import type { BlingApi } from '../client/api';

export type Posting = 'moved' | 'already_moved';

/** Posts the sale's stock in the warehouse, or in the default one. A sale does not show whether that was done. */
export async function postSaleStock(api: BlingApi, saleId: number, location: string | null): Promise<Posting> {
	const path = `/pedidos/vendas/${saleId}/lancar-estoque${location === null ? '' : `/${encodeURIComponent(location)}`}`;
	const { before } = await postOnce(api.connection.clock, async () => await api.post(path), isPostedAlready);
	return before ? 'already_moved' : 'moved';
}

/**
 * Bling gives this refusal no code of its own: it comes as VALIDATION_ERROR, as "saldo insuficiente" does, and is told apart by
 * its words alone ("estoque já lançado", "já foi lançado").
 */
function isPostedAlready(error: unknown): boolean {
	return hasClass(error, 'validation', 'conflict') && /\bj[áa]\s+(?:\S+\s+){0,2}lan[çc]ad[oa]/i.test(error.failure.message);
}
