import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { showFor } from '../../shared/showFor';
import { awaitDecision, defaultWaitSeconds, waitProperty } from './awaitDecision';
import { invoiceProperties, invoiceReference } from './invoiceReference';
import { invoiceResult, keepingOrder } from './invoiceResult';
import { refuseRejected } from './refuseRejected';

export const option: INodePropertyOptions = {
	name: 'Wait for Authorization',
	value: 'wait',
	description: 'Wait until SEFAZ has authorized or refused an invoice that was issued before',
	action: 'Wait for the authorization of an invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['wait'] }, [...invoiceProperties, waitProperty]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	const { id, model, onItem } = invoiceReference(context, itemIndex);
	const waitSeconds = context.getNodeParameter('waitSeconds', itemIndex, defaultWaitSeconds) as number;
	const now = keepingOrder(await issuer.get(id, model), onItem);
	const invoice = await awaitDecision(issuer, now, waitSeconds);
	refuseRejected(invoice);
	return invoiceResult(invoice);
}
