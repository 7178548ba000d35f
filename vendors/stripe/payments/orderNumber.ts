import { bareTaxId } from '../../../domain/values/taxId';
import { asRecord, asRecords, asText } from '../../../runtime/client/json';
import { idOf, type Sale } from './lookUp';

const numberNames = ['order_number', 'order_id', 'order', 'pedido', 'numero_pedido'];

/** No whole order written as JSON, no sentence. */
const form = /^#?[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,39}$/u;

/**
 * What the shop calls the order: what its own data say, else its reference of the checkout. That one "can be a customer ID, a cart ID, or
 * similar" (Stripe API, "The Checkout Session object"): what names the customer is no order, of which he may place several.
 */
export function orderNumberOf(sale: Sale): string | null {
	const { session, intent } = sale;
	const data = { ...asRecord(intent?.metadata), ...asRecord(session?.metadata) };
	const named = numberNames.map((name) => asText(data[name])).find((text) => text !== null && form.test(text));
	const reference = asText(session?.client_reference_id);
	const isOrders = reference !== null && form.test(reference) && !isCustomers(sale, reference);
	return (named ?? (isOrders ? reference : null))?.replace(/^#/, '') ?? null;
}

function isCustomers({ session, intent }: Sale, reference: string): boolean {
	const { tax_ids: taxIds } = asRecord(session?.customer_details);
	const known = [idOf(session?.customer), idOf(intent?.customer), ...asRecords(taxIds).map(({ value }) => asText(value))];
	const personal = Object.entries({ ...asRecord(intent?.metadata), ...asRecord(session?.metadata) })
		.filter(([name]) => /user|customer|client|cpf|cnpj/i.test(name))
		.map(([, value]) => asText(value));
	return /^cus_/.test(reference) || [...known, ...personal].some((text) => text !== null && bareTaxId(text) === bareTaxId(reference));
}
