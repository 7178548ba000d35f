import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Add Note',
	value: 'addNote',
	description: 'Put a note beside an order, once; one for the customer is sent to him by email',
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
		description: 'A note of the same words and the same kind is not put again',
	},
	{
		displayName: 'For',
		name: 'noteFor',
		type: 'options',
		options: [
			{ name: 'The Customer', value: 'customer', description: 'WooCommerce sends it by email, and shows it in the account' },
			{ name: 'The Shop', value: 'private', description: 'Only the people of the shop see it' },
		],
		default: 'private',
		description: 'Who reads it',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: OrderDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const text = String(context.getNodeParameter('note', itemIndex) ?? '').trim();
	if (text === '') throw noteMissing();
	const forCustomer = context.getNodeParameter('noteFor', itemIndex) === 'customer';
	return { documents: { note: { vendor: order.source, ...(await desk.addNote(order, { text, forCustomer })) } } };
}

function noteMissing(): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'note', message: 'The note is empty', hint: 'Fill in "Note"' });
}
