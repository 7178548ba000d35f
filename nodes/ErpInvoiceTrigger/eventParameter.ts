import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceEventType } from '../../domain/ports/invoiceSource';
import { invoiceSources } from '../../vendors';
import { showFor } from '../shared/showFor';

/** In the order of the dropdown. */
const events: Record<InvoiceEventType, Omit<INodePropertyOptions, 'value'>> = {
	'invoice.authorized': { name: 'Invoice Authorized', description: 'SEFAZ said yes: XML and DANFE are there' },
	'invoice.cancelled': { name: 'Invoice Cancelled', description: 'An authorized nota fiscal was cancelled' },
	'invoice.created': { name: 'Invoice Created', description: 'A nota fiscal was made and not sent yet' },
	'invoice.denied': { name: 'Invoice Denied', description: 'SEFAZ refused it for good because of one of the parties' },
	'invoice.rejected': { name: 'Invoice Rejected', description: 'SEFAZ found a mistake: code and reason are on the item' },
	'invoice.sent': { name: 'Invoice Sent', description: 'SEFAZ has it and has not decided' },
	'stock.changed': { name: 'Stock Changed', description: 'There is another quantity of a product to sell' },
};

/** What the chosen vendor reports. */
export const eventParameters: INodeProperties[] = invoiceSources.flatMap(({ id, topics }) =>
	showFor({ vendor: [id] }, [parameter(topics)]),
);

function parameter(topics: readonly InvoiceEventType[]): INodeProperties {
	const options = Object.entries(events).filter(([topic]) => topics.some((each) => each === topic));
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: options.map(([value, event]) => ({ ...event, value })),
		default: ['invoice.authorized'],
		hint: 'Each of them starts the flow once for an invoice',
		description: 'What starts the flow',
	};
}
