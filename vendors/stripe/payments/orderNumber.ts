import { asRecord, asText } from '../../../runtime/client/json';
import type { Sale } from './lookUp';

const numberNames = ['order_number', 'order_id', 'order', 'pedido', 'numero_pedido'];

/** What the shop calls the order: its reference of the checkout, else what its own data say. */
export function orderNumberOf({ session, intent }: Sale): string | null {
	const data = { ...asRecord(intent?.metadata), ...asRecord(session?.metadata) };
	const named = numberNames.map((name) => asText(data[name])).find((text) => text !== null);
	return (asText(session?.client_reference_id) ?? named ?? null)?.replace(/^#/, '') ?? null;
}
