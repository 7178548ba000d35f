import type { IDataObject } from 'n8n-workflow';
import type { Invoice } from '../../../domain/documents/invoice';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';

export function invoiceResult(invoice: Invoice): ItemResult {
	return documentResult('invoice', invoice);
}

/** An answer about an invoice that the item knows already keeps what only the item can tell. */
export function keepingOrder(invoice: Invoice, { orderNumber, found }: IDataObject): Invoice {
	return {
		...invoice,
		orderNumber: invoice.orderNumber ?? (typeof orderNumber === 'string' ? orderNumber : null),
		found: typeof found === 'boolean' ? found : invoice.found,
	};
}
