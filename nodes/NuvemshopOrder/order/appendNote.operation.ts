import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Add Note',
	value: 'appendNote',
	description: "Put a line under the shop's own note of an order, once",
	action: 'Add a note to an order',
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
		hint: 'What the shop wrote stays above it; the customer does not see it',
		description: 'The line to add',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const text = String(context.getNodeParameter('note', itemIndex) ?? '').trim();
	if (text === '') throw noteMissing();
	return { documents: { note: { vendor: order.source, ...(await desk.appendNote(order, text)) } } };
}

function noteMissing(): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'note', message: 'The note is empty', hint: 'Fill in "Note"' });
}
