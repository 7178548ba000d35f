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
import { carriers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { maxWaitSeconds, optionsProperty } from '../shared/optionsCollection';
import { orderProperties } from '../shared/orderParameter';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { boxesOption } from './shipment/boxes';
import * as create from './shipment/create.operation';
import { itemWeightOption, parcelProperties } from './shipment/parcel';
import * as quote from './shipment/quote.operation';

export class CarrierShipment implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Carrier Shipment',
		name: 'carrierShipment',
		icon: { light: 'file:carrierShipment.svg', dark: 'file:carrierShipment.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["vendor"]}}',
		description: 'Quote and buy the shipping label of an order, once',
		defaults: { name: 'Carrier Shipment' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(carriers),
		properties: [
			vendorProperty('Carrier', carriers),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Shipment', value: 'shipment' }],
				default: 'shipment',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['shipment'] } },
				options: [create.option, quote.option],
				default: 'create',
			},
			...orderProperties,
			...create.description,
			...parcelProperties,
			optionsProperty([boxesOption, itemWeightOption]),
		],
	};

	methods = {
		loadOptions: {
			async getServices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const carrier = await openVendor(this, carriers);
				const services = (await carrier.services?.()) ?? [];
				return services.map(({ id, name }) => ({ name, value: id }));
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) === 'quote' ? quote : create;
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const carrier = await openVendor(this, carriers, maxWaitSeconds(this, itemIndex));
			return await operation.execute(this, itemIndex, carrier);
		});
	}
}
