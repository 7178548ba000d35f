import type { InvoiceChoice } from '../../../domain/ports/invoiceIssuer';
import type { BlingApi } from '../client/api';
import { asId, asText } from '../client/answers';
import { listPages } from '../client/listPages';

/** Where each list is; those that Bling has no request for are not here. */
const lists: Partial<Record<InvoiceChoice, string>> = {
	operationNatures: '/naturezas-operacoes',
	paymentMethods: '/formas-pagamentos',
	stores: '/canais-venda',
};

/** What is active: `situacao` 1 in all of the lists. */
export async function listChoices(api: BlingApi, of: InvoiceChoice): Promise<{ id: string; name: string }[]> {
	const path = lists[of];
	if (path === undefined) return [];
	const records = await listPages(api, path, { situacao: 1 });
	return records.flatMap(({ id, descricao }) => {
		const known = asId(id);
		return known === undefined ? [] : [{ id: String(known), name: asText(descricao) ?? String(known) }];
	});
}
