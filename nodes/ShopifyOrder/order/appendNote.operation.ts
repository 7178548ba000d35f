import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Add Note',
	value: 'appendNote',
	description: 'Put a line under the note that the order has, once',
	action: 'Add a line to the note of an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 2 },
		required: true,
		default: '',
		placeholder: 'e.g. NF-e emitida',
		hint: 'What the customer or the shop wrote stays above it',
		description: 'The line to add',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const text = String(context.getNodeParameter('note', itemIndex) ?? '').trim();
	if (text === '') throw noteMissing();
	return { documents: { note: { vendor: order.source, ...(await keeper.appendNote(order, text)) } } };
}

function noteMissing(): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'note', message: 'The note is empty', hint: 'Fill in "Note"' });
}
