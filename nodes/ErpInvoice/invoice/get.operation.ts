import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceModel } from '../../../domain/invoice';
import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/integrationError';
import { modelProperties } from './modelProperty';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read an invoice with its status, key and links as the ERP has it now',
	action: 'Get an invoice',
};

const show = { operation: ['get'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Invoice',
		name: 'invoiceFrom',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{ name: 'From the Incoming Item', value: 'item', description: 'Uses the "invoice" that this node put on the item before' },
		],
		default: 'item',
		displayOptions: { show },
		description: 'Which invoice to read',
	},
	{
		displayName: 'Invoice ID',
		name: 'invoiceId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12345678',
		displayOptions: { show: { ...show, invoiceFrom: ['id'] } },
		description: "The ERP's own ID of the invoice, not its number",
	},
	...modelProperties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, ...show, invoiceFrom: ['id'] } },
	})),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	const { id, model } = invoiceAsked(context, itemIndex);
	const invoice = await issuer.get(id, model);
	return { documents: { invoice: invoice as unknown as IDataObject } };
}

function invoiceAsked(context: IExecuteFunctions, itemIndex: number): { id: string; model: InvoiceModel } {
	if (context.getNodeParameter('invoiceFrom', itemIndex) === 'item') return invoiceOnItem(context, itemIndex);
	const id = String(context.getNodeParameter('invoiceId', itemIndex, '')).trim();
	if (id === '') throw withoutInvoice('No invoice ID is given', 'Fill in "Invoice ID"');
	return { id, model: context.getNodeParameter('model', itemIndex, 55) as InvoiceModel };
}

function invoiceOnItem(context: IExecuteFunctions, itemIndex: number): { id: string; model: InvoiceModel } {
	const invoice = asObject(context.getInputData()[itemIndex]!.json.invoice);
	const { id, model } = invoice ?? {};
	if (typeof id === 'string' && id !== '' && (model === 55 || model === 65 || model === 'nfse')) return { id, model };
	throw withoutInvoice('There is no invoice on the item', 'Put "ERP Invoice: Issue" before this node, or switch "Invoice" to "By ID"');
}

function withoutInvoice(message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'invoiceMissing', message, hint });
}
