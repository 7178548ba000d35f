import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { ability, type Ability } from './ability';

export const option: INodePropertyOptions = {
	name: 'Get Status',
	value: 'getStatus',
	description: 'Ask what has become of a message: sent, delivered, read or failed',
	action: 'Get the status of a message',
};

export const needs: Ability = 'status';

export const description: INodeProperties[] = showFor({ operation: ['getStatus'] }, [
	{
		displayName: 'Message',
		name: 'messageFrom',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{ name: 'From the Incoming Item', value: 'item', description: 'Uses the "message" that this node put on the item before' },
		],
		default: 'item',
		description: 'Which message to ask about',
	},
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { messageFrom: ['id'] } },
		description: "The gateway's own ID of the message",
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const message = await ability(messenger, 'status')(messageAsked(context, itemIndex));
	return documentResult('message', message);
}

function messageAsked(context: IExecuteFunctions, itemIndex: number): string {
	const isOnItem = context.getNodeParameter('messageFrom', itemIndex, 'item') === 'item';
	const id = isOnItem
		? asObject(context.getInputData()[itemIndex]!.json.message)?.id
		: context.getNodeParameter('messageId', itemIndex, '');
	if (typeof id === 'string' && id.trim() !== '') return id.trim();
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'messageMissing',
		message: isOnItem ? 'There is no message with an ID on the item' : 'No message ID is given',
		hint: isOnItem ? 'Put a node before this one that sends a message, or switch "Message" to "By ID"' : 'Fill in "Message ID"',
	});
}
