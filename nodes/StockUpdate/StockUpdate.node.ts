import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Warehouse } from '../../domain/ports/stockKeeper';
import { runItems } from '../../runtime/host/runItems';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { stockCounters, stockKeepers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { maxWaitSeconds, optionsProperty } from '../shared/optionsCollection';
import { showFor } from '../shared/showFor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import * as adjust from './stock/adjust.operation';
import * as deductByCount from './stock/deductByCount';
import * as deductOrder from './stock/deductOrder.operation';
import * as set from './stock/set.operation';

const warehouses: readonly VendorEntry<Warehouse>[] = [...stockKeepers, ...stockCounters];

/** What is done by SKU, for all items of a run together. */
const byCount = { adjust, deductOrder: deductByCount, set };

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
		credentials: vendorCredentials(warehouses),
		properties: [
			vendorProperty('System', warehouses),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Stock', value: 'stock' }],
				default: 'stock',
			},
			operationProperty(stockKeepers, [deductOrder.option]),
			operationProperty(stockCounters, [adjust.option, deductOrder.option, set.option]),
			...showFor({ operation: ['deductOrder'] }, deductOrder.description),
			...showFor({ operation: ['adjust'] }, adjust.description),
			...showFor({ operation: ['set'] }, set.description),
			optionsProperty(),
		],
	};

	methods = {
		loadOptions: {
			async getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const warehouse = await openVendor(this, warehouses);
				const locations = (await warehouse.locations?.()) ?? [];
				return locations.map(({ id, name, isDefault }) => ({ name: isDefault ? `${name} (default)` : name, value: id }));
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const vendor = this.getNodeParameter('vendor', 0) as string;
		if (stockCounters.some(({ id }) => id === vendor)) {
			const operation = this.getNodeParameter('operation', 0) as keyof typeof byCount;
			const counter = await openVendor(this, stockCounters, maxWaitSeconds(this));
			return await runItems(this, await byCount[operation].prepare(this, counter, vendor));
		}
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const keeper = await openVendor(this, stockKeepers, maxWaitSeconds(this, itemIndex));
			return await deductOrder.execute(this, itemIndex, keeper);
		});
	}
}

/** The operations of the vendors that can do them. */
function operationProperty(entries: readonly VendorEntry<Warehouse>[], options: INodePropertyOptions[]): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['stock'], vendor: entries.map(({ id }) => id) } },
		options,
		default: 'deductOrder',
	};
}
