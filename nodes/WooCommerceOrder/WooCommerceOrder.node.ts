import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { orderKeepers } from '../../vendors';
import { maximumWait, optionsCollection, optionsProperty } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { order } from './order/order.resource';

const { wooCommerce } = orderKeepers;

const resources = [order];

export class WooCommerceOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WooCommerce Order',
		name: 'wooCommerceOrder',
		icon: { light: 'file:wooCommerceOrder.svg', dark: 'file:wooCommerceOrder.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Find, move on, annotate and refund orders of a WooCommerce store, once',
		defaults: { name: 'WooCommerce Order' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: wooCommerce.credentialType, required: true }],
		properties: [
			resourceProperty(resources, 'order'),
			...operationDropdowns(order),
			...operationParameters(order),
			...showFor({ operation: ['refund'] }, [optionsProperty()]),
			{ ...optionsCollection([maximumWait]), displayOptions: { hide: { operation: ['refund'] } } },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, resources);
		const { credentialType, accountOf } = wooCommerce;
		const open = async (seconds: number) => wooCommerce.open(await openConnection(this, credentialType, seconds, accountOf));
		return await runOperation(this, operation, open);
	}
}
