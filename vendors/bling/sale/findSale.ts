import type { Order } from '../../../domain/order';
import { IntegrationError } from '../../../runtime/integrationError';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, asText, listIn, type Json } from '../client/answers';
import { bareTaxId } from '../contact/bareTaxId';

/** The order as its sale is looked for: by the shop's number, and by the customer where the order is known here. */
export interface SaleReference {
	orderNumber: string;
	order: Order | null;
}

/** Id of the sale with the shop's order number (`numeroLoja`), whoever made it in Bling; undefined where there is none. */
export async function findSale(api: BlingApi, reference: SaleReference): Promise<number | undefined> {
	const { orderNumber } = reference;
	const sales = listIn(await api.get('/pedidos/vendas', { 'numerosLojas[]': [orderNumber] }));
	const numbered = sales.filter(({ numeroLoja }) => asText(numeroLoja) === orderNumber);
	const fitting = numbered.filter((sale) => mayBeOf(reference, sale));
	if (numbered.length > 0 && fitting.length === 0) throw ofSomebodyElse(orderNumber);
	const id = theOne(orderNumber, fitting);
	if (id !== undefined) api.memory.sales.set(saleName(reference), id, api.connection.clock);
	return id;
}

/** As `findSale`, asking Bling only where it was not seen in the last minutes. */
export async function recallSale(api: BlingApi, reference: SaleReference): Promise<number | undefined> {
	return api.memory.sales.get(saleName(reference), api.connection.clock) ?? (await findSale(api, reference));
}

/** Two shops on one Bling account can have the same number: then the customer tells their orders apart. */
export function saleName({ orderNumber, order }: SaleReference): string {
	return `${orderNumber}:${order?.customer.taxId?.value ?? ''}`;
}

function mayBeOf({ order }: SaleReference, sale: Json): boolean {
	const theirs = bareTaxId(asRecord(sale.contato).numeroDocumento);
	const ours = bareTaxId(order?.customer.taxId?.value);
	return theirs === '' || ours === '' || theirs === ours;
}

/** A cancelled sale counts only where there is no other: it may have been made again by hand. */
function theOne(orderNumber: string, sales: Json[]): number | undefined {
	const live = sales.filter((sale) => !isCancelled(sale));
	const candidates = live.length > 0 ? live : sales;
	if (candidates.length > 1) throw ambiguous(orderNumber, candidates.length);
	return asId(candidates[0]?.id);
}

/** Situation 12 (`valor` 2) is Bling's own "Cancelado". */
function isCancelled({ situacao }: Json): boolean {
	const { id, valor } = asRecord(situacao);
	return asNumber(id) === 12 || asNumber(valor) === 2;
}

function ambiguous(orderNumber: string, count: number): IntegrationError {
	return new IntegrationError('bling', {
		class: 'conflict',
		code: 'severalSales',
		message: `Bling has ${count} sales with the store number ${orderNumber}, so it is not clear which one is meant`,
		hint: 'Cancel or delete in Bling the sales that are not this order, then run the item again',
	});
}

function ofSomebodyElse(orderNumber: string): IntegrationError {
	return new IntegrationError('bling', {
		class: 'conflict',
		code: 'saleOfOtherCustomer',
		message: `Bling has a sale with the store number ${orderNumber}, but of another customer (CPF or CNPJ)`,
		hint: 'Where several shops sell into one Bling account, give each its own prefix for order numbers; else correct the sale in Bling',
	});
}
