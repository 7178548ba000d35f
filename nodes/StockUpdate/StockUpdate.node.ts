import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { runItems } from '../../runtime/host/runItems';
import { stockKeepers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { maxWaitSeconds, optionsProperty } from '../shared/optionsCollection';
import { orderProperties } from '../shared/orderParameter';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import * as deductOrder from './stock/deductOrder.operation';

export class StockUpdate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stock Update',
		name: 'stockUpdate',
		icon: { light: 'file:stockUpdate.svg', dark: 'file:stockUpdate.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["vendor"]}}',
		description: 'Move stock for an order, once, by SKU',
		defaults: { name: 'Stock Update' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(stockKeepers),
		properties: [
			vendorProperty('System', stockKeepers),
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
				options: [deductOrder.option],
				default: 'deductOrder',
			},
			...orderProperties,
			...deductOrder.description,
			optionsProperty(),
		],
	};

	methods = {
		loadOptions: {
			async getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const keeper = await openVendor(this, stockKeepers);
				const locations = (await keeper.locations?.()) ?? [];
				return locations.map(({ id, name, isDefault }) => ({ name: isDefault ? `${name} (default)` : name, value: id }));
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const keeper = await openVendor(this, stockKeepers, maxWaitSeconds(this, itemIndex));
			return await deductOrder.execute(this, itemIndex, keeper);
		});
	}
}
