import type { Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { textSetting } from '../../../runtime/client/connection';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { createdId } from '../client/answers';
import { methods } from '../client/methods';
import { findOrCreateCustomer } from '../customer/findOrCreateCustomer';
import { resolveProducts } from '../product/resolveProducts';
import { bankAccount } from './bankAccount';
import { saleBody } from './saleBody';
import { saleState, type SaleState } from './saleState';
import { vendor } from '../client/vendor';

/** The category of goods sold on that every account begins with (Clientes - Revenda de Mercadoria). */
const usualCategory = '1.01.03';

/**
 * Makes the sale under its key, which Omie takes once; answers its id, or the state of one that was there. Products come first: an
 * order that Omie cannot know leaves no customer behind.
 */
export async function createSale(api: OmieApi, request: IssueRequest, order: Order, key: string): Promise<number | SaleState> {
	const products = await resolveProducts(api, order, request.overrides?.unknownProducts);
	const bankAccountId = await bankAccount(api);
	const customerId = await findOrCreateCustomer(api, order);
	const category = textSetting(api.connection, 'category') || usualCategory;
	const references = { key, customerId, products, category, bankAccountId };
	const body = saleBody(order, references, request.overrides ?? {}, request.sendEmail, api.connection.clock.now());
	const outcome = await attempt(api.write(methods.createSale, body));
	if (!outcome.ok) throw withMemoryCleared(api, outcome.error);
	const written = outcome.value;
	return 'body' in written ? createdId(written.body.codigo_pedido) : await saleOfKey(api, written.duplicateOf, key);
}

/** One of the remembered ids may be gone in Omie: the next run shall ask for all of them. */
function withMemoryCleared({ memory }: OmieApi, error: unknown): unknown {
	if (hasClass(error, 'validation', 'notFound')) {
		for (const recent of [memory.products, memory.customers, memory.bankAccounts]) recent.clear();
	}
	return error;
}

/** What Omie says is a duplicate has to be the sale of this key, not merely a number in its words. */
async function saleOfKey(api: OmieApi, saleId: number, key: string): Promise<SaleState> {
	const state = await saleState(api, { codigo_pedido: saleId });
	if (state.key === key) return state;
	throw new IntegrationError(vendor, {
		class: 'conflict',
		code: 'saleOfOtherKey',
		message: `Omie says that the sale ${key} exists already, but names one with another "código de integração" (id ${saleId})`,
		hint: 'Look at that sale in Omie, then run the item again',
	});
}
