import type { IExecuteFunctions, INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { retryReadsAgain, startAnew } from '../../domain/checks/startAnew';
import type { Order } from '../../domain/documents/order';
import type { OrderReader } from '../../domain/ports/orderKeeper';
import { attempt } from '../../runtime/errors/attempt';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { itemJson, replaceOnItem } from '../../runtime/host/currentItem';
import { asObject, toItemJson } from '../../runtime/host/itemDocuments';
import { openConnection } from '../../runtime/host/openConnection';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { orderKeepers } from '../../vendors';
import { allowedStates, refuseNewState } from './allowOption';
import { authenticationCredentials, authenticationProperty, credentialTypeOf } from './authentication';
import { defaultMaxWaitSeconds } from './openVendor';
import { showFor } from './showFor';

type ShopEntry = VendorEntry<OrderReader>;

const shops: readonly ShopEntry[] = Object.values(orderKeepers);

/** What becomes of an order that lacks something: an item holds it as it was when the flow started, the shop may have completed it since. */
export const ifIncomplete: INodeProperties = {
	displayName: 'If the Order Is Incomplete',
	name: 'ifIncomplete',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Stop', value: 'stop', description: 'Tells what is missing' },
		...shops.map(({ id, name }) => ({
			name: `Read It Again in ${name}`,
			value: id,
			description: 'Looks whether the shop has completed it by now, then goes on; tells what is missing where it has not',
		})),
	],
	default: 'stop',
	description:
		'What to do where the order on the item lacks something, as a CPF or a CEP. Reading again makes n8n\'s "Retry" work after the order was corrected.',
};

/**
 * How to log in to the shop; stands by itself, not among the parameters of an operation. n8n's editor takes everything out of sight that
 * such a choice is shown for, the slash (from the root) keeps it there.
 */
export const shopAuthentications: INodeProperties[] = shops.flatMap(({ id, authentications }) =>
	authentications ? showFor({ '/ifIncomplete': [id] }, [authenticationProperty({ authentications })]) : [],
);

/** A node's own logins and those of the shops. The slash keeps the parameter in sight, see `loginOf`. */
export function withShopLogins(own: INodeCredentialDescription[]): INodeCredentialDescription[] {
	const logins = shops.flatMap((shop) => {
		const show = { '/ifIncomplete': [shop.id] };
		return loginsOf(shop).map((need) => ({
			...need,
			displayOptions: { show: { ...need.displayOptions?.show, ...show } },
		}));
	});
	return [...own, ...logins];
}

function loginsOf({ authentications, credentialType }: ShopEntry): INodeCredentialDescription[] {
	return authentications ? authenticationCredentials({ authentications }) : [{ name: credentialType, required: true }];
}

/** Does the work; where the order is not fit for it, once more with the order as the shop has it now. */
export async function withOrderReadAgain<T>(context: IExecuteFunctions, itemIndex: number, work: () => Promise<T>): Promise<T> {
	const shop = shopOf(context, itemIndex);
	if (!shop) return await work();
	const first = await attempt(work());
	if (first.ok) return first.value;
	const { error } = first;
	if (!(error instanceof IntegrationError) || error.failure.class !== 'validation') throw error;
	const before = itemJson(context, itemIndex).order as unknown as Order;
	const order = await readOrder(context, shop, before, error);
	refuseNewState(before, order, allowedStates(context, itemIndex), shop.name);
	replaceOnItem(context, itemIndex, { order: toItemJson(order) });
	const second = await attempt(work());
	if (second.ok) return second.value;
	const { hint } = second.error instanceof IntegrationError ? second.error.failure : {};
	throw hint === undefined ? second.error : withHint(second.error as IntegrationError, hint.replace(startAnew, retryReadsAgain));
}

/** The shop that the user chose and that the item's order is of. */
function shopOf(context: IExecuteFunctions, itemIndex: number): ShopEntry | undefined {
	const chosen = context.getNode().parameters.ifIncomplete;
	const source = asObject(itemJson(context, itemIndex).order)?.source;
	return shops.find(({ id }) => id === chosen && id === source);
}

/** The order as the shop has it now; where it cannot be read, what it lacks is told all the same. */
async function readOrder(context: IExecuteFunctions, shop: ShopEntry, before: Partial<Order>, error: IntegrationError): Promise<Order> {
	const read = async () => {
		const connection = await openConnection(context, credentialTypeOf(context, shop), defaultMaxWaitSeconds, shop.accountOf);
		return await (await shop.open(connection)).get({ id: before.sourceId ?? '' });
	};
	const reading = await attempt(read());
	if (reading.ok && reading.value.id === before.id) return reading.value;
	const why = reading.ok ? "the login in this node is another shop's" : messageOf(reading.error);
	throw withHint(error, [error.failure.hint, `It could not be read again in ${shop.name}: ${why}`].filter(Boolean).join('. '));
}

function withHint({ vendor, failure, documents }: IntegrationError, hint: string): IntegrationError {
	return new IntegrationError({ id: vendor }, { ...failure, hint }, documents);
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
