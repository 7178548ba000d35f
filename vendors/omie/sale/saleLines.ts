import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import type { Order } from '../../../domain/documents/order';
import { asId, asNumber, asRecord, asRecords, asText } from '../../../runtime/client/json';
import type { OmieApi } from '../client/api';
import { methods } from '../client/methods';

/** A line of a sale, as far as stock is concerned. */
export interface SaleLine {
	/** Omie's id of the product where the order does not tell the SKU. */
	sku: string;
	/** Undefined where the line comes from the shop's order. */
	productId: number | undefined;
	quantity: number;
}

/** What the order holds, one line a SKU; without the order what its sale in Omie holds. */
export async function saleLines(api: OmieApi, saleId: number, order: Order | null): Promise<SaleLine[]> {
	const lines = order
		? order.items.map(({ sku, quantity }) => ({ sku: sku ?? '', productId: undefined, quantity }))
		: await linesInOmie(api, saleId);
	const bySku = new Map<string, SaleLine>();
	for (const line of lines) bySku.set(line.sku, { ...line, quantity: line.quantity + (bySku.get(line.sku)?.quantity ?? 0) });
	return [...bySku.values()];
}

async function linesInOmie(api: OmieApi, saleId: number): Promise<SaleLine[]> {
	const answer = await api.ask(methods.getSale, { codigo_pedido: saleId });
	return asRecords(asRecord(answer.pedido_venda_produto).det).map(({ produto }) => {
		const { codigo, codigo_produto, quantidade } = asRecord(produto);
		return { sku: asText(codigo) ?? asText(codigo_produto) ?? '', productId: asId(codigo_produto), quantity: requireQuantity(quantidade) };
	});
}

/** Counted with what is moved: one that cannot be read is no 0. */
function requireQuantity(value: unknown): number {
	const quantity = asNumber(value);
	if (quantity === null) throw unreadableAnswer(vendor, 'transient', 'the question for the sale', ['quantidade']);
	return quantity;
}
