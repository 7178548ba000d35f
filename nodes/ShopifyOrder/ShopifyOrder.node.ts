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
import { orderKeepers } from '../../vendors';
import { authenticationCredentials, authenticationProperty, chosenCredentialType } from '../shared/authentication';
import { defaultMaxWaitSeconds } from '../shared/openVendor';
import { maximumWait, optionsProperty } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { fulfillment } from './fulfillment/fulfillment.resource';
import { everyLocation } from './order/fulfill.operation';
import { order } from './order/order.resource';

const { shopify } = orderKeepers;

const resources = [fulfillment, order];

export class ShopifyOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order',
		name: 'shopifyOrder',
		icon: { light: 'file:shopifyOrder.svg', dark: 'file:shopifyOrder.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Find, fulfill, tag, complete, cancel and refund orders of a Shopify shop, once',
		defaults: { name: 'Shopify Order' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: authenticationCredentials(shopify),
		properties: [
			authenticationProperty(shopify),
			resourceProperty(resources, 'order'),
			...operationDropdowns(order),
			...operationDropdowns(fulfillment),
			...operationParameters(order),
			...operationParameters(fulfillment),
			...showFor({ operation: ['refund', 'refundReturn'] }, [optionsProperty()]),
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				displayOptions: { hide: { operation: ['refund', 'refundReturn'] } },
				default: {},
				options: [maximumWait],
			},
		],
	};

	methods = {
		loadOptions: {
			async getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const connection = await openConnection(this, chosenCredentialType(this, shopify), defaultMaxWaitSeconds, shopify.accountOf);
				const locations = (await (await shopify.open(connection)).locations?.()) ?? [];
				return [everyLocation, ...locations.map(({ id, name }) => ({ name, value: id }))];
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, resources);
		const credentialType = chosenCredentialType(this, shopify);
		const open = async (seconds: number) => shopify.open(await openConnection(this, credentialType, seconds, shopify.accountOf));
		return await runOperation(this, operation, open);
	}
}
