import { asRecord, asText, type Json } from '../../../runtime/client/json';

/** The shop's order number on a sale or an invoice. */
export function shopNumberIn({ ecommerce }: Json): string | null {
	return asText(asRecord(ecommerce).numeroPedidoEcommerce);
}
