import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, asRecords, asText, recordIn, type Json } from '../client/answers';
import { isCancelled } from './findSale';

/** A line of a sale, as far as stock is concerned. */
export interface SaleLine {
	sku: string;
	quantity: number;
	/** Undefined for a free text line: Bling counts no stock of it. */
	productId: number | undefined;
}

/** A sale, as far as stock is concerned. */
export interface SaleGoods {
	/** One line a SKU: that is what Bling moves, whatever the shop's order says. */
	lines: SaleLine[];
	/** Its nota fiscal, where there is one; Bling may have posted the stock by that. */
	invoiceId: number | undefined;
	cancelled: boolean;
	/** Internal remarks; this package writes the order's id there. */
	noted: string | null;
}

export async function getSaleGoods(api: BlingApi, saleId: number, orderNumber: string): Promise<SaleGoods> {
	const sale = recordIn(await api.get(`/pedidos/vendas/${saleId}`));
	const lines = new Map<string, SaleLine>();
	for (const line of asRecords(sale.itens).map(readLine)) {
		const name = String(line.productId ?? line.sku);
		const before = lines.get(name);
		lines.set(name, before ? { ...before, quantity: before.quantity + line.quantity } : line);
	}
	const cancelled = isCancelled(sale, orderNumber);
	return { lines: [...lines.values()], cancelled, invoiceId: asId(asRecord(sale.notaFiscal).id), noted: asText(sale.observacoesInternas) };
}

function readLine({ codigo, quantidade, produto }: Json): SaleLine {
	return { sku: asText(codigo) ?? '', quantity: requireQuantity(quantidade), productId: asId(asRecord(produto).id) };
}

/** Counted with what is moved: one that cannot be read is no 0. */
function requireQuantity(value: unknown): number {
	const quantity = asNumber(value);
	if (quantity === null) throw unreadableAnswer(vendor, 'transient', 'the question for the sale', ['quantidade']);
	return quantity;
}
