import { toCents } from '../../../domain/values/money';
import { hasClass } from '../../../runtime/errors/integrationError';
import { asId, asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { saleName, type SaleReference } from '../../../runtime/erp/pickSale';
import { attempt } from '../../../runtime/errors/attempt';
import { recordIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { shopNumberIn } from './findSale';

/** A sale as Olist Tiny has it. */
export interface Sale {
	id: number;
	orderNumber: string | null;
	/** Undefined where Olist Tiny does not tell. */
	totalCents: number | undefined;
	/** Of its invoice: there is one at most. */
	invoiceId: number | undefined;
	/** The location that its goods leave from. */
	locationId: number | undefined;
	/** One a product. */
	lines: readonly SaleLine[];
}

export interface SaleLine {
	sku: string;
	productId: number | undefined;
	quantity: number;
}

export async function getSale(api: TinyApi, id: number): Promise<Sale> {
	const sale = recordIn(await api.get(`/pedidos/${id}`));
	return {
		id,
		orderNumber: shopNumberIn(sale),
		totalCents: toCents(asNumber(sale.valorTotalPedido)),
		invoiceId: asId(sale.idNotaFiscal),
		locationId: asId(asRecord(sale.deposito).id),
		lines: readLines(sale),
	};
}

/** The order's sale by its id; forgotten where it was deleted since it was met, so that the next run looks for it. */
export async function getKnownSale(api: TinyApi, id: number, reference: SaleReference): Promise<Sale> {
	const outcome = await attempt(getSale(api, id));
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'notFound')) api.memory.sales.delete(saleName(reference));
	throw outcome.error;
}

function readLines({ itens }: Json): SaleLine[] {
	const lines = new Map<string, SaleLine>();
	for (const { produto, quantidade } of asRecords(itens)) {
		const { id, sku } = asRecord(produto);
		const line = { sku: asText(sku) ?? '', productId: asId(id), quantity: asNumber(quantidade) ?? 0 };
		const name = String(line.productId ?? line.sku);
		lines.set(name, { ...line, quantity: line.quantity + (lines.get(name)?.quantity ?? 0) });
	}
	return [...lines.values()];
}
