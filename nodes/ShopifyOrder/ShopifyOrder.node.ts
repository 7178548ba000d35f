import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { runItems } from '../../runtime/host/runItems';
import { orderKeepers } from '../../vendors';
import { authenticationCredentials, authenticationProperty, chosenCredentialType } from '../shared/authentication';
import { defaultMaxWaitSeconds } from '../shared/openVendor';
import { maximumWait, maxWaitSeconds, optionsProperty } from '../shared/optionsCollection';
import { showFor } from '../shared/showFor';
import * as addEvent from './fulfillment/addEvent.operation';
import * as updateTracking from './fulfillment/updateTracking.operation';
import * as addTags from './order/addTags.operation';
import * as appendNote from './order/appendNote.operation';
import * as cancel from './order/cancel.operation';
import * as fulfill from './order/fulfill.operation';
import * as get from './order/get.operation';
import * as getMany from './order/getMany.operation';
import * as refund from './order/refund.operation';
import * as removeTags from './order/removeTags.operation';
import * as setInvoice from './order/setInvoice.operation';

const { shopify } = orderKeepers;

/** By the value of the operation, which no two resources share; in the order of the dropdowns. */
const orderOperations = { addTags, cancel, fulfill, get, getMany, refund, removeTags, setInvoice, appendNote };
const fulfillmentOperations = { addEvent, updateTracking };
const operations = { ...orderOperations, ...fulfillmentOperations };

export class ShopifyOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order',
		name: 'shopifyOrder',
		icon: { light: 'file:shopifyOrder.svg', dark: 'file:shopifyOrder.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Find, fulfill, tag, complete, cancel and refund orders of a Shopify shop, once',
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
				options: [
					{ name: 'Fulfillment', value: 'fulfillment' },
					{ name: 'Order', value: 'order' },
				],
				default: 'order',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['order'] } },
				options: Object.values(orderOperations).map(({ option }) => option),
				default: 'fulfill',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['fulfillment'] } },
				options: Object.values(fulfillmentOperations).map(({ option }) => option),
				default: 'updateTracking',
			},
			...Object.entries(operations).flatMap(([name, { description }]) => showFor({ operation: [name] }, description)),
			...showFor({ operation: ['refund'] }, [optionsProperty()]),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				displayOptions: { hide: { operation: ['refund'] } },
				default: {},
				options: [maximumWait],
			},
		],
	};

	methods = {
		loadOptions: {
			async getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const connection = await openConnection(this, chosenCredentialType(this, shopify), defaultMaxWaitSeconds, shopify.accountOf);
				const locations = (await shopify.open(connection).locations?.()) ?? [];
				return [fulfill.everyLocation, ...locations.map(({ id, name }) => ({ name, value: id }))];
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		const credentialType = chosenCredentialType(this, shopify);
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const keeper = shopify.open(await openConnection(this, credentialType, maxWaitSeconds(this, itemIndex), shopify.accountOf));
			return await operations[operation].execute(this, itemIndex, keeper);
		});
	}
}
