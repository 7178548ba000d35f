import type { INodeProperties } from 'n8n-workflow';
import { happenings, type DocumentKind, type Happening } from '../../domain/ports/recordReader';
import { hostClock } from '../../runtime/host/clock';
import { recordReaders } from '../../vendors';
import type { Operation } from '../shared/operation';
import { showFor } from '../shared/showFor';
import { documentItem } from './documentItem';

const happened: INodeProperties = {
	displayName: 'What Happened',
	name: 'happened',
	type: 'options',
	options: [
		{ name: 'Not Said', value: '', description: 'Each later step is done once for the order' },
		{ name: 'Order Cancelled', value: 'cancelled', description: 'The shop has called the order off' },
		{ name: 'Order Created', value: 'created', description: 'The order was placed, paid or not' },
		{ name: 'Order Paid', value: 'paid', description: 'The money is there' },
		{ name: 'Order Shipped', value: 'shipped', description: 'The goods are on their way' },
	],
	default: '',
	description:
		'What the flow is about. Later steps then know it by the same name as from a trigger of this package, and an order that is not so is refused.',
};

const accounts: Partial<Readonly<Record<DocumentKind, INodeProperties>>> = {
	order: {
		displayName: 'Shop',
		name: 'account',
		type: 'string',
		default: '',
		placeholder: 'e.g. my-shop',
		hint: 'Empty: as the order says; where it does not, the node asks for it',
		description: 'Which shop the orders are of, as its credential names it; two shops may have the same IDs',
	},
	appointment: {
		displayName: 'Calendar',
		name: 'account',
		type: 'string',
		default: '',
		placeholder: 'e.g. agenda@clinic.com.br',
		hint: 'Empty: as the event says',
		description: 'ID of the calendar that the events are in',
	},
};

/** `article`: "an order". */
export function recognizeOperation(kind: DocumentKind, article: string): Operation<undefined> {
	const account = accounts[kind];
	return {
		option: {
			name: 'Recognize',
			value: 'recognize',
			description: `Tell ${article} by the form that n8n's own nodes put it out in, and say what it was taken for`,
			action: `Recognize ${article}`,
		},
		description: showFor({ resource: [kind] }, [...(account ? [account] : []), ...(kind === 'order' ? [happened] : [])]),
		async execute(context, itemIndex) {
			const written = String(context.getNodeParameter('account', itemIndex, '') ?? '').trim();
			const word = context.getNodeParameter('happened', itemIndex, '') as Happening;
			// Read when it is first needed, and not at every start of n8n.
			const { recognize } = await import('../../runtime/records/recognize');
			const recognized = await recognize(recordReaders, context.getInputData()[itemIndex]!.json, kind, {
				account: account && written !== '' ? written : null,
				happened: kind === 'order' && happenings.includes(word) ? word : null,
				now: hostClock.now(),
				timeZone: context.getTimezone(),
			});
			return documentItem(context, itemIndex, recognized);
		},
	};
}
