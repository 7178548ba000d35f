import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { invoiceProperties, invoiceReference } from './invoiceReference';
import { invoiceResult } from './invoiceResult';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read an invoice with its status, key and links as the ERP has it now',
	action: 'Get an invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['get'] }, invoiceProperties);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	const { id, model } = invoiceReference(context, itemIndex);
	return invoiceResult(await issuer.get(id, model));
}
