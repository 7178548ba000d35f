import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import type { SaleAsMade } from '../../../runtime/erp/refuseOutdated';
import { asId, asRecord, asRecords, asText, recordIn } from '../client/answers';
import type { BlingApi } from '../client/api';

/** A sale as far as it tells of its invoice and of what it was made of. */
export interface KnownSale extends SaleAsMade {
	id: number;
	invoiceId: number | undefined;
}

export async function getKnownSale(api: BlingApi, id: number): Promise<KnownSale> {
	const sale = recordIn(await api.get(`/pedidos/vendas/${id}`));
	return {
		id,
		invoiceId: asId(asRecord(sale.notaFiscal).id),
		noted: asText(sale.observacoesInternas),
		sold: asRecords(sale.itens).map(({ codigo, quantidade, valor }) => ({ sku: codigo, quantity: quantidade, unitPrice: valor })),
		place: asRecord(asRecord(sale.transporte).etiqueta),
	};
}

/** Ids of several sales of one order: those that have an invoice go before the others. The list does not tell, so each is read. */
export async function invoicedFirst(api: BlingApi, ids: readonly number[]): Promise<readonly number[]> {
	const sales: KnownSale[] = [];
	for (const id of ids) {
		const outcome = await attempt(getKnownSale(api, id));
		if (outcome.ok) sales.push(outcome.value);
		// Another worker has just taken its own back.
		else if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	}
	const invoiced = sales.filter(({ invoiceId }) => invoiceId !== undefined);
	return [...invoiced, ...sales.filter(({ invoiceId }) => invoiceId === undefined)].map(({ id }) => id);
}
