import { listener } from '../../../runtime/client/connection';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { asId, asNumber, asRecord, asText, recordIn } from '../client/answers';
import type { Envelope } from './envelope';
import type { Happening } from './happening';
import { vendor } from '../client/vendor';

/** `stock` is a movement; `virtual_stock` what is left to sell, moved by reservations, too (Bling documentation, "Webhooks"). */
const resources = ['stock', 'virtual_stock'];

/**
 * What an event about stock tells: how much there is of the product now, at all locations, because deliveries are late and out of
 * order. One call, which the SKU costs anyway.
 */
export async function readStockEvent(
	api: BlingApi,
	{ resource, data }: Envelope,
	topics: readonly string[],
): Promise<Happening | undefined> {
	const id = asId(asRecord(data.produto).id);
	if (!resources.includes(resource) || !topics.includes('stock.changed')) return undefined;
	const passedOver = listener(api.connection, vendor);
	if (id === undefined) {
		passedOver(`"${resource}" (data.produto.id)`);
		return undefined;
	}
	const found = await attempt(api.get(`/produtos/${id}`));
	if (!found.ok) {
		// Deleted since, or of another company that uses the same app.
		if (hasClass(found.error, 'notFound')) return undefined;
		throw found.error;
	}
	const product = recordIn(found.value);
	const sku = asText(product.codigo);
	const quantity = asNumber(asRecord(product.estoque).saldoVirtualTotal);
	if (quantity === null) passedOver('the stock of a product (estoque.saldoVirtualTotal)');
	if (sku === null || quantity === null) return undefined;
	return {
		type: 'stock.changed',
		documents: { stock: [{ vendor: vendor.id, sku, location: null, quantity }], products: [{ sku, quantity }] },
		correlationId: `${vendor.id}:stock:${sku}`,
	};
}
