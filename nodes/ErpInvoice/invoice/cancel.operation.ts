import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { invoiceProperties, invoiceReference } from './invoiceReference';
import { invoiceResult, keepingOrder } from './invoiceResult';
import { notOffered } from './notOffered';
import { boundedText, boundedTextProperty, justification } from './textOfLength';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description:
		'Cancel an authorized invoice, as long as its term runs (mostly 24 hours, 30 minutes for an NFC-e, what the city says for an NFS-e)',
	action: 'Cancel an invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['cancel'] }, [
	...invoiceProperties,
	boundedTextProperty(justification, {
		placeholder: 'e.g. Cliente desistiu da compra antes do envio',
		description: 'Why the sale is undone; SEFAZ or the city hall keeps it',
	}),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	if (!issuer.cancel) throw notOffered(option.name);
	const { id, model, onItem } = invoiceReference(context, itemIndex);
	const why = boundedText(context, itemIndex, justification);
	return invoiceResult(keepingOrder(await issuer.cancel(id, model, why), onItem));
}
