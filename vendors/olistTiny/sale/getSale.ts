import { toCents } from '../../../domain/values/money';
import type { SaleAsMade } from '../../../runtime/erp/refuseOutdated';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';
import { hasClass } from '../../../runtime/errors/integrationError';
import { asId, asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { saleName, type SaleReference } from '../../../runtime/erp/pickSale';
import { attempt } from '../../../runtime/errors/attempt';
import { recordIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { shopNumberIn } from './shopNumber';

/** `situacao` of a sale (Olist Tiny API v3, Pedidos). */
export const cancelled = 2;

/** A sale as Olist Tiny has it. */
export interface Sale extends SaleAsMade {
	id: number;
	orderNumber: string | null;
	/** Undefined where Olist Tiny does not tell. */
	totalCents: number | undefined;
	/** Undefined where Olist Tiny does not tell. */
	cancelled: boolean | undefined;
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
	const situation = asNumber(sale.situacao);
	return {
		id,
		orderNumber: shopNumberIn(sale),
		totalCents: toCents(asNumber(sale.valorTotalPedido)),
		cancelled: situation === null ? undefined : situation === cancelled,
		invoiceId: asId(sale.idNotaFiscal),
		noted: asText(sale.observacoesInternas),
		locationId: asId(asRecord(sale.deposito).id),
		lines: readLines(sale),
		sold: asRecords(sale.itens).map(({ produto, quantidade, valorUnitario }) => ({
			sku: asRecord(produto).sku,
			quantity: quantidade,
			unitPrice: valorUnitario,
		})),
		place: asRecord(sale.enderecoEntrega),
	};
}

/** The order's sale by its id; forgotten where it was deleted since it was met, so that the next run looks for it. */
export async function getKnownSale(api: TinyApi, id: number, reference: SaleReference): Promise<Sale> {
	const outcome = await attempt(getSale(api, id));
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'notFound')) api.memory.sales.delete(saleName(reference));
	throw outcome.error;
}

/** Ids of several sales of one order: those that have an invoice go before the others. The list does not tell, so each is read. */
export async function invoicedFirst(api: TinyApi, ids: readonly number[]): Promise<readonly number[]> {
	const sales: Sale[] = [];
	for (const id of ids) sales.push(await getSale(api, id));
	const invoiced = sales.filter(({ invoiceId }) => invoiceId !== undefined);
	return [...invoiced, ...sales.filter(({ invoiceId }) => invoiceId === undefined)].map(({ id }) => id);
}

function readLines({ itens }: Json): SaleLine[] {
	const lines = new Map<string, SaleLine>();
	for (const { produto, quantidade } of asRecords(itens)) {
		const { id, sku } = asRecord(produto);
		const line = { sku: asText(sku) ?? '', productId: asId(id), quantity: requireQuantity(quantidade) };
		const name = String(line.productId ?? line.sku);
		lines.set(name, { ...line, quantity: line.quantity + (lines.get(name)?.quantity ?? 0) });
	}
	return [...lines.values()];
}

/** Counted with what is moved: one that cannot be read is no 0. */
function requireQuantity(value: unknown): number {
	const quantity = asNumber(value);
	if (quantity === null) throw unreadableAnswer(vendor, 'transient', 'the question for the sale', ['quantidade']);
	return quantity;
}
