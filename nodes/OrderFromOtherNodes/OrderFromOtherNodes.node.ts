import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { optionsCollection } from '../shared/optionsCollection';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { operationSubtitle } from '../shared/subtitle';
import { appointment } from './appointment/appointment.resource';
import { flatOption } from './documentItem';
import { lead } from './lead/lead.resource';
import { order } from './order/order.resource';
import { payment } from './payment/payment.resource';

const resources = [appointment, lead, order, payment];

export class OrderFromOtherNodes implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Order From Other Nodes',
		name: 'orderFromOtherNodes',
		icon: { light: 'file:orderFromOtherNodes.svg', dark: 'file:orderFromOtherNodes.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle(resources),
		description: "Make an order, payment, lead or appointment out of what n8n's own nodes put out, for the nodes of this package",
		defaults: { name: 'Order From Other Nodes' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: [
			resourceProperty(resources, 'order'),
			...resources.flatMap(operationDropdowns),
			...resources.flatMap(operationParameters),
			optionsCollection([flatOption]),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this, chosenOperation(this, resources), async () => undefined);
	}
}
