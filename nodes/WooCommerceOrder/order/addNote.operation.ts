import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Order } from '../../../domain/documents/order';
import type { OrderDesk } from '../../../domain/ports/orderKeeper';
import { once } from '../../../runtime/host/once';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { noteParameter, requireNote } from '../../shared/noteParameter';
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
	noteParameter({ description: 'A note of the same words and the same kind is not put again' }),
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
	const text = requireNote(context, itemIndex);
	const forCustomer = context.getNodeParameter('noteFor', itemIndex) === 'customer';
	const work = async (): Promise<Added> => await desk.addNote(order, { text, forCustomer });
	const added = forCustomer ? await once(context, `wooCommerce note ${order.id} ${text}`, { work, ...toldBefore(order) }) : await work();
	return { documents: { note: { vendor: order.source, ...added } } };
}

/** `id`: null where n8n remembers the note, and the store was not asked. */
type Added = { id: string | null; found: boolean };

/** An email is not taken back: n8n's own memory guards it, over all of its processes. */
function toldBefore({ number }: Order) {
	return {
		repeated: (): Added => ({ id: null, found: true }),
		unfinished: (): never => {
			throw new IntegrationError('ponte', {
				class: 'unknownOutcome',
				code: 'noteUnclear',
				message: `This note for the customer of order ${number} was begun before, and nobody knows whether it was sent`,
				hint: 'Look at the notes of the order in WooCommerce; a note of other words can be sent at any time',
			});
		},
	};
}
