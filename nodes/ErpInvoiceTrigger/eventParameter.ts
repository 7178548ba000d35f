import { invoiceSources } from '../../vendors';
import { vendorEvents } from '../shared/vendorEvents';

/** What the chosen vendor reports. */
export const eventParameters = vendorEvents(invoiceSources, {
	events: {
		'invoice.authorized': { name: 'Invoice Authorized', description: 'SEFAZ said yes: XML and DANFE are there' },
		'invoice.cancelled': { name: 'Invoice Cancelled', description: 'An authorized nota fiscal was cancelled' },
		'invoice.created': { name: 'Invoice Created', description: 'A nota fiscal was made and not sent yet' },
		'invoice.denied': { name: 'Invoice Denied', description: 'SEFAZ refused it for good because of one of the parties' },
		'invoice.rejected': { name: 'Invoice Rejected', description: 'SEFAZ found a mistake: code and reason are on the item' },
		'invoice.sent': { name: 'Invoice Sent', description: 'SEFAZ has it and has not decided' },
		'stock.changed': { name: 'Stock Changed', description: 'There is another quantity of a product to sell' },
	},
	byDefault: ['invoice.authorized'],
	hint: 'Each of them starts the flow once for an invoice',
});
