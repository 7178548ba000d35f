import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { saleState, type SaleState } from './saleState';
import { vendor } from '../client/vendor';

/** The sale with this key; undefined if there is none. By its id where it was seen in the last minutes. */
export async function findSale(api: OmieApi, key: string, options?: { patient: boolean }): Promise<SaleState | undefined> {
	const { clock } = api.connection;
	const known = api.memory.sales.get(key, clock);
	const outcome = await attempt(
		saleState(api, known === undefined ? { codigo_pedido_integracao: key } : { codigo_pedido: known }, options),
	);
	if (outcome.ok) {
		api.memory.sales.set(key, outcome.value.saleId, clock);
		return outcome.value;
	}
	if (!hasClass(outcome.error, 'notFound')) throw outcome.error;
	if (known === undefined) return undefined;
	// Deleted in Omie since it was seen, and perhaps made again under its key.
	api.memory.sales.delete(key);
	return await findSale(api, key, options);
}

export function saleNotFound(orderNumber: string, key: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'saleNotFound',
		message: `Omie has no sale for order ${orderNumber} (código de integração ${key})`,
		hint: 'Put "ERP Invoice" with the order on the item before this node, or write the sale\'s "código de integração" under "Idempotency Key"; then run the item again',
	});
}
