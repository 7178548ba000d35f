import type { Order } from '../../domain/documents/order';
import type { DeclaredLine } from '../../domain/documents/shipment';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/** Of a return that is there under the key already; as far as its label tells what is declared on it. */
export function refuseOtherGoods(vendor: Vendor, { number }: Order, declared: DeclaredLine[] | null, asked: readonly DeclaredLine[]): void {
	if (declared === null || linesOf(declared) === linesOf(asked)) return;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'returnOfOtherGoods',
		message: `Order ${number}: ${vendor.name} has a return of it under this key already, with other goods`,
		hint: 'For a second return of the order set an "Idempotency Key" of its own in the node options; or cancel the first one and do the same',
	});
}

function linesOf(rows: readonly DeclaredLine[]): string {
	return rows
		.map(({ name, quantity }) => `${name}: ${quantity}`)
		.toSorted()
		.join('\n');
}
