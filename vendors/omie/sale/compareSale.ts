import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { toCents } from '../../../domain/values/money';
import { asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { contentOf, pickSale, refuseOtherOrder, refuseOtherTotal, saleName } from '../../../runtime/erp/pickSale';
import { refuseOtherGoods } from '../../../runtime/erp/refuseOutdated';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { requireId } from '../client/answers';
import type { OmieApi } from '../client/api';
import { methods } from '../client/methods';
import { vendor } from '../client/vendor';

/**
 * A key that two shops or two orders share finds the other one's sale: what is found is held against the order's id, total, goods and
 * customer before its invoice is made or handed on. Two questions, and none where this process has compared or made the sale.
 */
export async function compareSale(api: OmieApi, request: IssueRequest, saleId: number): Promise<void> {
	const name = comparedName(request);
	if (!request.order || api.memory.compared.get(name, api.connection.clock) === saleId) return;
	const sale = asRecord((await api.ask(methods.getSale, { codigo_pedido: saleId })).pedido_venda_produto);
	const noted = asText(asRecord(sale.observacoes).obs_venda);
	refuseOtherOrder(vendor, request, noted);
	const totalCents = toCents(asNumber(asRecord(sale.total_pedido).valor_total_pedido));
	refuseOtherTotal(vendor, request, totalCents);
	// The SKU of a generic product is not the order's.
	if (typeof request.overrides?.unknownProducts !== 'object') refuseOtherGoods(vendor, request, { noted, sold: soldIn(sale), place: {} });
	const taxId = await taxIdOf(api, requireId(asRecord(sale.cabecalho).codigo_cliente));
	pickSale(vendor, request, [{ id: saleId, taxId, cancelled: false, totalCents }]);
	rememberCompared(api, request, saleId);
}

function soldIn(sale: Json) {
	return asRecords(sale.det).map(({ produto }) => {
		const { codigo, quantidade, valor_unitario: unitPrice } = asRecord(produto);
		return { sku: codigo, quantity: quantidade, unitPrice };
	});
}

/** Made for this very order by this process, or compared with it. */
export function rememberCompared(api: OmieApi, request: IssueRequest, saleId: number): void {
	api.memory.compared.set(comparedName(request), saleId, api.connection.clock);
}

async function taxIdOf(api: OmieApi, customerId: number): Promise<string> {
	const taxId = asText((await api.ask(methods.getCustomer, { codigo_cliente_omie: customerId })).cnpj_cpf);
	if (taxId === null) throw unreadableAnswer(vendor, 'transient', 'the question for the customer', ['cnpj_cpf']);
	return taxId;
}

function comparedName(request: IssueRequest): string {
	return `${request.key}:${saleName(request)}:${request.order ? contentOf(request.order) : ''}`;
}
