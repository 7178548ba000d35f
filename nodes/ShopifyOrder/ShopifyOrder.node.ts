import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { runItems } from '../../runtime/host/runItems';
import { orderKeepers } from '../../vendors';
import { authenticationCredentials, authenticationProperty, chosenCredentialType } from '../shared/authentication';
import { maximumWait, maxWaitSeconds } from '../shared/optionsCollection';
import { orderProperties } from '../shared/orderParameter';
import * as addTags from './order/addTags.operation';
import * as fulfill from './order/fulfill.operation';
import * as setInvoice from './order/setInvoice.operation';

const { shopify } = orderKeepers;

const operations = { addTags, fulfill, setInvoice };

export class ShopifyOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order',
		name: 'shopifyOrder',
		icon: { light: 'file:shopifyOrder.svg', dark: 'file:shopifyOrder.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Fulfill, tag and complete an order in a Shopify shop, once',
		defaults: { name: 'Shopify Order' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: authenticationCredentials(shopify),
		properties: [
			authenticationProperty(shopify),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Order', value: 'order' }],
				default: 'order',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['order'] } },
				options: [addTags.option, fulfill.option, setInvoice.option],
				default: 'fulfill',
			},
			...orderProperties,
			...addTags.description,
			...fulfill.description,
			...setInvoice.description,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [maximumWait],
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		const credentialType = chosenCredentialType(this, shopify);
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const keeper = shopify.open(await openConnection(this, credentialType, maxWaitSeconds(this, itemIndex)));
			return await operations[operation].execute(this, itemIndex, keeper);
		});
	}
}
