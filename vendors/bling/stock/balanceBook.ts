import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { BalanceBook, BalanceTarget, Written } from '../../../runtime/stock/balanceBook';
import type { Standing } from '../../../runtime/stock/standings';
import type { KnownProduct } from '../client/accountMemory';
import type { BlingApi } from '../client/api';
import { createdId } from '../client/answers';
import { knownProducts } from '../product/productIds';
import { readBalances, type Balance } from './balances';
import { defaultLocation } from './locations';
import { stockLock } from './stockLock';
import { vendor } from '../client/vendor';

/** A product at a location. */
export interface Shelf {
	productId: number;
	/** Units that lie there and cannot be sold, because open sales wait for them. */
	reserved: number;
}

/** Bling's balances. One call writes one product, 3 calls a second: 30 products are some ten seconds between reading and writing. */
export function balanceBook(api: BlingApi): BalanceBook<Shelf> {
	return {
		vendor,
		clock: api.connection.clock,
		lock: stockLock(api),
		skusPerReading: 30,
		defaultLocation: async () => await defaultLocation(api),
		read: async (location, skus) => {
			const products = await knownProducts(api, skus);
			const ids = new Set([...products.values()].map(({ id }) => id));
			const balances = await readBalances(api, [...ids], location);
			return new Map(skus.map((sku) => [sku, standingOf(products.get(sku), balances)]));
		},
		nameOf: ({ productId }) => String(productId),
		requests: (targets) => targets.map((target) => [target]),
		write: async (location, targets) => await Promise.all(targets.map(async (target) => await writeBalance(api, location, target))),
	};
}

function standingOf(product: KnownProduct | undefined, balances: ReadonlyMap<number, Balance>): Standing<Shelf> {
	if (product === undefined) return { reason: 'Bling has no product with this SKU (código)' };
	const { id: productId, isTwin } = product;
	if (isTwin) return { reason: 'Several products in Bling have this SKU (código): give each its own' };
	const balance = balances.get(productId);
	if (!balance) return { reason: 'Bling shows no balance for this product: check that its stock is controlled there' };
	return { item: { productId, reserved: balance.physical - balance.sellable }, available: balance.sellable };
}

/** Bling counts the shelf, so what is reserved is added to what is to be sold. */
async function writeBalance(api: BlingApi, location: string, { item, sku, after, keys }: BalanceTarget<Shelf>): Promise<Written> {
	const quantidade = after + item.reserved;
	if (quantidade < 0) return { reason: `There would be ${quantidade} units, and a balance in Bling cannot be set below 0` };
	const outcome = await attempt(
		api.post('/estoques', {
			produto: { id: item.productId },
			deposito: { id: Number(location) },
			operacao: 'B',
			quantidade,
			...(keys.length === 0 ? {} : { observacoes: keys.join(', ') }),
		}),
	);
	if (outcome.ok) return { movementId: String(createdId(outcome.value)) };
	// It may have been deleted in Bling since it was remembered: the next run looks for it.
	if (hasClass(outcome.error, 'notFound', 'validation')) api.memory.products.delete(sku);
	throw outcome.error;
}
