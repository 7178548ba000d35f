import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { toNodeError } from '../../runtime/host/nodeErrors';
import { runItems } from '../../runtime/host/runItems';
import { skuStocks, orderStocks } from '../../vendors';
import { vendorAuthentications } from '../shared/authentication';
import { openVendor } from '../shared/openVendor';
import { idempotencyKey, maximumWait, maxWaitSeconds, optionsCollection } from '../shared/optionsCollection';
import { showFor } from '../shared/showFor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import * as adjust from './stock/adjust.operation';
import * as deductOrder from './stock/deductOrder.operation';
import * as get from './stock/get.operation';
import { locationProperty, noLocation } from './stock/locationProperty';
import { refundOnItem } from './stock/refundOnItem';
import * as returnOrder from './stock/returnOrder.operation';
import * as set from './stock/set.operation';

/** By the value of the operation, in the order of the dropdown. */
const operations = { adjust, deductOrder, get, returnOrder, set };

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const countsOrders = ids(skuStocks).filter((id) => !ids(orderStocks).includes(id));
const byOrderNumber = ids(orderStocks.filter(({ keyed }) => !keyed));
const byKey = ids(skuStocks).filter((id) => !byOrderNumber.includes(id));
const hasLocations = ids(skuStocks.filter(({ hasNoLocations }) => !hasNoLocations));

export class StockUpdate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stock Update',
		name: 'stockUpdate',
		icon: { light: 'file:stockUpdate.svg', dark: 'file:stockUpdate.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["vendor"]}}',
		description: 'Move stock for an order, or count it, once, by SKU',
		defaults: { name: 'Stock Update' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(skuStocks),
		properties: [
			vendorProperty('System', skuStocks),
			...vendorAuthentications(skuStocks),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Stock', value: 'stock' }],
				default: 'stock',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['stock'] } },
				options: Object.values(operations).map(({ option }) => option),
				default: 'deductOrder',
			},
			...Object.entries(operations).flatMap(([name, { description }]) => showFor({ operation: [name] }, description)),
			...showFor({ vendor: hasLocations, operation: ['adjust', 'deductOrder', 'get', 'set'] }, [locationProperty]),
			// A system that knows the order puts the goods back where they came from.
			...showFor({ vendor: hasLocations.filter((id) => countsOrders.includes(id)), operation: ['returnOrder'] }, [locationProperty]),
			...showFor({ operation: ['adjust'] }, [optionsCollection([idempotencyKey, maximumWait])]),
			...showFor({ operation: ['deductOrder', 'returnOrder'], vendor: byKey }, [optionsCollection([idempotencyKey, maximumWait])]),
			// The sale under the order's number is the key.
			...showFor({ operation: ['deductOrder', 'returnOrder'], vendor: byOrderNumber }, [optionsCollection([maximumWait])]),
			...showFor({ operation: ['get'] }, [optionsCollection([maximumWait])]),
			...showFor({ operation: ['set'] }, [optionsCollection([set.dryRun, maximumWait])]),
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
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		if (operation === 'deductOrder' || operation === 'returnOrder') {
			const keepers = orderStocks.filter(({ id }) => id === vendor);
			const isPart = operation === 'returnOrder' && keepers.length > 0 && hasRefunds(this);
			if (!isPart && keepers.length > 0 && (await openVendor(this, keepers))[operation]) {
				return await runItems(this, async (itemIndex) => {
					// Opened for each item: the longest wait is that of one item, not of the whole run.
					const keeper = await openVendor(this, keepers, maxWaitSeconds(this, itemIndex));
					return await operations[operation].execute(this, itemIndex, keeper);
				});
			}
		}
		const counter = await openVendor(this, skuStocks, maxWaitSeconds(this));
		return await runItems(this, await operations[operation].prepare(this, counter, vendor));
	}
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
