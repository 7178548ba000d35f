import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { OrderStock } from '../../domain/ports/stock';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { toNodeError } from '../../runtime/host/nodeErrors';
import { runItems } from '../../runtime/host/runItems';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { skuStocks, orderStocks } from '../../vendors';
import { allowOption } from '../shared/allowOption';
import { vendorAuthentications } from '../shared/authentication';
import { openVendor } from '../shared/openVendor';
import { idempotencyKey, maximumWait, maxWaitSeconds, optionsCollection } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { orderNumberPrefix } from '../shared/orderNumberPrefix';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { locationProperty, noLocation } from './stock/locationProperty';
import { refundOnItem } from './stock/refundOnItem';
import { dryRun } from './stock/set.operation';
import { stock } from './stock/stock.resource';

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const countsOrders = ids(skuStocks).filter((id) => !ids(orderStocks).includes(id));
const byOrderNumber = ids(orderStocks.filter(({ keyed }) => !keyed));
const byKey = ids(skuStocks).filter((id) => !byOrderNumber.includes(id));
const hasLocations = ids(skuStocks.filter(({ hasNoLocations }) => !hasNoLocations));

/** Goods of an order that is not paid yet are kept for it. */
const allow = allowOption(['cancelled', 'refunded', 'test', 'voided']);

export class StockUpdate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stock Update',
		name: 'stockUpdate',
		icon: { light: 'file:stockUpdate.svg', dark: 'file:stockUpdate.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle([stock], skuStocks),
		description: 'Move stock for an order, or count it, once, by SKU',
		defaults: { name: 'Stock Update' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(skuStocks),
		properties: [
			vendorProperty('System', skuStocks),
			...vendorAuthentications(skuStocks),
			resourceProperty([stock], 'stock'),
			...operationDropdowns(stock),
			...operationParameters(stock),
			...showFor({ vendor: hasLocations, operation: ['adjust', 'deductOrder', 'get', 'set'] }, [locationProperty]),
			// A system that knows the order puts the goods back where they came from.
			...showFor({ vendor: hasLocations.filter((id) => countsOrders.includes(id)), operation: ['returnOrder'] }, [locationProperty]),
			...showFor({ operation: ['adjust'] }, [optionsCollection([idempotencyKey, maximumWait])]),
			...showFor({ operation: ['deductOrder'], vendor: byKey }, [optionsCollection([allow, idempotencyKey, maximumWait])]),
			...showFor({ operation: ['returnOrder'], vendor: byKey }, [optionsCollection([idempotencyKey, maximumWait])]),
			// The sale under the order's number is the key.
			...showFor({ operation: ['deductOrder'], vendor: byOrderNumber }, [optionsCollection([allow, maximumWait, orderNumberPrefix])]),
			...showFor({ operation: ['returnOrder'], vendor: byOrderNumber }, [optionsCollection([maximumWait, orderNumberPrefix])]),
			...showFor({ operation: ['get'] }, [optionsCollection([maximumWait])]),
			...showFor({ operation: ['set'] }, [optionsCollection([dryRun, maximumWait])]),
		],
	};

	methods = {
		loadOptions: {
			async getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const warehouse = await openVendor(this, skuStocks);
				const locations = (await warehouse.locations?.()) ?? [];
				const own = locations.map(({ id, name, isDefault }) => ({ name: isDefault ? `${name} (default)` : name, value: id }));
				return [noLocation, ...own];
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const vendor = this.getNodeParameter('vendor', 0) as string;
		const { prepare, execute } = chosenOperation(this, [stock]);
		const entries = execute ? await orderStocksFor(this, vendor) : [];
		if (execute && entries.length > 0) {
			return await runOperation(this, { execute }, async (seconds) => await openVendor(this, entries, seconds));
		}
		const skuStock = await openVendor(this, skuStocks, maxWaitSeconds(this));
		return await runItems(this, await prepare(this, skuStock, vendor));
	}
}

/** The system's entry, where it moves the stock of its own orders by the chosen operation. */
async function orderStocksFor(context: IExecuteFunctions, vendor: string): Promise<readonly VendorEntry<OrderStock>[]> {
	const operation = context.getNodeParameter('operation', 0) as keyof OrderStock;
	if (operation === 'returnOrder' && hasRefunds(context)) return [];
	const entries = orderStocks.filter(({ id }) => id === vendor);
	if (entries.length === 0) return [];
	return (await openVendor(context, entries))[operation] ? entries : [];
}

/**
 * A system that knows the order can take back its whole posting only: what came back with a refund is counted by SKU. Both in one run
 * are refused, because the whole of an order and a part of it would be told apart by nothing.
 */
function hasRefunds(context: IExecuteFunctions): boolean {
	const items = context.getInputData();
	const refunds = items.filter((_, itemIndex) => refundOnItem(context, itemIndex) !== undefined).length;
	if (refunds > 0 && refunds < items.length) throw toNodeError(context.getNode(), refundsAmongOrders(), 0);
	return refunds > 0;
}

function refundsAmongOrders(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'refundsAmongOrders',
		message: 'Some items are about a refund and some about whole orders. Nothing was moved',
		hint: 'Put an If or Filter node before this one, so that refunds and whole orders come in runs of their own',
	});
}
