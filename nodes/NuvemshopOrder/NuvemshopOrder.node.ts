import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { openConnection } from '../../runtime/host/openConnection';
import { orderKeepers } from '../../vendors';
import { maximumWait, optionsCollection } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { operationSubtitle } from '../shared/subtitle';
import { order } from './order/order.resource';

const { nuvemshop } = orderKeepers;

const resources = [order];

export class NuvemshopOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Nuvemshop Order',
		name: 'nuvemshopOrder',
		icon: { light: 'file:nuvemshopOrder.svg', dark: 'file:nuvemshopOrder.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: 'Find, annotate, send, archive and cancel orders of a Nuvemshop store, once',
		defaults: { name: 'Nuvemshop Order' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: nuvemshop.credentialType, required: true }],
		properties: [
			resourceProperty(resources, 'order'),
			...operationDropdowns(order),
			...operationParameters(order),
			optionsCollection([maximumWait]),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, resources);
		const { credentialType, accountOf } = nuvemshop;
		const open = async (seconds: number) => nuvemshop.open(await openConnection(this, credentialType, seconds, accountOf));
		return await runOperation(this, operation, open);
	}
}
