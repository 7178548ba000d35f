import type { IExecuteFunctions } from 'n8n-workflow';
import { normalizeAccessKey } from '../../domain/values/accessKey';
import type { Invoice } from '../../domain/documents/invoice';
import { asObject } from '../../runtime/host/itemDocuments';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** States of an invoice that is none of the order's. */
const voids: readonly string[] = ['cancelled', 'denied', 'rejected'] satisfies Invoice['status'][];

/** The invoice that a node before put on the item. */
export function invoiceOnItem(context: IExecuteFunctions, itemIndex: number): Invoice {
	const invoice = asObject(context.getInputData()[itemIndex]!.json.invoice);
	if (!invoice) throw unusable('there is none', 'Put ERP Invoice before this node');
	const { accessKey, status } = invoice;
	if (voids.includes(String(status)))
		throw unusable(`it is ${String(status)}`, 'Put an If node before this one that looks at invoice.status');
	const key = accessKey === undefined || accessKey === null ? null : normalizeAccessKey(accessKey);
	if (key === undefined) throw unusable('invoice.accessKey is not an access key of 44 characters', 'Look at the invoice in the ERP');
	const texts = { number: textOrNull(invoice.number), series: textOrNull(invoice.series), pdfUrl: textOrNull(invoice.pdfUrl) };
	return { ...(invoice as unknown as Invoice), ...texts, accessKey: key };
}

function textOrNull(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}

function unusable(why: string, hint: string): IntegrationError {
	const message = `The invoice on the item cannot be used: ${why}`;
	return new IntegrationError('ponte', { class: 'validation', code: 'invoiceDocument', message, hint });
}
